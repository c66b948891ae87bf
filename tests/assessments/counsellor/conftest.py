"""The people of the desk.

*Jonas* counsels *Mira*, who speaks Polish; *Petra* works beside him for somebody else;
*Lena* leads their office in Hamburg; *Otto* works in Aarhus; *Ella* edits content. Only
Jonas and Lena may see anything of Mira.
"""

import uuid
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.test import Client as Browser

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.models import COUNSELLOR, EDITOR, LEAD, Member, Office
from roles.models import Role

PASSWORD = "a long day at the desk"


@pytest.fixture
def staff(db, django_user_model):
    """Makes somebody of a group, in an office or in none."""

    def make(username, group, office=None, **names):
        user = django_user_model.objects.create_user(
            username, password=PASSWORD, is_staff=group == EDITOR, **names
        )
        user.groups.add(Group.objects.get_or_create(name=group)[0])
        if office is not None:
            Member.objects.create(user=user, office=office)
        return user

    return make


@pytest.fixture
def hamburg(db):
    return Office.objects.create(name="Beratung Hamburg", code="HAM")


@pytest.fixture
def aarhus(db):
    return Office.objects.create(name="Vejledning Aarhus", code="AAR")


@pytest.fixture
def jonas(staff, hamburg):
    return staff("jonas", COUNSELLOR, hamburg, first_name="Jonas", last_name="Weber")


@pytest.fixture
def petra(staff, hamburg):
    return staff("petra", COUNSELLOR, hamburg, first_name="Petra", last_name="Kurz")


@pytest.fixture
def lena(staff, hamburg):
    return staff("lena", LEAD, hamburg, first_name="Lena", last_name="Brandt")


@pytest.fixture
def otto(staff, aarhus):
    return staff("otto", LEAD, aarhus, first_name="Otto", last_name="Holm")


@pytest.fixture
def ella(staff):
    return staff("ella", EDITOR, first_name="Ella", last_name="Stone")


def signed_in(user):
    browser = Browser()
    browser.force_login(user)
    return browser


@pytest.fixture
def as_jonas(jonas):
    return signed_in(jonas)


@pytest.fixture
def as_petra(petra):
    return signed_in(petra)


@pytest.fixture
def as_lena(lena):
    return signed_in(lena)


@pytest.fixture
def as_otto(otto):
    return signed_in(otto)


@pytest.fixture
def as_ella(ella):
    return signed_in(ella)


@pytest.fixture
def mira(jonas):
    """Mira as Jonas has taken her in: no consent yet, so no work either."""
    values = {"name": "Mira Wójcik", "reference": "HH-17", "language": "pl"}
    return actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)


@pytest.fixture
def consenting(mira, jonas):
    """Mira with her consent, given on 4 January 2027."""
    actions.record_consent(mira, given_on=date(2027, 1, 4), language="pl", by=jonas)
    mira.refresh_from_db()
    return mira


@pytest.fixture
def helper(helper_role):
    """The role of the helper, with all that it asks."""
    return Role.objects.with_requirements().get(pk=helper_role.pk)


def answer(profile, *, listening=2, planning=2, months=12):
    """What Mira answers to the questions of the helper's role."""
    own_actions.save_education(finished=(4, ""), in_progress=None, by=profile)
    areas = {row.area_id: (months, 0) for row in _asked(profile, "experience")}
    own_actions.save_experience(areas, by=profile)
    wanted = {"listening": listening, "planning": planning}
    rows = _asked(profile, "skill")
    levels = {row.skill_id: wanted[row.skill.slug] for row in rows}
    own_actions.save_skills(levels, by=profile)


def _asked(profile, kind):
    role = Role.objects.get(slug="helper")
    return getattr(role, f"{kind}requirements").all()


@pytest.fixture
def assessed(consenting, helper, jonas):
    """Mira with a result as a helper: level 4, one year of two, listening 2 of 3."""
    answer(consenting.profile)
    actions.complete_together(consenting, helper, by=jonas)
    consenting.refresh_from_db()
    return consenting
