"""Assessing together: the client's answers, and the ratings that are agreed upon."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments import actions
from assessments.actions.profile import lock
from assessments.counsellor.actions.client import SITTING
from assessments.counsellor.actions.guard import (
    Conflict,
    NoConsent,
    log,
    name_of,
    with_consent,
)
from assessments.counsellor.models import ANSWERS, Client, Verb
from assessments.counsellor.sides import fingerprint
from assessments.models import AgreedRating, Assessment, Profile
from roles.models import Role

Rating = tuple[int, str]


@transaction.atomic
def answer_together(
    client: Client,
    role: Role,
    *,
    known: Iterable[str],
    save: Callable[..., None],
    by: Any,
) -> None:
    """Keep the answers of one page: `save(by=profile)` writes them. `known` as for
    `start_assessment`. NoConsent without a live consent."""
    client = with_consent(client, by)
    profile = _profile(client)
    actions.start_assessment(role, known=known, by=profile)
    save(by=profile)
    lately = client.trail.filter(verb=Verb.CHANGED, user=by, about=ANSWERS)
    if not lately.filter(at__gte=timezone.now() - SITTING).exists():
        log(client, Verb.CHANGED, by=by, about=ANSWERS)


@transaction.atomic
def ask_everything_together(client: Client, role: Role, *, by: Any) -> None:
    """Ask about all of the role once more; the answers stay until others are given.
    NoConsent without a live consent."""
    client = with_consent(client, by)
    actions.ask_everything(role, by=_profile(client))


@transaction.atomic
def agree_ratings(
    client: Client,
    ratings: Mapping[int, Rating | None],
    *,
    by: Any,
    seen: str | None = None,
) -> int:
    """Keep what was agreed, as (level, evidence) by the id of the skill; None takes an
    agreement back. The client's own ratings stay as they are. Returns how many have
    changed; what is agreed already is left alone. Conflict if the ratings are not as
    they were `seen` (their `fingerprint`); NoConsent without a live consent."""
    client = with_consent(client, by)
    profile = lock(_profile(client))
    changed = {
        skill_id: rating
        for skill_id, rating in ratings.items()
        if not _is_so(profile, skill_id, rating)
    }
    if changed and seen is not None and seen != fingerprint(profile, [*ratings]):
        raise Conflict(client)
    for skill_id, rating in changed.items():
        _agree(profile, skill_id, rating, by)
    if changed:
        log(client, Verb.AGREED, by=by)
    return len(changed)


def _profile(client: Client) -> Profile:
    if client.profile is None:
        raise NoConsent
    return client.profile


def _is_so(profile: Profile, skill_id: int, rating: Rating | None) -> bool:
    in_force = AgreedRating.objects.filter(
        profile=profile, skill_id=skill_id
    ).in_force()
    if rating is None:
        return not in_force.exists()
    level, evidence = rating
    return in_force.filter(level=level, evidence=evidence).exists()


def _agree(profile: Profile, skill_id: int, rating: Rating | None, by: Any) -> None:
    if rating is None:
        mine = AgreedRating.objects.filter(profile=profile, skill_id=skill_id)
        mine.in_force().delete()
        return
    level, evidence = rating
    AgreedRating.objects.update_or_create(
        profile=profile,
        skill_id=skill_id,
        defaults={
            "level": level,
            "evidence": evidence,
            "agreed_with": name_of(by),
            "agreed_on": timezone.localdate(),
            "superseded_at": None,
            "superseded_by": None,
        },
    )


@transaction.atomic
def complete_together(client: Client, role: Role, *, by: Any) -> Assessment:
    """Freeze the client's answers and the agreed ratings against `role` (which comes from
    `with_requirements()`); the role becomes the target of a client who has none.
    NoConsent without a live consent."""
    client = with_consent(client, by)
    began = timezone.now()
    assessment: Assessment = actions.complete_assessment(role, by=_profile(client))
    if client.target_role_id is None:
        client.target_role = role
        client.save(update_fields=["target_role"])
    is_new = assessment.completed_at is not None and assessment.completed_at >= began
    if is_new:  # not found again: sent twice
        title = assessment.snapshot["role"]["title"]  # type: ignore[index]
        log(client, Verb.ASSESSED, by=by, about=title.get("en", ""))
    return assessment
