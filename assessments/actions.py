"""Everything a person can do that is written down. Each is atomic: all of it or nothing.

`by` is the profile of the person who does it. Reading lives with the models.
"""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from assessments import codes
from assessments.models import (
    Assessment,
    ExperienceAnswer,
    Plan,
    PlanChoice,
    Profile,
    Qualification,
    SkillAnswer,
)
from assessments.snapshot import freeze
from roles.models import Role


def open_profile() -> tuple[Profile, str]:
    """A new, empty profile and the only copy of its return code."""
    code = codes.new_code()
    profile = Profile.objects.create(
        code_digest=codes.digest(code),
        link_digest=codes.link_digest(codes.link_token(code)),
        used_on=timezone.localdate(),
    )
    return profile, code


@transaction.atomic
def note_visit(*, by: Profile) -> bool:
    """Renew the retention period; True on the first visit of a day, the only one that
    writes."""
    today = timezone.localdate()
    if by.used_on == today:
        return False
    by.used_on = today
    by.save(update_fields=["used_on"])
    return True


@transaction.atomic
def start_assessment(role: Role, *, by: Profile) -> Assessment:
    """The running assessment of this role; a second call finds the first one's."""
    assessment, _ = Assessment.objects.get_or_create(
        profile=by, role=role, completed_at=None
    )
    return assessment


@transaction.atomic
def save_education(
    *,
    finished: tuple[int, str] | None,
    in_progress: tuple[int, str] | None,
    by: Profile,
) -> None:
    """Keep the highest certificate and the one being studied for, each as (EQF level,
    ISCED-F field or ""). None takes the answer back."""
    _lock(by)
    by.qualifications.all().delete()
    for qualification, is_finished in ((finished, True), (in_progress, False)):
        if qualification is not None:
            eqf_level, isced_field = qualification
            Qualification.objects.create(
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
def complete_assessment(role: Role, *, by: Profile) -> Assessment:
    """Freeze the profile against the role. Sent twice, the second call finds the result
    of the first. `role` comes from `with_requirements()`."""
    profile = _lock(by)
    mine = Assessment.objects.filter(profile=profile, role=role)
    running = mine.running().first()
    if running is None:
        last: Assessment | None = mine.completed().first()
        if last is not None:
            return last
        running = Assessment(profile=profile, role=role)
    return _freeze(running, role, profile)


@transaction.atomic
def rescore(role: Role, *, by: Profile) -> Assessment:
    """A new assessment of the role as it is today; the old ones stay as they were. If the
    newest says just the same already, that one."""
    profile = _lock(by)
    mine = Assessment.objects.filter(profile=profile, role=role)
    newest: Assessment | None = mine.completed().first()
    fresh = _freeze(Assessment(profile=profile, role=role), role, profile)
    if newest is not None and newest.snapshot == fresh.snapshot:
        fresh.delete()
        return newest
    return fresh


def _lock(profile: Profile) -> Profile:
    """The profile, read anew; a double submit waits here until the first one is done."""
    locked: Profile = Profile.objects.select_for_update().get(pk=profile.pk)
    return locked


def _freeze(assessment: Assessment, role: Role, profile: Profile) -> Assessment:
    now = timezone.now()
    assessment.snapshot = freeze(role, profile, taken_on=timezone.localtime(now).date())
    assessment.completed_at = now
    assessment.save()
    return assessment


@transaction.atomic
def save_plan(
    assessment: Assessment,
    *,
    hours_per_week: int,
    starts_on: date,
    choices: dict[str, int | None],
) -> Plan:
    """Keep pace and choices: the id of an action for each gap by key, None to leave the
    gap out. Gaps that are not named stay as they are."""
    plan, _ = Plan.objects.update_or_create(
        assessment=assessment,
        defaults={"hours_per_week": hours_per_week, "starts_on": starts_on},
    )
    for key, action_id in choices.items():
        PlanChoice.objects.update_or_create(
            plan=plan, requirement_key=key, defaults={"action_id": action_id}
        )
    return plan


@transaction.atomic
def delete_profile(*, by: Profile) -> None:
    """Delete the profile and all that hangs on it, for good."""
    by.delete()
    transaction.on_commit(_empty_log)


@transaction.atomic
def purge_profiles(today: date) -> int:
    """Delete the profiles whose time is over; returns how many."""
    expired = Profile.objects.expired(today)
    count = expired.count()
    expired.delete()
    transaction.on_commit(_empty_log)
    return count


def _empty_log() -> None:
    """What is deleted stays readable in SQLite's write-ahead log until that is emptied."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
