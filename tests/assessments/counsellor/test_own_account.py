"""One's own account at the desk, and the lead's view of the office."""

import uuid

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from assessments.counsellor import actions
from assessments.counsellor.models import COUNSELLOR, Client
from tests.assessments.counsellor.conftest import PASSWORD
from tests.assessments.counsellor.test_access import is_in, sign_in, text_of

PAGE = "/en/desk/account/password/"
NEW = "seven small owls at noon"


def test_account_says_who_one_is(as_jonas, as_ella):
    jonas, ella = (
        text_of(browser.get("/en/desk/account/")) for browser in (as_jonas, as_ella)
    )

    for words in ("Jonas Weber", "Beratung Hamburg", "Counsellor"):
        assert words in jonas
    assert "Editor" in ella
    assert 'href="/en/desk/"' not in ella


def test_new_password_closes_every_other_browser(jonas):
    here, elsewhere = Browser(), Browser()
    for browser in (here, elsewhere):
        sign_in(browser, "jonas")

    response = here.post(PAGE, {"password": PASSWORD, "new_password": NEW})

    assert response["Location"] == "/en/desk/account/"
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert sign_in(Browser(), "jonas", NEW).status_code == 302


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"password": "wrong"}, "This is not your password."),
        ({"password": ""}, "Please write a password."),
        ({"new_password": "eleven char"}, "It must contain at least 12 characters."),
        ({"new_password": "123456789123456789"}, "This password is entirely numeric."),
        ({"new_password": "x" * 5000}, "A password has at most 1000 characters."),
        ({"new_password": PASSWORD}, "The new password is the old one."),
        ({"new_password": "twelve\0 letters"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_taken_is_explained(as_jonas, jonas, changed, message):
    sent = {"password": PASSWORD, "new_password": NEW} | changed

    response = as_jonas.post(PAGE, sent)

    jonas.refresh_from_db()
    assert message in text_of(response)
    assert jonas.check_password(PASSWORD)


def test_guessing_the_old_password_is_locked(as_jonas, jonas):
    statuses = [
        as_jonas.post(PAGE, {"password": f"guess {n}", "new_password": NEW}).status_code
        for n in range(5)
    ]

    right = as_jonas.post(PAGE, {"password": PASSWORD, "new_password": NEW})

    assert statuses == [200, 200, 200, 200, 429]
    assert right.status_code == 429
    jonas.refresh_from_db()
    assert jonas.check_password(PASSWORD)


def test_stale_form_changes_nothing(as_jonas, jonas):
    strict = Browser(enforce_csrf_checks=True)
    strict.cookies = as_jonas.cookies

    response = strict.post(PAGE, {"password": PASSWORD, "new_password": NEW})

    assert "This page had been open too long" in text_of(response)
    jonas.refresh_from_db()
    assert jonas.check_password(PASSWORD)


# The team


def add(number, counsellor):
    values = {"name": f"Client {number}", "language": "en"}
    return actions.add_client(pk=uuid.uuid4(), values=values, by=counsellor)


def test_lead_sees_who_works_in_the_office_and_how_much(as_lena, jonas, petra, otto):
    for number in range(3):
        add(number, jonas)
    gone = add(3, petra)
    actions.archive([gone], by=petra)
    add(4, otto)
    Client.objects.filter(name="Client 0").update(counsellor=None)

    response = as_lena.get("/en/desk/team/")

    rows = [(one.name, one.client_count) for one in response.context["members"]]
    assert rows == [("Lena Brandt", 0), ("Petra Kurz", 0), ("Jonas Weber", 2)]
    assert "1 client has no counsellor." in text_of(response)
    assert "Otto" not in text_of(response)
    assert "Aarhus" not in text_of(response)


def test_team_is_for_the_lead_alone(as_jonas, as_ella):
    for browser in (as_jonas, as_ella):
        assert browser.get("/en/desk/team/").status_code == 404
    assert "/en/desk/team/" not in text_of(as_jonas.get("/en/desk/account/"))


def test_team_takes_the_same_queries_for_one_or_many(as_lena, staff, hamburg):
    as_lena.get("/en/desk/team/")
    with CaptureQueriesContext(connection) as few:
        as_lena.get("/en/desk/team/")
    for number in range(3):
        add(number, staff(f"new-{number}", COUNSELLOR, hamburg))

    with CaptureQueriesContext(connection) as many:
        as_lena.get("/en/desk/team/")

    assert len(many) == len(few)
