"""What a person says about themselves: education, experience, skills."""

from django.db import transaction

from assessments.actions.profile import lock
from assessments.models import (
    ExperienceAnswer,
    Profile,
    Qualification,
    SkillAnswer,
)
from assessments.scoring import EducationHeld, Held
from roles.models import ExperienceArea, Skill


@transaction.atomic
def save_education(
    *,
    finished: tuple[int, str] | None,
    in_progress: tuple[int, str] | None,
    by: Profile,
) -> None:
    """Keep the highest certificate and the one being studied for, each as (EQF level,
    ISCED-F field or ""). None takes the answer back. Lower certificates, as from steps
    that are done, stay beside the highest."""
    lock(by)
    for highest, is_finished in ((finished, True), (in_progress, False)):
        rows = by.qualifications.filter(is_finished=is_finished)
        if highest is None or not is_finished:
            rows.delete()
        elif shown := rows.first():
            shown.delete()
            rows.filter(eqf_level__gt=highest[0]).delete()
        if highest is not None:
            eqf_level, isced_field = highest
            Qualification.objects.get_or_create(
                profile=by,
                eqf_level=eqf_level,
                isced_field=isced_field,
                is_finished=is_finished,
            )


@transaction.atomic
def save_experience(months: dict[int, tuple[int, int] | None], *, by: Profile) -> None:
    """Keep (direct, related) months by the id of the experience area. None takes the
    answer back; areas that are not named stay as they are."""
    for area_id, answer in months.items():
        if answer is None:
            by.experienceanswers.filter(area_id=area_id).delete()
            continue
        direct, related = answer
        ExperienceAnswer.objects.update_or_create(
            profile=by,
            area_id=area_id,
            defaults={"direct_months": direct, "related_months": related},
        )


@transaction.atomic
def save_skills(levels: dict[int, int | None], *, by: Profile) -> None:
    """Keep levels 0 to 4 by the id of the skill. None takes the answer back; skills that
    are not named stay as they are."""
    for skill_id, level in levels.items():
        if level is None:
            by.skillanswers.filter(skill_id=skill_id).delete()
            continue
        SkillAnswer.objects.update_or_create(
            profile=by, skill_id=skill_id, defaults={"level": level}
        )


@transaction.atomic
def write_answer(key: str, held: Held | None, *, by: Profile) -> None:
    """Keep `held` as the answer to the requirement `key`, such as "skill:coaching"; None
    takes it back. Education is one answer for all roles: the old one is replaced. Nothing
    happens if the catalogue knows the skill or area no more."""
    kind, _, slug = key.partition(":")
    if kind == "education":
        assert held is None or isinstance(held, EducationHeld)  # noqa: S101
        _write_education(held, by)
    elif kind == "experience":
        for area in ExperienceArea.objects.filter(slug=slug):
            months = (held.direct, held.related) if held else None  # type: ignore[union-attr]
            save_experience({area.pk: months}, by=by)
    else:
        for skill in Skill.objects.filter(slug=slug):
            save_skills({skill.pk: held.level if held else None}, by=by)  # type: ignore[union-attr]


def _write_education(held: EducationHeld | None, by: Profile) -> None:
    by.qualifications.all().delete()
    if held is None:
        return
    for qualifications, is_finished in (
        (held.finished, True),
        (held.in_progress, False),
    ):
        for one in dict.fromkeys(qualifications):
            Qualification.objects.create(
                profile=by,
                eqf_level=one.eqf_level,
                isced_field=one.field or "",
                is_finished=is_finished,
            )
