"""Signing in: one more door, slow to guess at, telling strangers nothing."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from assessments import access
from tests.accounts import (
    MIRA,
    PETRA,
    profile_of,
    renew_code,
    sign_in,
    sign_up,
    text_of,
)

NOT_RIGHT = "The e-mail or the password is not right."


@pytest.fixture
def mira(as_mira, miras_result):
    """Mira's profile, with a result and an account."""
    sign_up(as_mira)
    return profile_of(as_mira)


@pytest.fixture
def elsewhere(db):
    """Mira's other device."""
    return Client()


def test_wrong_password_and_unknown_address_are_told_alike(as_petra, mira):
    wrong = text_of(sign_in(as_petra, password="wrong"))
    unknown = text_of(sign_in(as_petra, email="who@example.org"))

    assert NOT_RIGHT in wrong
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    wrong, unknown = (token.sub("", page) for page in (wrong, unknown))
    assert unknown.replace("who@", "mira@") == wrong
    assert profile_of(as_petra) is None


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is hashed."""

    algorithm = "counting"
    count = 0

    def encode(self, *args, **kwargs):
        type(self).count += 1
        return super().encode(*args, **kwargs)


@pytest.mark.parametrize("email", ["mira@example.org", "who@example.org"])
def test_unknown_address_takes_as_long_as_a_wrong_password(
    as_mira, as_petra, db, settings, email
):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    sign_up(as_mira)
    CountingHasher.count = 0

    sign_in(as_petra, email=email, password="wrong")

    assert CountingHasher.count == 1


def test_guessing_is_slowed_down_for_one_sender(as_petra, mira, settings):
    settings.RETURN_CODE_TRIES = 2
    for number in range(2):
        sign_in(as_petra, email=f"{number}@example.org")

    assert "Too many wrong tries." in text_of(sign_in(as_petra))
    assert "Too many wrong tries." in text_of(sign_up(as_petra, PETRA))
    assert profile_of(as_petra) is None


def test_guessing_is_slowed_down_for_one_address_from_many_places(
    as_petra, mira, settings
):
    settings.RETURN_CODE_TRIES = 1

    def sign_in_from(place, **changed):
        sent = MIRA | changed
        return as_petra.post("/en/account/sign-in/", sent, REMOTE_ADDR=place)

    for number in range(access.TRIES_FOR_NAME):
        page = text_of(sign_in_from(f"10.0.0.{number}", password="wrong"))
        assert NOT_RIGHT in page

    assert "Too many wrong tries." in text_of(sign_in_from("10.0.1.1"))
    assert profile_of(as_petra) is None


def test_counters_hold_no_e_mail(rf, mira):
    keys = access._counters(rf.get("/"), "sign-in", MIRA["email"])

    assert len(keys) == 2
    assert "mira" not in str(keys)


def test_forms_for_new_accounts_are_no_way_around_the_limit(as_petra, mira, settings):
    settings.RETURN_CODE_TRIES = 2
    for word in ("first", "second"):
        sign_up(as_petra, password=f"my {word} long guess")

    assert "Too many wrong tries." in text_of(sign_in(as_petra))


def test_browser_that_came_by_account_is_offered_a_code(elsewhere, mira, miras_result):
    sign_in(elsewhere)

    page = text_of(elsewhere.get("/en/my/"))
    assert "This browser knows neither your return code nor your private link." in page

    code = renew_code(elsewhere)["code"]

    assert elsewhere.get("/en/my/").context["code"] == code
    assert elsewhere.get(miras_result).status_code == 200


def test_new_code_locks_out_a_browser_that_came_by_account(as_mira, elsewhere, mira):
    sign_in(elsewhere)

    renew_code(as_mira)

    assert profile_of(elsewhere) is None
    assert profile_of(as_mira) == mira


def test_signing_in_where_the_plan_is_open_keeps_the_code(as_mira, mira):
    code = as_mira.get("/en/my/").context["code"]

    sign_in(as_mira)

    assert as_mira.get("/en/my/").context["code"] == code
