"""Taking clients in, changing what the office knows of them, handing them on."""

import uuid
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.counsellor.actions.guard import check_version, log, log_all, owned
from assessments.counsellor.models import AuditEntry, Client, Member, Verb, member_of

SITTING = timedelta(minutes=30)  # looking again within it is no new opening


class NotAllowed(Exception):
    """Only the lead of the office may do this."""


class ReferenceTaken(Exception):
    """Another client of the office has this reference."""


@transaction.atomic
def add_client(*, pk: uuid.UUID, values: Mapping[str, Any], by: Any) -> Client:
    """A new client of one's own, with the facts of `Client.FACTS`. `pk` comes with the
    form: sent twice, there is one client. NotAllowed for who works in no office, and if
    the `pk` is somebody else's; ReferenceTaken as it says."""
    member = member_of(by)
    if member is None:
        raise NotAllowed
    existing: Client | None = Client.objects.filter(pk=pk).first()
    if existing is None:
        client = Client(pk=pk, office=member.office, counsellor=by, **values)
        _save(client, force_insert=True)
        log(client, Verb.CREATED, by=by)
        return client
    if not Client.objects.visible_to(by).filter(pk=pk).exists():
        raise NotAllowed
    return existing


def _save(client: Client, **how: bool) -> None:
    """Two may save the same reference at once; the database lets one of them."""
    try:
        with transaction.atomic():
            client.save(**how)
    except IntegrityError as error:
        raise ReferenceTaken from error


@transaction.atomic
def change_client(
    client: Client, *, version: int, values: Mapping[str, Any], by: Any
) -> Client:
    """New facts by their names. Conflict if the client is not at `version` any more,
    unless all of this is so already; ReferenceTaken as it says."""
    client = owned(client, by)
    changed = [name for name, new in values.items() if getattr(client, name) != new]
    if not changed:
        return client
    check_version(client, version)
    for name in changed:
        setattr(client, name, values[name])
    client.version += 1
    _save(client)
    log(client, Verb.CHANGED, by=by, about=", ".join(changed))
    return client


@transaction.atomic
def assign(clients: Collection[Client], *, to: Member, by: Any) -> int:
    """Hand clients to a counsellor of the same office; returns how many moved. A lead may
    hand on all of the office's clients. NotAllowed for others, and to another office."""
    member = member_of(by)
    if member is None or not member.is_lead or to.office_id != member.office_id:
        raise NotAllowed
    if not to.is_counsellor:
        raise NotAllowed
    rows = _owned_rows(clients, by).exclude(counsellor=to.user)
    moved = list(rows)
    Client.objects.filter(pk__in=[one.pk for one in moved]).update(counsellor=to.user)
    log_all(moved, Verb.ASSIGNED, by=by, about=to.name)
    return len(moved)


@transaction.atomic
def archive(clients: Collection[Client], *, by: Any) -> int:
    """Close the files of these clients; returns how many were open."""
    closed = list(_owned_rows(clients, by).active())
    ids = [one.pk for one in closed]
    Client.objects.filter(pk__in=ids).update(archived_at=timezone.now())
    log_all(closed, Verb.ARCHIVED, by=by)
    return len(closed)


@transaction.atomic
def bring_back(clients: Collection[Client], *, by: Any) -> int:
    """Open the files of these clients again; returns how many were closed."""
    opened = list(_owned_rows(clients, by).archived())
    ids = [one.pk for one in opened]
    Client.objects.filter(pk__in=ids).update(archived_at=None)
    log_all(opened, Verb.BROUGHT_BACK, by=by)
    return len(opened)


def _owned_rows(clients: Collection[Client], by: Any) -> Any:
    """Locked in the order of their keys, as lists do: else two may wait for each other."""
    mine = Client.objects.visible_to(by).select_for_update(of=("self",))
    return mine.filter(pk__in=[one.pk for one in clients]).order_by("pk")


@transaction.atomic
def note_opening(client: Client, *, by: Any) -> None:
    """That `by` looked into the file: one line for a sitting."""
    since = timezone.now() - SITTING
    if not AuditEntry.objects.filter(
        client=client, user=by, verb=Verb.OPENED, at__gte=since
    ).exists():
        log(client, Verb.OPENED, by=by)
