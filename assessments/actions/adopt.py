"""One profile takes in another of the same person."""

from django.db import transaction

from assessments.actions.profile import empty_log
from assessments.models import (
    Account,
    Assessment,
    ExperienceAnswer,
    Plan,
    Profile,
    SkillAnswer,
)


class HasAccount(Exception):
    """The work belongs to an account; two accounts are never merged."""


@transaction.atomic
def adopt(other: Profile, *, prefer_other: bool, by: Profile) -> Profile:
    """Move all that hangs on `other` to `by`, and delete `other`, which is empty then. An
    answer that only one of them has stays; where both have one, `prefer_other` decides.
    An assessment that runs in both goes on as it is in `by`. Sent twice, nothing more
    happens. HasAccount if `other` has one; Profile.DoesNotExist if `by` is gone."""
    # In one order, so that two that take in each other do not wait for ever.
    both = Profile.objects.select_for_update().filter(pk__in=[by.pk, other.pk])
    locked = {profile.pk: profile for profile in both.order_by("pk")}
    if by.pk not in locked:
        raise Profile.DoesNotExist
    if other.pk not in locked or other.pk == by.pk:
        return locked[by.pk]
    if Account.objects.visible_to(other).exists():
        raise HasAccount
    _take_assessments(other, by)
    Plan.objects.visible_to(other).update(profile=by)
    _take_answers(other, by, prefer_other)
    locked[other.pk].delete()
    transaction.on_commit(empty_log)
    return locked[by.pk]


def _take_assessments(other: Profile, by: Profile) -> None:
    theirs = Assessment.objects.visible_to(other)
    running = Assessment.objects.visible_to(by).running()
    theirs.running().filter(role__in=running.values("role")).delete()
    theirs.update(profile=by)


def _take_answers(other: Profile, by: Profile, prefer_other: bool) -> None:
    for answers, about in ((SkillAnswer, "skill"), (ExperienceAnswer, "area")):
        theirs = answers.objects.filter(profile=other)
        mine = answers.objects.filter(profile=by)
        if prefer_other:
            mine.filter(**{f"{about}__in": theirs.values(about)}).delete()
        else:
            theirs = theirs.exclude(**{f"{about}__in": mine.values(about)})
        theirs.update(profile=by)
    _take_education(other, by, prefer_other)


def _take_education(other: Profile, by: Profile, prefer_other: bool) -> None:
    """All its parts are one answer."""
    if other.qualifications.exists() and (
        prefer_other or not by.qualifications.exists()
    ):
        by.qualifications.all().delete()
        other.qualifications.update(profile=by)
