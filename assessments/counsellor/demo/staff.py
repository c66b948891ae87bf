"""Who works in the two offices, and who edits the content."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from assessments.counsellor.models import (
    ADMIN,
    COUNSELLOR,
    EDITOR,
    LEAD,
    Member,
    Office,
)


@dataclass(frozen=True)
class Place:
    """An office: the language of its desk, whom it meets, in turn, who works there, and
    who did until lately."""

    name: str
    code: str
    contact: str
    language: str
    prefix: str
    phones: str
    clients: tuple[str, ...]
    people: tuple[tuple[str, str, str, str], ...]
    left: tuple[tuple[str, str, str, str], ...] = ()


PLACES = (
    Place(
        name="Berufsberatung Hamburg-Altona",
        code="HAM",
        contact="Am Lindenhof 12, 22767 Hamburg\nberatung@hamburg.example.org",
        language="de",
        prefix="HH",
        phones="040 66969 {:03}",  # numbers that are kept for films
        clients=("de", "pl", "en", "da", "de", "pl", "de", "en", "pl", "de", "de"),
        people=(
            ("katrin", LEAD, "Katrin", "Brandt"),
            ("mehmet", COUNSELLOR, "Mehmet", "Yıldırım"),
        ),
    ),
    Place(
        name="Karrierevejledning Aarhus",
        code="AAR",
        contact="Lille Havnegade 12, 8000 Aarhus C\nvejledning@aarhus.example.org",
        language="da",
        prefix="AA",
        phones="",  # Denmark keeps none
        clients=("da", "en", "pl", "de", "da", "en", "da", "pl", "da", "en", "da"),
        people=(
            ("astrid", LEAD, "Astrid", "Bjerregaard"),
            ("soren", COUNSELLOR, "Søren", "Mølgaard"),
        ),
        left=(("lone", COUNSELLOR, "Lone", "Dahl"),),
    ),
)
HOUSE = (
    ("ella", EDITOR, "Ella", "Stone"),
    ("admin", ADMIN, "", ""),
)
USERNAMES = [one[0] for place in PLACES for one in place.people] + [
    one[0] for one in HOUSE
]


@dataclass(frozen=True)
class Desk:
    """A counsellor at work: the user, the member that others see, the lead of the office,
    and the language that notes are written in."""

    user: object
    member: Member
    lead: object
    language: str


def open_offices(hashed):
    """The offices with their people, and the house's own; `hashed` is everybody's
    password. Returns the desks by the code of their office."""
    for one in HOUSE:
        _user(*one, hashed)
    return {place.code: _open(place, hashed) for place in PLACES}


def say_goodbye():
    """Who has left works here no more; their clients wait for the lead to hand them on."""
    gone = [username for place in PLACES for username, *_ in place.left]
    get_user_model().objects.filter(username__in=gone).update(is_active=False)


def _open(place, hashed):
    office = Office.objects.create(
        name=place.name, code=place.code, contact=place.contact
    )
    users = [_user(*one, hashed) for one in place.people]
    users += [_user(*one, make_password(None)) for one in place.left]
    members = [Member.objects.create(user=user, office=office) for user in users]
    lead = users[0]
    return [Desk(one.user, one, lead, place.language) for one in members]


def _user(username, group, first, last, hashed):
    user = get_user_model().objects.create(
        username=username,
        first_name=first,
        last_name=last,
        password=hashed,
        is_staff=group in (EDITOR, ADMIN),
        is_superuser=group == ADMIN,
    )
    user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user
