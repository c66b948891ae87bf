"""Where a demonstration may stand: in a database without people, and nowhere else.

Everybody in it is known by their id or user name, so that what others have added since is
never taken for a part of it.
"""

import uuid

from django.contrib.auth import get_user_model

from assessments.counsellor.models import Client, Member, Office
from assessments.models import Profile

NAMESPACE = uuid.UUID("6f0c9d5e-2b7a-4f4e-9c3b-5a1d8e7f2c40")
MOST = 5000  # clients that one demonstration may have


class NotEmpty(Exception):
    """People are here whom the demonstration does not know. It leaves them alone."""


def client_id(number: int) -> uuid.UUID:
    """The id of the client of that number, from 0 on; the same in every database."""
    return uuid.uuid5(NAMESPACE, f"client {number}")


def is_demonstration() -> bool:
    """Has it been made here already?"""
    return Client.objects.filter(pk__in=_ids()).exists()


def has_others() -> bool:
    """Is there a client whom the demonstration did not bring?"""
    return Client.objects.exclude(pk__in=_ids()).exists()


def check_empty() -> None:
    """NotEmpty, with what was found, unless there is nobody at all."""
    kinds = (Client, Office, Member, Profile, get_user_model())
    found = {kind._meta.verbose_name_plural: kind.objects.count() for kind in kinds}
    if any(found.values()):
        raise NotEmpty(", ".join(f"{n} {name}" for name, n in found.items() if n))


def _ids() -> list[uuid.UUID]:
    return [client_id(number) for number in range(MOST)]
