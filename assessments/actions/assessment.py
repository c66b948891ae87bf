"""Beginning an assessment, and freezing its result."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.actions.profile import lock
from assessments.models import Assessment, PlanStep, Profile
from assessments.snapshot import freeze, renewed
from roles.models import Role


@transaction.atomic
def start_assessment(role: Role, *, known: Iterable[str], by: Profile) -> Assessment:
    """The running assessment of this role; a second call finds the first one's.

    `known` are the keys of the requirements that it need not ask about; they are kept
    with a new assessment only."""
    assessment, _ = Assessment.objects.get_or_create(
        profile=by, role=role, completed_at=None, defaults={"known": [*known]}
    )
    return assessment


@transaction.atomic
def ask_everything(role: Role, *, by: Profile) -> Assessment:
    """The running assessment of this role, made to ask about all of it. The answers stay
    until others are given."""
    assessment = start_assessment(role, known=(), by=by)
    assessment.known = []
    assessment.save(update_fields=["known"])
    return assessment


@transaction.atomic
def complete_assessment(role: Role, *, by: Profile) -> Assessment:
    """Freeze the profile against the role. Sent twice, the second call finds the result
    of the first. `role` comes from `with_requirements()`."""
    profile = lock(by)
    running = Assessment.objects.filter(profile=profile, role=role).running().first()
    if running is None:  # sent twice, or all was answered for another role
        return rescore(role, by=profile)
    return _freeze(running, role, profile)


@transaction.atomic
def rescore(role: Role, *, by: Profile) -> Assessment:
    """A new assessment of the role as it is today; the old ones stay as they were. If the
    newest says just the same already, that one."""
    profile = lock(by)
    mine = Assessment.objects.filter(profile=profile, role=role)
    newest: Assessment | None = mine.completed().first()
    fresh = _freeze(Assessment(profile=profile, role=role), role, profile)
    if newest is not None and newest.snapshot == fresh.snapshot:
        fresh.delete()
        return newest
    return fresh


def _freeze(assessment: Assessment, role: Role, profile: Profile) -> Assessment:
    now = timezone.now()
    assessment.freeze(freeze(role, profile, taken_on=timezone.localtime(now).date()))
    assessment.completed_at = now
    assessment.save()
    return assessment


@transaction.atomic
def renew_result(
    assessment: Assessment, *, by: Profile, step: PlanStep | None = None
) -> Assessment:
    """The answers of today against the role as it was at `assessment`: a new result, or
    `assessment` itself if no answer to it has changed. `step` is what led to it."""
    profile = lock(by)
    now = timezone.now()
    today = timezone.localtime(now).date()
    old: dict[str, Any] = assessment.snapshot or {}
    data = renewed(old, profile, taken_on=today)
    if all(data.get(part) == old.get(part) for part in ("answers", "ratings")):
        return assessment
    fresh = Assessment(
        profile=profile, role=assessment.role, step=step, completed_at=now
    )
    fresh.freeze(data)
    fresh.save()
    return fresh
