"""What a person says about themselves: education, experience, skills."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from assessments.actions.profile import lock
from assessments.models import (
    AgreedRating,
    ExperienceAnswer,
    PlanStep,
    Profile,
    Qualification,
    SkillAnswer,
)
from assessments.scoring import EducationHeld, Held, SkillHeld
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
    are not named stay as they are. A level other than before counts instead of what was
    agreed with a counsellor, unless just that was agreed."""
    before = dict(by.skillanswers.values_list("skill_id", "level"))
    changed = {
        skill_id: level
        for skill_id, level in levels.items()
        if level is not None and level != before.get(skill_id)
    }
    _supersede(changed, by)
    _write_skills(levels, by)


def _write_skills(levels: Mapping[int, int | None], by: Profile) -> None:
    for skill_id, level in levels.items():
        if level is None:
            by.skillanswers.filter(skill_id=skill_id).delete()
            continue
        SkillAnswer.objects.update_or_create(
            profile=by, skill_id=skill_id, defaults={"level": level}
        )


def _supersede(
    levels: Mapping[int, int], by: Profile, step: PlanStep | None = None
) -> None:
    """What was agreed counts no more where it says another level than this by the id of
    the skill; it stays readable. `step` is what led to it."""
    now = timezone.now()
    in_force = AgreedRating.objects.filter(profile=by).in_force()
    for skill_id, level in levels.items():
        others = in_force.filter(skill_id=skill_id).exclude(level=level)
        others.update(superseded_at=now, superseded_by=step)


@transaction.atomic
def replace_answer(
    key: str, held: Held, *, by: Profile, step: PlanStep | None = None
) -> None:
    """The same as `write_answer`, and it counts instead of what was agreed with a
    counsellor, unless just that was agreed. `step` is what led to it."""
    write_answer(key, held, by=by)
    if isinstance(held, SkillHeld):
        slug = key.partition(":")[2]
        found = Skill.objects.filter(slug=slug)
        _supersede({skill.pk: held.level for skill in found}, by, step)


@transaction.atomic
def write_answer(key: str, held: Held | None, *, by: Profile) -> None:
    """Keep `held` as the person's own answer to the requirement `key`, such as
    "skill:coaching"; None takes it back. Education is one answer for all roles: the old
    one is replaced. Nothing happens if the catalogue knows the skill or area no more.
    What was agreed with a counsellor stays as it is."""
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
            _write_skills({skill.pk: held.level if held else None}, by)  # type: ignore[union-attr]


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
