"""The cast and their little world.

*Mira* is assessed, *Petra* is a stranger who must see nothing of hers, *Ada* edits
content. Their role asks one thing of each kind, so that the sums can be done by hand.
"""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from assessments import codes
from assessments.models import Plan
from roles import content
from tests import factories
from tests.shipped import Shipped

codes.COST = 2  # trying codes out may be cheap here
# A busy machine is no reason for a test to fail.
hypothesis_settings.register_profile("patient", deadline=None)
hypothesis_settings.load_profile("patient")


@pytest.fixture(autouse=True)
def english():
    """Tests begin in English; a page in another language must not colour the next."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def fresh_cache():
    for cache in caches.all():
        cache.clear()


@pytest.fixture(scope="session", autouse=True)
def translations():
    """The tests read the translations as they are now, not as they were last compiled."""
    call_command("compile_translations", verbosity=0)


@pytest.fixture
def helper_role(db):
    """Asks for EQF 4 (25 points), two years (30) and two skills (27 and 18)."""
    factories.education_levels()
    role = factories.role("helper", title_de="Hilfskraft", title_pl="Pomoc")
    factories.asks_education(role)
    service = factories.area("customer-service")
    factories.asks_experience(role, service, months=24)
    listening = factories.skill("listening")
    planning = factories.skill("planning")
    factories.asks_skill(role, listening, level=3)
    factories.asks_skill(role, planning, level=2, importance="preferred")
    factories.action("listen-more", skill=listening, hours=10)
    factories.action("plan-more", skill=planning, hours=20, kind="exercise")
    factories.action("work-there", area=service, kind="on_the_job")
    factories.action("night-school", eqf_level=4, weeks=100)
    return role


@pytest.fixture
def as_mira(db):
    return Client()


@pytest.fixture
def as_petra(db):
    return Client()


@pytest.fixture
def as_ada(django_user_model, db):
    ada = django_user_model.objects.create_superuser("ada", password="ada's secret")
    browser = Client()
    browser.force_login(ada)
    return browser


class Check:
    """Somebody's way through the questions of the helper role."""

    EDUCATION = {"level": "4", "field": "", "studying_level": "", "studying_field": ""}
    EXPERIENCE = {"customer-service_years": "1", "customer-service_months": "0"}
    SKILLS = {"listening": "2", "planning": "2"}

    def __init__(self, browser, language="en", slug="helper"):
        self.browser = browser
        self.start = f"/{language}/check/{slug}/"

    def send(self, page, answers, **extra):
        return self.browser.post(f"{self.start}{page}/", answers | extra)

    def answer_all(self, **changed):
        self.send("education", self.EDUCATION | changed.get("education", {}))
        self.send("experience", self.EXPERIENCE | changed.get("experience", {}))
        self.send("skills-1", self.SKILLS | changed.get("skills", {}))

    def finish(self):
        """The address of the result."""
        response = self.browser.post(f"{self.start}answers/")
        assert response.status_code == 302, response.content.decode()
        return response["Location"]


@pytest.fixture
def check_of():
    return Check


@pytest.fixture
def miras_result(as_mira, helper_role):
    """The address of Mira's result: level 4, one year of two, listening 2 of 3."""
    check = Check(as_mira)
    check.answer_all()
    return check.finish()


@pytest.fixture
def miras_plan(as_mira, miras_result):
    """Mira's plan: five hours a week from 4 January 2027 on, as proposed: ten hours of
    listening, then a year at work."""
    page = as_mira.get(f"{miras_result}plan/")
    form = page.context["form"]
    sent = {name: field.initial for name, field in form.fields.items()} | form.initial
    sent |= {"hours_per_week": 5, "starts_on": "2027-01-04"}
    response = as_mira.post(f"{miras_result}plan/", sent)
    plan = Plan.objects.get(pk=response["Location"].split("/")[-2])
    plan.time_zone = "Europe/Berlin"  # where Mira lives
    plan.save()
    return plan


@pytest.fixture(scope="session")
def fixture_records():
    return content.read_records(settings.BASE_DIR / "fixtures")


@pytest.fixture(scope="session")
def shipped(fixture_records):
    return Shipped(fixture_records)


@pytest.fixture
def real_content(db, shipped):
    """The catalogue as it is shipped."""
    return shipped.put()
