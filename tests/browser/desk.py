"""The desk for browser tests: its people at work, and ways through it."""

import uuid
from random import Random

from assessments.counsellor.demo import story
from assessments.counsellor.demo.case import Case
from assessments.counsellor.demo.people import Person
from assessments.counsellor.demo.staff import Desk
from assessments.counsellor.models import Member
from roles.models import Role
from tests.assessments.counsellor.conftest import PASSWORD
from tests.browser.walk import ROLE, submit

BUTTON = "main form button.button"


def sign_in(page, language, username, password=PASSWORD):
    page.goto(f"/{language}/desk/sign-in/")
    type_in(page, username, password)


def type_in(page, username, password=PASSWORD):
    """Fill in the sign-in page that is there."""
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    submit(page, BUTTON)


def live(name, number, *, by, language):
    """Somebody's story at the desk of `by`, as the demonstration tells it: the one of that
    name, in the client's language, with notes in German."""
    desk = Desk(by, Member.objects.get(user=by), by, "de")
    person = Person(
        number=number,
        pk=uuid.UUID(int=number),
        name=f"Łucja Sørensen-Müller {number}",
        language=language,
        reference=f"HH-{number}",
        email="lucja@example.org",
        phone="040 66969 000",
        target=ROLE,
    )
    roles = {role.slug: role for role in Role.objects.with_requirements()}
    case = Case(person, desk, desk, roles, Random(number))
    getattr(story, name)(case)
    case.end()
    case.client.refresh_from_db()
    return case.client
