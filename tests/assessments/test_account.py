"""An account is one more key to a profile: never needed, never written to, never told."""

import pytest
from django.contrib import admin
from django.test import Client

from assessments.models import Account, Assessment, Profile
from careerpath import settings as shipped
from tests.accounts import (
    MIRA,
    PETRA,
    profile_of,
    sign_in,
    sign_up,
    text_of,
)

OWN_PAGES = ["", "sign-out/", "e-mail/", "password/", "remove/"]
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


# Making one


def test_account_opens_everything_on_another_device(elsewhere, mira, miras_result):
    response = sign_in(elsewhere)

    assert response["Location"] == "/en/my/"
    assert profile_of(elsewhere) == mira
    assert elsewhere.get(miras_result).status_code == 200


def test_account_keeps_the_key_that_the_browser_has(as_mira, miras_result):
    before = as_mira.get("/en/my/").context

    sign_up(as_mira)

    after = as_mira.get("/en/my/").context
    assert (after["code"], after["link"]) == (before["code"], before["link"])
    assert after["account"].email == "mira@example.org"


def test_visitor_with_nothing_gets_a_profile_and_its_code_with_the_account(as_mira, db):
    response = sign_up(as_mira)

    assert response["Location"] == "/en/my/"
    assert as_mira.get("/en/my/").context["code"]
    assert Account.objects.get().profile == Profile.objects.get()


def test_password_is_kept_as_argon2_and_the_admin_lists_no_account(mira, settings):
    settings.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS
    another = Client()
    sign_up(another, PETRA)

    kept = Account.objects.get(email=PETRA["email"]).password
    assert kept.startswith("argon2$argon2id$")
    assert not admin.site.is_registered(Account)
    sign_in(elsewhere := Client(), PETRA)
    assert profile_of(elsewhere) == profile_of(another)


@pytest.mark.parametrize(
    "typed",
    [
        "  Mira@Example.ORG ",
        "mira＠example.org",  # a wide sign, as some keyboards write it
        "ｍｉｒａ@example.org",
    ],
)
def test_one_address_is_one_name_however_it_is_typed(elsewhere, mira, typed):
    sign_in(elsewhere, email=typed)

    assert profile_of(elsewhere) == mira


def test_password_is_alike_on_every_keyboard_and_keeps_its_spaces(as_mira, elsewhere):
    sign_up(as_mira, password=" zażółć gęślą ")

    sign_in(elsewhere, password=" zażółć gęśla\u0328 ")
    assert profile_of(elsewhere) == profile_of(as_mira)
    assert NOT_RIGHT in text_of(sign_in(Client(), password="zażółć gęślą"))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"email": ""}, "Please write your e-mail."),
        ({"email": "mira"}, "Please write an e-mail address, such as"),
        ({"email": "m" * 10_000 + "@example.org"}, "This e-mail address is too long."),
        ({"email": "mira\0@example.org"}, "Null characters are not allowed."),
        ({"email": "🌻@example.org"}, "Please write an e-mail address, such as"),
        ({"email": "\u202emira@example.org"}, "Please write an e-mail address, such"),
        ({"email": "mirа@example.org"}, "Please write an e-mail address, such as"),
        ({"password": ""}, "Please write a password."),
        ({"password": "x y"}, "This password is too short."),
        ({"password": "password1"}, "This password is too common."),
        ({"password": "2027010412"}, "This password is entirely numeric."),
        ({"password": "mira@example"}, "The password is too similar to the e-mail."),
        ({"password": "x" * 10_000}, "A password has at most 1000 characters."),
        ({"password": "four\0trees in a row"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_taken_is_explained(as_mira, db, changed, message):
    page = text_of(sign_up(as_mira, **changed))

    assert page.count(message) == 2
    assert not Account.objects.exists()
    assert not Profile.objects.exists()


@pytest.mark.parametrize("password", ["🌻🌻🌻🌻🌻🌻🌻🌻", "שלום עולם", "x" * 1000])
def test_any_signs_make_a_password(as_mira, elsewhere, db, password):
    sign_up(as_mira, password=password)
    sign_in(elsewhere, password=password)

    assert profile_of(elsewhere) == Profile.objects.get()


def test_sent_twice_there_is_one_account(as_mira, elsewhere, db):
    sign_up(as_mira)
    sign_up(as_mira)
    sign_up(elsewhere)  # as if the first answer had not arrived in time

    assert Account.objects.count() == Profile.objects.count() == 1
    assert profile_of(elsewhere) == profile_of(as_mira)


def test_taken_address_is_refused_without_opening_anything(as_petra, mira):
    page = text_of(sign_up(as_petra, password="some other long words"))

    assert page.count("This e-mail cannot be used.") == 2
    assert Profile.objects.get() == mira
    assert profile_of(as_petra) is None


@pytest.mark.parametrize("page", ["sign-up", "sign-in"])
@pytest.mark.parametrize("known", [MIRA, PETRA])
def test_stale_form_comes_back_with_the_e_mail_and_changes_nothing(mira, page, known):
    strict = Client(enforce_csrf_checks=True)

    text = text_of(strict.post(f"/en/account/{page}/", known))

    assert "This page had been open too long" in text
    assert f'value="{known["email"]}"' in text
    assert known["password"] not in text
    assert Account.objects.get().profile == mira
    assert profile_of(strict) is None


@pytest.mark.parametrize(("page", "sent"), [("e-mail", PETRA), ("password", PETRA)])
def test_stale_change_changes_nothing(as_mira, mira, page, sent):
    before = Account.objects.values().get()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_mira.cookies

    text = text_of(strict.post(f"/en/account/{page}/", sent))

    assert "This page had been open too long" in text
    assert Account.objects.values().get() == before


# Changing and removing it


def test_forgotten_password_is_set_anew_by_who_came_with_the_code(
    as_mira, elsewhere, mira
):
    code = as_mira.get("/en/my/").context["code"]
    elsewhere.post("/en/return/", {"code": code})

    elsewhere.post("/en/account/password/", {"password": "three loud red birds"})

    assert NOT_RIGHT in text_of(sign_in(Client()))
    sign_in(third := Client(), password="three loud red birds")
    assert profile_of(third) == mira


def test_new_password_is_held_to_the_same_rules(as_mira, mira):
    page = text_of(as_mira.post("/en/account/password/", {"password": MIRA["email"]}))

    assert page.count("The password is too similar to the e-mail.") == 2


def test_e_mail_can_be_changed_but_not_to_somebody_elses(
    as_mira, as_petra, elsewhere, mira
):
    sign_up(as_petra, PETRA)

    taken = as_mira.post("/en/account/e-mail/", {"email": "PETRA@example.org"})
    as_mira.post("/en/account/e-mail/", {"email": "New@example.org"})

    assert text_of(taken).count("This e-mail cannot be used.") == 2
    sign_in(elsewhere, email="new@example.org")
    assert profile_of(elsewhere) == mira


def test_asking_which_addresses_are_taken_is_slowed_down(
    as_mira, as_petra, mira, settings
):
    settings.RETURN_CODE_TRIES = 1
    sign_up(as_petra, PETRA)
    as_mira.post("/en/account/e-mail/", {"email": PETRA["email"]})

    page = text_of(as_mira.post("/en/account/e-mail/", {"email": "x@example.org"}))

    assert "Too many wrong tries." in page


def test_removed_account_leaves_everything_else(as_mira, mira, miras_result):
    code = as_mira.get("/en/my/").context["code"]
    assert code in text_of(as_mira.get("/en/account/remove/"))

    as_mira.post("/en/account/remove/")
    again = as_mira.post("/en/account/remove/")

    assert again["Location"] == "/en/account/sign-up/"
    assert not Account.objects.exists()
    assert as_mira.get(miras_result).status_code == 200
    assert as_mira.get("/en/my/").context["code"] == code


def test_removing_warns_who_knows_no_code(elsewhere, mira):
    sign_in(elsewhere)

    page = text_of(elsewhere.get("/en/account/remove/"))

    assert "This browser knows no code and no link to come back by." in page


def test_leaving_warns_who_has_neither_code_nor_account(elsewhere, mira):
    sign_in(elsewhere)
    signed_in = text_of(elsewhere.get("/en/account/sign-out/"))
    elsewhere.post("/en/account/remove/")
    without = text_of(elsewhere.get("/en/account/sign-out/"))

    warning = "This browser knows no code and no link to come back by."
    assert (warning in signed_in, warning in without) == (False, True)
    assert "You can sign in as mira@example.org with your password." in signed_in


def test_deleting_everything_deletes_the_account(as_mira, mira):
    assert "Your account is deleted as well" in text_of(as_mira.get("/en/my/delete/"))

    as_mira.post("/en/my/delete/")

    for model in (Account, Profile, Assessment):
        assert not model.objects.exists()
    assert NOT_RIGHT in text_of(sign_in(as_mira))


# Strangers


@pytest.mark.parametrize("page", OWN_PAGES)
def test_account_is_shown_to_its_owner_alone(as_mira, as_petra, mira, page):
    sign_up(as_petra, PETRA)
    address = f"/en/account/{page}"
    anonymous = Client().get(address)

    for browser in (as_mira, as_petra):
        assert browser.get(address).status_code == 200
    assert MIRA["email"] not in text_of(as_petra.get(address))
    assert anonymous.status_code == 302
    assert anonymous["Location"] in ("/en/account/sign-in/", "/en/my/")


@pytest.mark.parametrize("page", OWN_PAGES)
def test_stranger_changes_no_account_of_others(as_petra, mira, page):
    before = Account.objects.values().get()

    as_petra.post(f"/en/account/{page}", PETRA)
    Client().post(f"/en/account/{page}", PETRA)

    assert Account.objects.values().get() == before


@pytest.mark.parametrize("rest", ["my/new-code/", "my/take-along/"])
def test_pages_of_the_keys_are_empty_for_strangers(as_petra, mira, rest):
    for response in (as_petra.get(f"/en/{rest}"), as_petra.post(f"/en/{rest}")):
        assert response["Location"] == "/en/my/"


@pytest.mark.parametrize("rest", ["password/", "e-mail/", "remove/", ""])
def test_who_has_no_account_is_led_to_make_one(as_mira, miras_result, rest):
    response = as_mira.get(f"/en/account/{rest}")

    assert response["Location"] == "/en/account/sign-up/"


def test_private_pages_are_neither_kept_nor_indexed(as_mira, mira):
    for page in ("account/", "account/sign-in/", "my/new-code/"):
        response = as_mira.get(f"/en/{page}")

        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
