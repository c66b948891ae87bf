"""Signing in: one door for desk and admin, slow to guess at, leading nowhere else."""

from datetime import timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.test import Client as Browser
from django.utils import timezone

from assessments import locks
from assessments.models import Account
from tests.accounts import MIRA, profile_of, sign_up
from tests.accounts import sign_in as sign_in_by_account
from tests.assessments.counsellor.conftest import PASSWORD

DOOR = "/en/desk/sign-in/"
NOT_RIGHT = "The user name or the password is not right."
TOO_MANY = "Too many wrong tries. Please wait a quarter of an hour."


def sign_in(browser, username, password=PASSWORD, **more):
    address = more.pop("REMOTE_ADDR", "127.0.0.1")
    sent = {"username": username, "password": password} | more
    return browser.post(DOOR, sent, REMOTE_ADDR=address)


def text_of(response):
    return response.content.decode()


def is_in(browser):
    return browser.get("/en/desk/account/").status_code == 200


@pytest.fixture
def visitor():
    return Browser()


@pytest.fixture
def anna(staff):
    """The office's administrator."""
    anna = staff("anna", "admin")
    anna.is_staff = True
    anna.save()
    return anna


@pytest.fixture
def account(as_mira, miras_result):
    """Somebody's own account."""
    sign_up(as_mira)
    return Account.objects.get()


# The way in


@pytest.mark.parametrize(
    ("who", "room"),
    [
        ("jonas", "/en/desk/"),
        ("lena", "/en/desk/"),
        ("ella", "/en/admin/"),
        ("anna", "/en/admin/"),
    ],
)
def test_everybody_lands_in_their_own_room(visitor, request, who, room):
    request.getfixturevalue(who)

    response = sign_in(visitor, who)

    assert response["Location"] == room
    assert visitor.get(room).status_code == 200
    assert visitor.get(DOOR)["Location"] == room


def test_page_speaks_the_readers_language_and_is_not_kept(visitor, db):
    response = visitor.get("/de/desk/sign-in/")

    assert '<html lang="de">' in text_of(response)
    assert "no-store" in response["Cache-Control"]
    assert "desk-nav" not in text_of(response)


def test_admin_has_no_other_door(visitor, ella):
    first = visitor.get("/en/admin/roles/role/")
    second = visitor.get(first["Location"])
    third = sign_in(visitor, "ella", next="/en/admin/roles/role/")

    assert first["Location"] == "/en/admin/login/?next=/en/admin/roles/role/"
    assert second["Location"] == "/en/desk/sign-in/?next=/en/admin/roles/role/"
    assert third["Location"] == "/en/admin/roles/role/"
    assert visitor.get("/en/admin/password_change/")["Location"] == (
        "/en/desk/account/password/"
    )


def test_credentials_sent_to_the_admins_login_open_nothing(visitor, ella):
    sent = {"username": "ella", "password": PASSWORD}

    response = visitor.post("/en/admin/login/", sent)

    assert response["Location"] == "/en/desk/sign-in/?next=/en/admin/"
    assert not is_in(visitor)


def test_counsellor_is_told_that_the_admin_is_not_theirs(as_jonas):
    response = as_jonas.get("/en/admin/", follow=True)

    assert response.status_code == 403
    assert "This page is not open to you" in text_of(response)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/en/desk/",
        "javascript:alert(1)",
        "/\\evil.example",
        "",
    ],
)
def test_next_leads_nowhere_else(visitor, jonas, elsewhere):
    page = visitor.get(DOOR, {"next": elsewhere})

    assert "evil" not in page.context["next"]
    assert sign_in(visitor, "jonas", next=elsewhere)["Location"] == "/en/desk/"
    assert visitor.get(DOOR, {"next": elsewhere})["Location"] == "/en/desk/"


def test_session_is_a_new_one_at_each_sign_in(visitor, jonas):
    visitor.get("/en/desk/")
    session = visitor.session
    session["planted"] = "by somebody else"
    session.save()
    visitor.cookies["sessionid"] = session.session_key

    sign_in(visitor, "jonas")
    first = visitor.session.session_key
    sign_in(visitor, "jonas")

    assert session.session_key not in (first, visitor.session.session_key)
    assert first != visitor.session.session_key
    assert "planted" not in visitor.session


def test_who_has_no_place_here_is_told_so_and_stays_out(visitor, django_user_model, db):
    django_user_model.objects.create_user("nobody", password=PASSWORD)

    assert "nobody has told us yet where you work" in text_of(
        sign_in(visitor, "nobody")
    )
    assert not is_in(visitor)


def test_who_has_left_cannot_come_in(visitor, jonas):
    jonas.is_active = False
    jonas.save()

    assert NOT_RIGHT in text_of(sign_in(visitor, "jonas"))


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"username": ""}, "Please write your user name."),
        ({"password": ""}, "Please write a password."),
        ({"username": "j" * 500}, "This user name is too long."),
        ({"username": "jo\0nas"}, "Null characters are not allowed."),
        ({"password": "x" * 5000}, "A password has at most 1000 characters."),
        ({"username": "🌻 \u202eسلام"}, NOT_RIGHT),
    ],
)
def test_what_cannot_be_right_is_explained(visitor, jonas, sent, message):
    response = sign_in(visitor, **({"username": "jonas", "password": PASSWORD} | sent))

    assert response.status_code == 200
    assert message in text_of(response)


def test_stale_form_comes_back_with_the_name(jonas):
    strict = Browser(enforce_csrf_checks=True)

    page = text_of(sign_in(strict, "jonas"))

    assert "This page had been open too long" in page
    assert 'value="jonas"' in page
    assert PASSWORD not in page


def test_signing_out_takes_a_button(visitor, jonas):
    sign_in(visitor, "jonas")

    assert visitor.get("/en/desk/sign-out/").status_code == 405
    assert is_in(visitor)
    response = visitor.post("/en/desk/sign-out/", follow=True)
    assert "You are signed out." in text_of(response)
    assert not is_in(visitor)


def test_log_out_of_the_admin_is_the_same(visitor, ella):
    sign_in(visitor, "ella")

    assert visitor.post("/en/admin/logout/")["Location"] == DOOR
    assert not is_in(visitor)


# Guessing


def guess(browser, username, times, **more):
    return [
        sign_in(browser, username, f"guess {number}", **more).status_code
        for number in range(times)
    ]


def test_guessing_locks_the_name_for_this_sender(visitor, jonas):
    assert guess(visitor, "jonas", 5) == [200, 200, 200, 200, 429]

    response = sign_in(visitor, "jonas")

    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert TOO_MANY in text_of(response)
    assert 'value="jonas"' in text_of(response)
    assert not is_in(visitor)


def test_lock_speaks_the_readers_language(visitor, jonas):
    guess(visitor, "jonas", 5)

    sent = {"username": "jonas", "password": PASSWORD}
    page = text_of(visitor.post("/de/desk/sign-in/", sent))

    assert '<html lang="de">' in page
    assert "Viertelstunde" in page


def test_petra_cannot_lock_jonas_out_elsewhere(visitor, jonas, petra):
    guess(visitor, "jonas", 30, REMOTE_ADDR="10.0.0.1")

    assert sign_in(Browser(), "jonas", REMOTE_ADDR="10.0.0.2").status_code == 302


def test_lock_of_one_name_leaves_others_at_the_same_place(visitor, jonas, petra):
    guess(visitor, "jonas", 5)

    assert sign_in(visitor, "petra").status_code == 302


def test_lock_ends_after_a_quarter_of_an_hour(visitor, jonas):
    guess(visitor, "jonas", 5)
    sign_in(visitor, "jonas")  # does not make it longer
    _travel(timedelta(minutes=14))
    assert sign_in(visitor, "jonas").status_code == 429

    _travel(timedelta(minutes=1, seconds=1))

    assert sign_in(visitor, "jonas").status_code == 302


def _travel(time):
    for attempt in AccessAttempt.objects.all():
        moved = attempt.attempt_time - time
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=moved)


def test_right_password_forgets_earlier_slips(visitor, jonas):
    guess(visitor, "jonas", 4)
    sign_in(visitor, "jonas")

    assert guess(Browser(), "jonas", 4) == [200] * 4


def test_sender_who_tries_many_names_is_stopped(visitor, jonas, settings):
    settings.RETURN_CODE_TRIES = 3
    for number in range(3):
        guess(visitor, f"somebody-{number}", 1)

    response = sign_in(visitor, "jonas")

    assert (response.status_code, TOO_MANY in text_of(response)) == (429, True)
    assert sign_in(Browser(), "jonas", REMOTE_ADDR="10.0.0.2").status_code == 302


def test_whole_network_of_an_ipv6_address_is_one_sender(visitor, jonas):
    for number in range(5):
        guess(visitor, "jonas", 1, REMOTE_ADDR=f"2001:db8::{number}")

    response = sign_in(visitor, "jonas", REMOTE_ADDR="2001:db8::ffff")
    assert response.status_code == 429
    assert sign_in(visitor, "jonas", REMOTE_ADDR="2001:db8:0:1::1").status_code == 302


def test_account_is_locked_in_the_same_way(visitor, account):
    statuses = [
        sign_in_by_account(visitor, password=f"guess {number}").status_code
        for number in range(5)
    ]
    response = sign_in_by_account(visitor)

    assert statuses == [200, 200, 200, 200, 429]
    assert response.status_code == 429
    assert "Too many wrong tries." in text_of(response)
    assert profile_of(visitor) is None
    _travel(timedelta(minutes=16))
    sign_in_by_account(visitor)
    assert profile_of(visitor) == account.profile


def test_right_password_of_an_account_forgets_earlier_slips(visitor, account):
    for number in range(4):
        sign_in_by_account(visitor, password=f"guess {number}")
    sign_in_by_account(visitor)

    assert not AccessAttempt.objects.exists()


def test_what_was_typed_is_written_nowhere(visitor, jonas, account):
    sent = {"username": "jonas", "password": "my secret", "kept": "about Mira"}
    visitor.post(
        f"{DOOR}?next=/en/desk/about-mira/", sent, HTTP_USER_AGENT="Typewriter"
    )
    sign_in_by_account(visitor, password="my other secret")

    rows = list(AccessAttempt.objects.values().order_by("id"))
    assert len(rows) == 2
    for row in rows:
        assert len(row.pop("username")) == 64
        for name in ("id", "ip_address", "attempt_time", "failures_since_start"):
            row.pop(name)
        assert set(row.values()) == {""}
    assert not AccessLog.objects.exists()


def test_old_tries_are_deleted_with_the_daily_clean_up(visitor, jonas):
    guess(visitor, "jonas", 1)
    guess(visitor, "petra", 1)
    old = timezone.now() - timedelta(minutes=16)
    jonas_row = AccessAttempt.objects.filter(
        username=locks.hidden_name(None, {"username": "jonas"})
    )
    jonas_row.update(attempt_time=old)

    call_command("purge_profiles", stdout=StringIO())

    assert AccessAttempt.objects.count() == 1
    assert not jonas_row.exists()


# Two worlds


def test_keys_of_one_world_fit_no_door_of_the_other(
    visitor, account, django_user_model, rf, jonas
):
    """Even with the same name and the same password."""
    double = django_user_model.objects.create_superuser(
        MIRA["email"], password="staff only, please"
    )
    request = rf.post("/")

    def found(**credentials):
        return authenticate(request, **credentials)

    name, own, staffs = MIRA["email"], MIRA["password"], "staff only, please"
    assert found(email=name, password=own) == account
    assert found(username=name, password=staffs) == double
    assert found(username=name, password=own) is None
    assert found(email=name, password=staffs) is None
    assert found(username="jonas", otp_token="") is None
    assert found(email=name, otp_token="") is None

    sign_in(visitor, name, own)
    assert not is_in(visitor)
    sign_in_by_account(visitor, password=staffs)
    assert profile_of(visitor) is None
    assert "_auth_user_id" not in visitor.session


# Public pages


def test_public_pages_know_nothing_of_sessions(visitor, helper_role, as_jonas):
    for path in ("/en/", "/en/roles/", "/en/roles/helper/"):
        anonymous, signed_in = visitor.get(path), as_jonas.get(path)
        assert not anonymous.cookies
        assert "Cookie" not in anonymous.get("Vary", "")
        assert signed_in.content == anonymous.content
