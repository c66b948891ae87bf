"""Taking a list of clients in: all of what was shown, or nothing."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from assessments.counsellor.actions.care import consents_of, take_into_care
from assessments.counsellor.actions.client import NotAllowed
from assessments.counsellor.actions.guard import Conflict, log_all
from assessments.counsellor.intake import Entry, Intake, Match, Newcomer, compared
from assessments.counsellor.models import Client, Office, Verb, member_of


@transaction.atomic
def import_clients(
    entries: Sequence[Entry],
    *,
    draft: uuid.UUID,
    shown: str,
    also: Collection[int] = (),
    by: Any,
) -> Intake:
    """Make the differences between the rows and one's clients true, as they were shown
    (`shown` is the digest of that intake); rows that are refused are left out. `also`: the
    lines of those who come in although somebody of their name is here. Conflict with the
    intake as it is now, if anything is otherwise by now: so sent twice, the second changes
    nothing. NotAllowed for who works in no office; IntegrityError if somebody else takes a
    reference at this very moment."""
    _lock_office(by)
    current = compared(entries, user=by, draft=draft)
    if current.digest != shown:
        raise Conflict(current)
    added = _add(current.newcomers(also), by)
    _change(current.changed, by)
    _record_consents(current.newcomers(also), added, current.changed, by)
    return current


def _lock_office(by: Any) -> None:
    """Other lists for the office wait until this one is in, and so do changes of clients
    that one sees. Who adds a client by hand does not: for two that want one reference at
    once, the database decides."""
    member = member_of(by)
    if member is None:
        raise NotAllowed
    Office.objects.select_for_update(no_key=True).get(pk=member.office_id)
    mine = Client.objects.visible_to(by).select_for_update(of=("self",), no_key=True)
    list(mine.order_by("pk").values_list("pk"))


def _add(newcomers: Sequence[Newcomer], by: Any) -> list[Client]:
    member = member_of(by)
    clients = [
        Client(pk=one.pk, office=member.office, counsellor=by, **one.entry.values)
        for one in newcomers
    ]
    for client in clients:
        client.index()
    pairs = zip(newcomers, clients, strict=True)
    take_into_care([client for one, client in pairs if one.entry.consent_on])
    Client.objects.bulk_create(clients, batch_size=200)
    log_all(clients, Verb.IMPORTED, by=by)
    return clients


def _change(matches: Sequence[Match], by: Any) -> None:
    """The trail names the facts, as it does for a change by hand."""
    alike = defaultdict(list)
    for match in matches:
        names = [change.field for change in match.changes]
        if names:
            _change_one(match, names)
            alike[", ".join(names)].append(match.client)
    for about, clients in alike.items():
        log_all(clients, Verb.IMPORTED, by=by, about=about)


def _change_one(match: Match, names: Sequence[str]) -> None:
    client = match.client
    for change in match.changes:
        setattr(client, change.field, change.after)
    client.version += 1
    client.save(update_fields=[*names, "search_text", "version", "updated_at"])


def _record_consents(
    newcomers: Sequence[Newcomer],
    added: Sequence[Client],
    matches: Sequence[Match],
    by: Any,
) -> None:
    of_new = zip(added, (one.entry.consent_on for one in newcomers), strict=True)
    of_old = ((one.client, one.consent_on) for one in matches)
    given = [(one, day, one.language) for one, day in (*of_new, *of_old) if day]
    consents_of(given, by=by)
