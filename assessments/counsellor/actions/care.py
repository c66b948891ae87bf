"""A client's consent, and the profile that their work hangs on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments import actions, codes
from assessments.counsellor.actions.guard import (
    NoConsent,
    log,
    log_all,
    log_own,
    name_of,
    owned,
    with_consent,
)
from assessments.counsellor.consent_text import VERSION
from assessments.counsellor.models import Client, Consent, Verb
from assessments.models import Profile


@transaction.atomic
def record_consent(
    client: Client, *, given_on: date, language: str, by: Any
) -> Consent:
    """The client has agreed to the text of today. Recorded already, that one stays, unless
    the client has deleted their work since: then that consent has ended. Who has no
    profile gets one."""
    client = owned(client, by)
    existing: Consent | None = client.consent
    if existing is not None and client.profile_id is not None:
        return existing
    client.consents.live().update(withdrawn_on=timezone.localdate())
    (consent,) = consents_of([(client, given_on, language)], by=by)
    return consent


def consents_of(given: Sequence[tuple[Client, date, str]], *, by: Any) -> list[Consent]:
    """Consents of clients who have none, as (client, day, language), in few queries. The
    clients were read through `owned`, or made just now, in the same transaction."""
    clients = [client for client, _day, _language in given]
    take_into_care(clients)
    who = name_of(by)
    consents = [
        Consent(
            client=client,
            text_version=VERSION,
            language=language,
            given_on=day,
            recorded_by=who,
        )
        for client, day, language in given
    ]
    log_all(clients, Verb.CONSENT, by=by)
    made: list[Consent] = Consent.objects.bulk_create(consents, batch_size=500)
    return made


def take_into_care(clients: Sequence[Client]) -> None:
    """See that each has a profile, which is kept as long as the file. Clients who are not
    saved yet are only given it."""
    known = [one.profile_id for one in clients if one.profile_id is not None]
    Profile.objects.filter(pk__in=known).update(in_care=True)
    without = [one for one in clients if one.profile_id is None]
    profiles = actions.open_in_care(len(without))
    for client, profile in zip(without, profiles, strict=True):
        client.profile = profile
    saved = [one for one in without if not one._state.adding]
    Client.objects.bulk_update(saved, ["profile"], batch_size=200)


@transaction.atomic
def withdraw_consent(client: Client, *, withdrawn_on: date, by: Any) -> None:
    """The client has taken it back: the desk shows answers, results and plans no more, and
    they are kept as anybody's are. Withdrawn already, nothing happens."""
    client = owned(client, by)
    if client.consents.live().update(withdrawn_on=withdrawn_on):
        _leave_care(client)
        log(client, Verb.WITHDRAWN, by=by)


@transaction.atomic
def withdraw_own_consent(*, by: Profile) -> None:
    """The client takes it back on their own page. Withdrawn already, nothing happens."""
    mine = Client.objects.select_for_update(of=("self",)).filter(profile=by)
    client = mine.first()
    if client is None:
        return
    if client.consents.live().update(withdrawn_on=timezone.localdate()):
        _leave_care(client)
        log_own(client, Verb.WITHDRAWN)


def _leave_care(client: Client) -> None:
    """From now on, the profile's own time counts: it begins anew today."""
    mine = Profile.objects.filter(client=client)
    mine.update(in_care=False, used_on=timezone.localdate())


@transaction.atomic
def give_return_link(client: Client, *, by: Any, code: str = "") -> str:
    """A new return code for the client's own way in, the only copy of it; every older code
    and link stops. `code` may be proposed: sent twice, nothing more happens. NoConsent
    without a live consent."""
    client = with_consent(client, by)
    code = code or codes.new_code()
    if client.profile is None:
        raise NoConsent
    before = client.profile.code_digest
    if actions.renew_code(code, by=client.profile).code_digest != before:
        log(client, Verb.LINKED, by=by)
    return code
