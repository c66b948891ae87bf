"""Makes the whole demonstration, all of it or nothing."""

from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from assessments.counsellor import actions
from assessments.counsellor.demo import ground
from assessments.counsellor.demo.case import Case
from assessments.counsellor.demo.people import TARGETS, People
from assessments.counsellor.demo.staff import PLACES, open_offices, say_goodbye
from assessments.counsellor.demo.story import STORIES
from assessments.counsellor.models import Client
from roles.models import Role

CLIENTS = 200
SEED = 20270104
IN_TURN = 9  # so many begin with the stories as they stand, all others as it happens
COUNSELLORS = 2  # at work in each office


class NoContent(Exception):
    """The roles that the people aim for are not in the database."""


@transaction.atomic
def seed(*, password, clients=CLIENTS, say=lambda line: None):
    """Two offices with their people and so many clients. `say` is told how far it is.
    NotEmpty where anybody lives already, NoContent without the catalogue."""
    ground.check_empty()
    actions.set_up_groups()
    roles = _roles()
    desks = open_offices(make_password(password))
    for number, _client in enumerate(make_clients(clients, desks, roles), start=1):
        if number % 50 == 0 or number == clients:
            say(f"{number} of {clients} clients")
    say_goodbye()


def make_clients(count, desks, roles=None, *, first=0, seed=SEED):
    """Live through the stories of so many clients, one after the other; yields each one.
    `desks` are those of `open_offices`. The same seed makes the same people."""
    roles = roles or _roles()
    people = People(seed)
    for number in range(count):
        yield _live(number, first + number, people, desks, roles, seed)


def _live(place, number, people, desks, roles, seed):
    office = PLACES[place % len(PLACES)]
    turn = place // len(PLACES)
    desk, colleague = _desks(desks[office.code], turn)
    person = people.person(
        number,
        language=office.clients[turn % len(office.clients)],
        prefix=office.prefix,
        phones=office.phones,
    )
    case = Case(
        person=person,
        desk=desk,
        colleague=colleague,
        roles=roles,
        rng=Random(f"{seed} {number}"),  # noqa: S311 - plausible, not secret
    )
    story = STORIES[place] if place < IN_TURN else case.rng.choice(STORIES)
    story(case)
    case.end()
    return Client.objects.get(pk=person.pk)


def _desks(of_office, turn):
    """Whose client it is, by turns, and who works beside. Now and then it is one of
    somebody who has left since."""
    *working, last = of_office
    if len(of_office) == COUNSELLORS:
        working = of_office
    elif turn % 25 == 1:
        return last, working[0]
    return working[turn % COUNSELLORS], working[(turn + 1) % COUNSELLORS]


def _roles():
    found = Role.objects.published().with_requirements().filter(slug__in=TARGETS)
    roles = {role.slug: role for role in found}
    if len(roles) < len(set(TARGETS)):
        raise NoContent
    return roles
