"""One profile takes in another of the same person."""

from django.db import transaction

from assessments.actions.profile import empty_log
from assessments.models import (
    Account,
    AgreedRating,
    Assessment,
    ExperienceAnswer,
    Plan,
    Profile,
    SkillAnswer,
)


class NotMerged(Exception):
    """The work belongs to an account or to a counsellor's file: two accounts are never
    merged, and what a counsellor works on is taken in only by handing it over."""


@transaction.atomic
def adopt(
    other: Profile, *, prefer_other: bool, by: Profile, from_care: bool = False
) -> Profile:
    """Move all that hangs on `other` to `by`, and delete `other`, which is empty then. An
    answer that only one of them has stays; where both have one, `prefer_other` decides.
    An assessment that runs in both goes on as it is in `by`. Sent twice, nothing more
    happens. NotMerged if `other` has an account, or a counsellor works on it, unless the
    counsellor gives it away (`from_care`); Profile.DoesNotExist if `by` is gone."""
    # In one order, so that two that take in each other do not wait for ever.
    both = Profile.objects.select_for_update().filter(pk__in=[by.pk, other.pk])
    locked = {profile.pk: profile for profile in both.order_by("pk")}
    if by.pk not in locked:
        raise Profile.DoesNotExist
    if other.pk not in locked or other.pk == by.pk:
        return locked[by.pk]
    is_in_care = locked[other.pk].in_care and not from_care
    if is_in_care or Account.objects.visible_to(other).exists():
        raise NotMerged
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
    _take_agreed(other, by)


def _take_agreed(other: Profile, by: Profile) -> None:
    """Of two agreements on one skill, the one in force stays, else the newer one."""
    mine = {row.skill_id: row for row in AgreedRating.objects.filter(profile=by)}
    for theirs in AgreedRating.objects.filter(profile=other):
        own = mine.get(theirs.skill_id)
        if own is not None:
            if (own.is_in_force, own.agreed_on) >= (
                theirs.is_in_force,
                theirs.agreed_on,
            ):
                continue
            own.delete()
        theirs.profile = by
        theirs.save(update_fields=["profile"])


def _take_education(other: Profile, by: Profile, prefer_other: bool) -> None:
    """All its parts are one answer."""
    if other.qualifications.exists() and (
        prefer_other or not by.qualifications.exists()
    ):
        by.qualifications.all().delete()
        other.qualifications.update(profile=by)
