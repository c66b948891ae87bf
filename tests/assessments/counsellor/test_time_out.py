"""The desk closes when nobody is there, and nothing typed is lost by it."""

import time
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from assessments.counsellor import actions
from assessments.counsellor.door import kept, sessions
from roles.models import Skill
from tests import factories
from tests.assessments.counsellor.test_access import DOOR, is_in, sign_in, text_of

DESK = "/en/desk/"
FORM = "/en/desk/write/"
MINUTE = 60

pytestmark = pytest.mark.urls("tests.assessments.counsellor.desk_with_form")

NOTE = "Mira wants to work nights\n– only in spring. 🌻 <b>Łódź</b>"
TYPED = {"text": NOTE, "tag": ["a", "b"], "version": "3", "csrfmiddlewaretoken": "old"}


@pytest.fixture
def browser_of_jonas(jonas):
    browser = Browser()
    sign_in(browser, "jonas")
    return browser


def wait(browser, minutes):
    """As if so many minutes had gone by without a move, or with one only now."""
    session = browser.session
    for name in (sessions.SEEN, sessions.BEGAN):
        session[name] -= minutes * MINUTE
    session.save()


def hidden(response):
    """What the form of the page sends on."""
    return list(response.context["kept"].fields)


def come_back(browser, late, username="jonas", **more):
    return sign_in(browser, username, kept=late.context["kept"].signed, **more)


# When it closes


def test_desk_stays_open_for_who_works(browser_of_jonas):
    for _ in range(20):
        wait(browser_of_jonas, 29)
        assert is_in(browser_of_jonas)


def test_desk_closes_after_half_an_hour_without_a_move(browser_of_jonas):
    wait(browser_of_jonas, 31)

    response = browser_of_jonas.get(DESK, follow=True)

    assert response.redirect_chain[-1][0] == "/en/desk/sign-in/?next=/en/desk/"
    assert "You had been away for a while." in text_of(response)


def test_how_long_is_a_setting(browser_of_jonas, settings):
    settings.DESK_IDLE_MINUTES = 5
    wait(browser_of_jonas, 6)

    assert not is_in(browser_of_jonas)


def test_desk_closes_after_twelve_hours_of_work(browser_of_jonas):
    session = browser_of_jonas.session
    session[sessions.BEGAN] -= 12 * 60 * MINUTE + 1
    session.save()

    assert not is_in(browser_of_jonas)


def test_page_that_looks_again_on_its_own_keeps_nobody_signed_in(
    browser_of_jonas, mira, jonas
):
    """A batch that nobody finishes, left open over night."""
    batch = actions.start_batch(
        pk=uuid.uuid4(), clients=[mira], makes_final=False, by=jonas
    )
    wait(browser_of_jonas, 20)
    shown = browser_of_jonas.get(batch.get_absolute_url())
    wait(browser_of_jonas, 20)
    watched = browser_of_jonas.get(f"{batch.get_absolute_url()}?watching")
    wait(browser_of_jonas, 20)
    closed = browser_of_jonas.get(f"{batch.get_absolute_url()}?watching")

    assert 'url=?watching"' in text_of(shown)
    assert (watched.status_code, closed.status_code) == (200, 302)


def test_admin_closes_too(ella):
    browser = Browser()
    sign_in(browser, "ella")
    assert browser.get("/en/admin/").status_code == 200

    wait(browser, 31)

    assert browser.get("/en/admin/").status_code == 302


def test_session_without_a_clock_counts_from_the_sign_in(as_jonas, jonas, settings):
    settings.DESK_IDLE_MINUTES = 0
    time.sleep(1.1)

    assert not is_in(as_jonas)


def test_looking_around_writes_at_most_once_a_minute(browser_of_jonas):
    browser_of_jonas.get(DESK)
    before = browser_of_jonas.session[sessions.SEEN]

    browser_of_jonas.get(DESK)
    assert browser_of_jonas.session[sessions.SEEN] == before

    wait(browser_of_jonas, 2)
    browser_of_jonas.get(DESK)
    assert browser_of_jonas.session[sessions.SEEN] >= before


# What had been typed


def test_what_was_typed_waits_behind_the_sign_in(browser_of_jonas):
    wait(browser_of_jonas, 31)

    late = browser_of_jonas.post(f"{FORM}?page=2", TYPED)
    again = come_back(browser_of_jonas, late)

    assert late.status_code == 403
    assert "What you sent just now is kept on this page." in text_of(late)
    assert "You are in again" in text_of(again)
    assert 'action="/en/desk/write/?page=2"' in text_of(again)
    assert hidden(again) == [
        ("text", NOTE),
        ("tag", "a"),
        ("tag", "b"),
        ("version", "3"),
    ]
    assert "&lt;b&gt;Łódź&lt;/b&gt;" in text_of(again)
    assert is_in(browser_of_jonas)


def test_it_arrives_as_it_was_typed(jonas):
    strict = Browser(enforce_csrf_checks=True)
    token = {"csrfmiddlewaretoken": _token(strict.get(DOOR))}
    sign_in(strict, "jonas", **token)
    wait(strict, 31)
    token = {"csrfmiddlewaretoken": _token(strict.get(DOOR))}
    late = strict.post(FORM, TYPED | token)
    again = come_back(strict, late, **token)

    with_old_token = strict.post(FORM, dict(hidden(again)) | token)
    token = {"csrfmiddlewaretoken": _token(again)}
    arrived = strict.post(FORM, {"text": NOTE, "tag": ["a", "b"]} | token)

    assert with_old_token.status_code == 403
    assert arrived.json()["by"] == "Jonas Weber"
    assert arrived.json()["fields"][:2] == [["text", [NOTE]], ["tag", ["a", "b"]]]


def _token(response):
    return str(response.context["csrf_token"])


def test_it_is_kept_over_a_wrong_password_and_the_second_factor(
    browser_of_jonas, jonas
):
    device = TOTPDevice.objects.create(user=jonas, name="app")
    wait(browser_of_jonas, 31)
    late = browser_of_jonas.post(FORM, TYPED)

    slip = come_back(browser_of_jonas, late, password="slip")
    half = come_back(browser_of_jonas, slip)
    sent = {
        "half": half.context["half"],
        "kept": half.context["kept"].signed,
        "otp_token": str(totp(device.bin_key)).zfill(6),
    }
    again = browser_of_jonas.post("/en/desk/sign-in/code/", sent)

    assert ("text", NOTE) in hidden(again)


def test_somebody_else_does_not_get_it(browser_of_jonas, petra):
    wait(browser_of_jonas, 31)
    late = browser_of_jonas.post(FORM, TYPED)

    response = come_back(browser_of_jonas, late, "petra")

    assert response["Location"] == DESK
    page = text_of(browser_of_jonas.get(DESK))
    assert "What somebody else had written here before you was not saved" in page
    assert "nights" not in page


def test_form_of_a_second_window_is_known_to_be_the_same_persons(
    browser_of_jonas, petra
):
    wait(browser_of_jonas, 31)
    browser_of_jonas.post(FORM, {"text": "first window"})

    late = browser_of_jonas.post(FORM, {"text": "second window"})

    assert come_back(browser_of_jonas, late, "petra").status_code == 302


def test_nothing_of_it_is_stored(browser_of_jonas):
    wait(browser_of_jonas, 31)
    late = browser_of_jonas.post(FORM, TYPED)
    come_back(browser_of_jonas, late)

    assert "nights" not in str(dict(browser_of_jonas.session))


def test_button_without_any_field_waits_as_well(browser_of_jonas):
    wait(browser_of_jonas, 31)

    late = browser_of_jonas.post(FORM)

    assert hidden(come_back(browser_of_jonas, late)) == []


def test_passwords_are_never_kept(browser_of_jonas):
    wait(browser_of_jonas, 31)
    path = "/en/desk/account/password/"

    response = browser_of_jonas.post(path, {"password": "a", "new_password": "b"})

    assert response["Location"] == f"/en/desk/sign-in/?next={path}"


def test_file_is_said_to_be_lost_and_the_rest_is_kept(browser_of_jonas):
    wait(browser_of_jonas, 31)
    sent = {"name": "Mira", "file": SimpleUploadedFile("people.csv", b"Mira")}

    late = browser_of_jonas.post(FORM, sent)
    again = come_back(browser_of_jonas, late)

    assert "Only the file is not" in text_of(late)
    assert "Only the file is not" in text_of(again)
    assert hidden(again) == [("name", "Mira")]


def test_what_is_too_long_is_said_to_be(browser_of_jonas):
    wait(browser_of_jonas, 31)

    late = browser_of_jonas.post(FORM, {"text": "x" * kept.MAX_SIZE})
    again = come_back(browser_of_jonas, late)

    assert "was too long for us to keep" in text_of(late)
    assert "was too long for us to keep" in text_of(again)
    assert hidden(again) == []


@pytest.mark.parametrize("forged", ["", "x", "{}", "🌻", "a:b:c"])
def test_forged_contents_are_not_shown(browser_of_jonas, forged):
    response = sign_in(Browser(), "jonas", kept=forged)

    assert response["Location"] == DESK


def test_editors_lose_nothing_either(ella):
    skill = factories.skill("listening", anchors=False)
    path = f"/en/admin/roles/skill/{skill.pk}/change/"
    typed = {
        "slug": "listening",
        "name_en": "Listening well",
        "anchors-TOTAL_FORMS": "0",
        "anchors-INITIAL_FORMS": "0",
    }
    actions.set_up_groups()
    browser = Browser()
    sign_in(browser, "ella")
    wait(browser, 31)

    late = browser.post(path, typed)
    again = come_back(browser, late, "ella")
    browser.post(again.context["kept"].path, dict(hidden(again)))

    assert Skill.objects.get().name_en == "Listening well"


# An old token


@pytest.fixture
def strict(as_jonas):
    strict = Browser(enforce_csrf_checks=True)
    strict.cookies = as_jonas.cookies
    return strict


def test_form_with_an_old_token_can_be_sent_again(strict):
    response = strict.post(FORM, TYPED, HTTP_ORIGIN="http://testserver")

    assert response.status_code == 403
    assert "This page had been open too long" in text_of(response)
    assert ("text", NOTE) in hidden(response)


def test_late_form_with_an_old_token_waits_behind_the_sign_in(jonas):
    strict = Browser(enforce_csrf_checks=True)

    response = strict.post(FORM, TYPED, HTTP_REFERER="http://testserver/en/desk/")

    assert ("text", NOTE) in hidden(response)
    assert "Sign in to the desk" in text_of(response)


@pytest.mark.parametrize(
    "sender",
    [
        {},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "http://testserver.evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_REFERER": "https://evil.example/http://testserver/"},
    ],
)
def test_form_of_another_site_is_not_carried_on(strict, sender):
    for browser in (strict, Browser(enforce_csrf_checks=True)):
        response = browser.post(FORM, TYPED, **sender)

        assert response.status_code == 403
        assert "Mira" not in text_of(response)
        assert "we did not take the form" in text_of(response)


def test_view_that_checks_the_token_itself_is_no_way_in_for_other_sites(db):
    strict = Browser(enforce_csrf_checks=True)
    path = "/en/desk/write-exempt/"

    foreign = strict.post(path, TYPED, HTTP_ORIGIN="https://evil.example")
    own = strict.post(path, TYPED, HTTP_ORIGIN="http://testserver")

    assert foreign["Location"] == f"/en/desk/sign-in/?next={path}"
    assert ("text", NOTE) in hidden(own)


def test_another_site_slips_nothing_under_the_sign_in(jonas):
    """A stranger lets the door keep a form of theirs, and has Jonas sent to the door with
    it: he would sign in, and send what they have prepared."""
    path = "/en/desk/write-exempt/"
    theirs = Browser(enforce_csrf_checks=True)
    late = theirs.post(path, TYPED, HTTP_ORIGIN="http://testserver")
    sent = {"kept": late.context["kept"].signed, "username": "jonas"}
    of_jonas = Browser(enforce_csrf_checks=True)

    slipped = of_jonas.post(DOOR, sent, HTTP_ORIGIN="https://evil.example")
    own_but_late = of_jonas.post(DOOR, sent, HTTP_ORIGIN="http://testserver")

    assert slipped.context["kept"] is None
    assert "Mira" not in text_of(slipped)
    assert ("text", NOTE) in hidden(own_but_late)


def test_other_pages_answer_as_ever(db):
    strict = Browser(enforce_csrf_checks=True)
    sent = {"text": NOTE}

    response = strict.post("/en/my/delete/", sent, HTTP_ORIGIN="http://testserver")

    assert "we did not take the form" in text_of(response)
