"""The door that every write at the desk goes through."""

from collections.abc import Iterable
from typing import Any

from assessments.counsellor.models import (
    THE_CLIENT,
    AuditEntry,
    Client,
    Verb,
    member_of,
)


class Conflict(Exception):
    """Changed elsewhere in the meantime. `current` is how it stands now."""

    def __init__(self, current: Any):
        super().__init__(str(current))
        self.current = current


class NoConsent(Exception):
    """The client has not agreed to it, or not any more."""


def owned(client: Client, by: Any) -> Client:
    """The client, locked and read anew; Client.DoesNotExist if `by` may not see them."""
    mine = Client.objects.visible_to(by).select_for_update(of=("self",))
    found: Client = mine.get(pk=client.pk)
    return found


def with_consent(client: Client, by: Any) -> Client:
    """The same, if a consent is live and there is a profile to work on: else NoConsent."""
    found = owned(client, by)
    if found.profile_id is None or found.consent is None:
        raise NoConsent
    return found


def check_version(current: Any, version: int) -> None:
    """Conflict if `current` is not the version that the person had before them."""
    if current.version != version:
        raise Conflict(current)


def name_of(user: Any) -> str:
    """How the file names somebody: as they were called on that day."""
    member = member_of(user)
    name: str = member.name if member else user.get_username()
    return name[:160]


def log(client: Client, verb: Verb, *, by: Any, about: str = "") -> None:
    """A line in the client's trail."""
    AuditEntry.objects.create(
        client=client, user=by, who=name_of(by), verb=verb, about=about[:160]
    )


def log_own(client: Client, verb: Verb) -> None:
    """A line about what the client has done."""
    AuditEntry.objects.create(client=client, user=None, who=THE_CLIENT, verb=verb)


def log_all(clients: Iterable[Client], verb: Verb, *, by: Any, about: str = "") -> None:
    """The same line in the trail of each."""
    who = name_of(by)
    AuditEntry.objects.bulk_create(
        [
            AuditEntry(client=one, user=by, who=who, verb=verb, about=about[:160])
            for one in clients
        ],
        batch_size=500,
    )
