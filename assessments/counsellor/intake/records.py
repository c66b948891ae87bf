"""A row, what becomes of it, and all of them together."""

import hashlib
import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from assessments.counsellor.models import Client


class Reason(StrEnum):
    """Why a row is refused. NOT_SOUND: its own cells say why."""

    NOT_SOUND = "not sound"
    REPEATED = "repeated"
    TAKEN = "taken"
    NOT_YOURS = "not yours"
    ARCHIVED = "archived"
    NO_NAME = "no name"
    NO_LANGUAGE = "no language"


@dataclass(frozen=True)
class Entry:
    """A row after its cells were checked: `values` by the names of `Client.FACTS`, as far
    as the cells were filled. `problems`: (column, sentence) for each cell at fault."""

    line: int
    raw: tuple[str, ...]
    values: Mapping[str, Any]
    consent_on: date | None = None
    pk: uuid.UUID | None = None
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return self.values.get("name", "")

    @property
    def reference(self) -> str:
        return self.values.get("reference", "")


class Change(NamedTuple):
    """A fact before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Refusal:
    """A row that cannot be taken; `first` is the line that it repeats."""

    entry: Entry
    reason: Reason
    first: int = 0

    @property
    def mark(self) -> list[Any]:
        return [self.entry.line, self.reason, self.first]


@dataclass(frozen=True)
class Match:
    """A row and the client whom it means. `consent_on`: a consent that is not recorded
    yet; `was_withdrawn`: the row's consent was taken back since, and stays so."""

    entry: Entry
    client: Client
    changes: tuple[Change, ...] = ()
    consent_on: date | None = None
    was_withdrawn: bool = False

    @property
    def changes_something(self) -> bool:
        return bool(self.changes) or self.consent_on is not None

    @property
    def mark(self) -> list[Any]:
        client = [self.client.pk, self.client.version]
        return [self.entry.line, *client, self.changes, self.consent_on]


@dataclass(frozen=True)
class Newcomer:
    """A row of somebody who is not here yet, and the key that they will have.
    `namesake`: somebody who is here and may be the same person."""

    entry: Entry
    pk: uuid.UUID
    namesake: Client | None = None

    @property
    def mark(self) -> list[Any]:
        facts = sorted(self.entry.values.items())
        namesake = self.namesake and self.namesake.pk
        return [self.entry.line, self.pk, facts, self.entry.consent_on, namesake]


Outcome = Refusal | Match | Newcomer


class Intake:
    """The outcomes of all rows of a list, by kind."""

    def __init__(self, outcomes: Collection[Outcome]):
        newcomers = [one for one in outcomes if isinstance(one, Newcomer)]
        matches = [one for one in outcomes if isinstance(one, Match)]
        self.new = [one for one in newcomers if one.namesake is None]
        self.doubtful = [one for one in newcomers if one.namesake is not None]
        self.changed = [one for one in matches if one.changes_something]
        self.unchanged = [one for one in matches if not one.changes_something]
        self.withdrawn = [one for one in matches if one.was_withdrawn]
        self.refused = [one for one in outcomes if isinstance(one, Refusal)]

    def newcomers(self, also: Collection[int]) -> list[Newcomer]:
        """Those who come in, if those of the lines `also` do in spite of their namesakes."""
        return self.new + [one for one in self.doubtful if one.entry.line in also]

    def good(self, also: Collection[int]) -> int:
        """How many rows would change something."""
        return len(self.newcomers(also)) + len(self.changed)

    @property
    def digest(self) -> str:
        """The same for the same differences to the same clients, as they stood."""
        outcomes = [*self.new, *self.doubtful, *self.changed, *self.refused]
        text = json.dumps([one.mark for one in outcomes], default=str)
        return hashlib.sha256(text.encode()).hexdigest()
