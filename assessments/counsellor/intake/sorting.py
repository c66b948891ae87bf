"""Each row beside the clients that are there: whom does it mean, and what would change?"""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F

from assessments.counsellor.intake.records import (
    Change,
    Entry,
    Intake,
    Match,
    Newcomer,
    Outcome,
    Reason,
    Refusal,
)
from assessments.counsellor.models import Client, Consent, member_of
from roles.search import fold


def compared(entries: Iterable[Entry], *, user: Any, draft: uuid.UUID) -> Intake:
    """What the rows would change of the clients of `user`. `draft` names the upload: who
    was taken in from it already is known again. The same number of queries for any number
    of rows."""
    sorter = _Sorter(user, draft)
    return Intake([sorter.outcome(entry) for entry in entries])


class _Sorter:
    """The clients whom a list may mean, and the rows seen so far."""

    def __init__(self, user: Any, draft: uuid.UUID):
        self.draft = draft
        self.seen: dict[Any, int] = {}
        mine = Client.objects.visible_to(user).with_consent()
        self.by_pk = {one.pk: one for one in mine.select_related("target_role")}
        here = self.by_pk.values()
        self.by_reference = {one.reference: one for one in here if one.reference}
        self.by_name: dict[str, list[Client]] = {}
        for one in here:
            self.by_name.setdefault(_known_as(one.name), []).append(one)
        self.beside = _beside(user)
        self.withdrawals = _withdrawals(user)

    def outcome(self, entry: Entry) -> Outcome:
        first = self._seen_before(entry)
        pk = uuid.uuid5(self.draft, str(entry.line))
        if entry.problems:
            return Refusal(entry, Reason.NOT_SOUND)
        if first:
            return Refusal(entry, Reason.REPEATED, first)
        if {entry.reference, str(pk)} & self.beside:
            return Refusal(entry, Reason.TAKEN)
        if client := self._client_of(entry, pk):
            return self._beside_the_client(entry, client)
        return self._beside_nobody(entry, pk)

    def _seen_before(self, entry: Entry) -> int:
        """The first line with the same key, reference or (for want of both) name."""
        keys = [("pk", entry.pk), ("reference", entry.reference)]
        if entry.pk is None and not entry.reference:
            keys = [("name", _known_as(entry.name))]
        keys = [key for key in keys if key[1]]
        first = min((self.seen[key] for key in keys if key in self.seen), default=0)
        for key in keys:
            self.seen.setdefault(key, entry.line)
        return first

    def _client_of(self, entry: Entry, pk: uuid.UUID) -> Client | None:
        if entry.pk is not None:
            return self.by_pk.get(entry.pk)
        return self.by_reference.get(entry.reference) or self.by_pk.get(pk)

    def _beside_the_client(self, entry: Entry, client: Client) -> Outcome:
        first = self.seen.setdefault(("client", client.pk), entry.line)
        if first != entry.line:
            return Refusal(entry, Reason.REPEATED, first)
        if self.by_reference.get(entry.reference, client) != client:
            return Refusal(entry, Reason.TAKEN)
        match = self._match(entry, client)
        if match.changes_something and client.archived_at is not None:
            return Refusal(entry, Reason.ARCHIVED)
        return match

    def _match(self, entry: Entry, client: Client) -> Match:
        """A consent that is live stays as it was recorded, and one that was withdrawn is
        not brought back by an older list."""
        changes = tuple(
            Change(name, before, after)
            for name, after in entry.values.items()
            if (before := getattr(client, name)) != after
        )
        given_on = None if client.has_consent else entry.consent_on
        withdrawn_on = self.withdrawals.get(client.pk, date.min)
        if given_on is not None and given_on <= withdrawn_on:
            return Match(entry, client, changes, was_withdrawn=True)
        return Match(entry, client, changes, consent_on=given_on)

    def _beside_nobody(self, entry: Entry, pk: uuid.UUID) -> Outcome:
        if entry.pk is not None:
            return Refusal(entry, Reason.NOT_YOURS)
        if not entry.name:
            return Refusal(entry, Reason.NO_NAME)
        if not entry.values.get("language"):
            return Refusal(entry, Reason.NO_LANGUAGE)
        return Newcomer(entry, pk, self._namesake(entry))

    def _namesake(self, entry: Entry) -> Client | None:
        """Two references tell two people of the same name apart; nothing else does."""
        for one in self.by_name.get(_known_as(entry.name), ()):
            if not (entry.reference and one.reference):
                return one
        return None


def _known_as(name: str) -> str:
    return fold(name) or name


def _beside(user: Any) -> set[str]:
    """References and keys of the office's other clients: to be compared, never shown."""
    member = member_of(user)
    if member is None:
        return set()
    mine = Client.objects.visible_to(user)
    others = Client.objects.filter(office=member.office).exclude(pk__in=mine)
    rows = others.values_list("pk", "reference")
    return {text for pk, reference in rows for text in (str(pk), reference) if text}


def _withdrawals(user: Any) -> dict[uuid.UUID, date]:
    """The day on which each client last took a consent back. Who has deleted their work
    has ended it, too, and we do not know when: no list brings that back."""
    mine = Client.objects.visible_to(user)
    in_order = F("withdrawn_on").asc(nulls_last=True)
    rows = Consent.objects.filter(client__in=mine).order_by(in_order)
    found = rows.values_list("client_id", "withdrawn_on", "client__profile")
    return {pk: day or date.max for pk, day, profile in found if day or profile is None}
