"""Somebody's own anonymous work comes into care, by a one-time code that they give."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments import actions, codes
from assessments.counsellor.actions.care import record_consent
from assessments.counsellor.actions.guard import NoConsent, log, owned
from assessments.counsellor.models import Client, HandOver, Verb
from assessments.models import Profile

VALID = timedelta(hours=24)


class WrongCode(Exception):
    """Mistyped, used already, or past its time."""


class InCare(Exception):
    """The work is in the care of another counsellor, with the person's consent."""


def offer_work(code: str, *, until: datetime, by: Profile) -> HandOver:
    """Let whoever is told `code` take this work into care until then; an older code stops.
    Sent twice, it is one. InCare if a counsellor has it already."""
    digest = codes.digest(code)  # slow on purpose: not while others wait
    with transaction.atomic():
        if Profile.objects.select_for_update().get(pk=by.pk).in_care:
            raise InCare
        offer, _is_new = HandOver.objects.update_or_create(
            profile=by, defaults={"code_digest": digest, "expires_at": until}
        )
    return offer


def offered(code: str) -> HandOver | None:
    """What this code would hand over now, or None."""
    return _live(codes.digest(code)).select_related("profile").first()


def _live(digest: str) -> Any:
    return HandOver.objects.filter(code_digest=digest, expires_at__gt=timezone.now())


def take_in(
    client: Client,
    code: str,
    *,
    by: Any,
    given_on: date | None = None,
    language: str = "",
    prefer_office: bool = False,
) -> Client:
    """The work behind the code becomes the client's, together with what the file has
    already; `prefer_office` decides where both have answered otherwise. The person's own
    way back stays, and the code is gone. WrongCode, InCare; NoConsent if none is live and
    `given_on` and `language` name no new one; assessments.actions.NotMerged if the work
    in the file belongs to an account."""
    digest = codes.digest(code)  # slow on purpose: not while others wait
    with transaction.atomic():
        client = owned(client, by)
        offer = _live(digest).select_for_update().first()
        if offer is None:
            raise WrongCode
        theirs = Profile.objects.select_for_update().get(pk=offer.profile_id)
        _free(theirs, client)
        if client.profile is None or client.consent is None:
            client = _agree_to(client, given_on, language, by)
        _unite(client, theirs, prefer_office)
        offer.delete()
        log(client, Verb.ADOPTED, by=by)
    return client


def _free(profile: Profile, client: Client) -> None:
    """Loosen the profile from a file whose consent has been withdrawn."""
    others = Client.objects.select_for_update(of=("self",)).exclude(pk=client.pk)
    other = others.filter(profile=profile).first()
    if other is None:
        return
    if other.consent is not None:
        raise InCare
    other.profile = None
    other.save(update_fields=["profile"])


def _agree_to(client: Client, given_on: date | None, language: str, by: Any) -> Client:
    if given_on is None or not language:
        raise NoConsent
    record_consent(client, given_on=given_on, language=language, by=by)
    return owned(client, by)


def _unite(client: Client, theirs: Profile, prefer_office: bool) -> None:
    if client.profile is not None and client.profile != theirs:
        actions.adopt(
            client.profile, prefer_other=prefer_office, by=theirs, from_care=True
        )
    theirs.in_care = True
    theirs.save(update_fields=["in_care"])
    client.profile = theirs
    client.save(update_fields=["profile"])
