"""The second factor: set up by a first code, asked for at every sign-in, kept apart from
strangers and lost phones."""

import time
from base64 import b32decode
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client as Browser
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from assessments.counsellor import actions
from assessments.counsellor.door import second_factor
from tests.assessments.counsellor.conftest import PASSWORD
from tests.assessments.counsellor.test_access import is_in, sign_in, text_of

PAGE = "/en/desk/account/second-factor/"
CODE = "/en/desk/sign-in/code/"
WRONG = "This code is not right."


@pytest.fixture
def device(jonas):
    """Jonas has an app. The codes of this half minute have not been used."""
    return TOTPDevice.objects.create(user=jonas, name="app")


@pytest.fixture
def backup_codes(device, jonas):
    return actions.renew_backup_codes(by=jonas)


def code_of(device):
    return str(totp(device.bin_key)).zfill(6)


def wrong_code_of(device):
    near = {str(totp(device.bin_key, drift=step)).zfill(6) for step in (-1, 0, 1)}
    return next(
        code for code in ("111111", "222222", "333333", "444444") if code not in near
    )


def unthrottle():
    """A while later."""
    past = timezone.now() - timedelta(hours=1)
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(throttling_failure_count__gt=0).update(
            throttling_failure_timestamp=past
        )


def half_way(browser, username="jonas"):
    return sign_in(browser, username).context["half"]


def enter_code(browser, half, code):
    return browser.post(CODE, {"half": half, "otp_token": code, "next": ""})


# Setting up


def set_up(browser, **changed):
    page = browser.get(PAGE)
    key = b32decode(page.context["proposal"].typed_key.replace(" ", ""))
    sent = {
        "key": page.context["proposal"].signed,
        "otp_token": str(totp(key)).zfill(6),
        "password": PASSWORD,
    }
    return browser.post(PAGE, sent | changed)


def test_page_shows_the_key_as_a_picture_and_in_letters(as_jonas):
    response = as_jonas.get(PAGE)
    proposal = response.context["proposal"]

    page = text_of(response)
    assert proposal.typed_key in page
    assert '<svg role="img"' in page
    assert "<title>QR code with the key</title>" in page
    assert " style=" not in page
    assert not TOTPDevice.objects.exists()


def test_first_code_switches_it_on_and_backup_codes_are_shown_once(as_jonas, jonas):
    response = set_up(as_jonas)

    kept = set(StaticToken.objects.values_list("token", flat=True))
    shown = [code.replace(" ", "") for code in response.context["codes"]]
    assert len(set(shown)) == len(kept) == 10
    assert TOTPDevice.objects.get().user == jonas
    assert shown[0] not in text_of(as_jonas.get(PAGE)).replace(" ", "")
    assert "You have 10 backup codes left." in text_of(as_jonas.get(PAGE))


def test_other_browsers_are_out_once_it_is_on(as_jonas, jonas):
    elsewhere = Browser()
    sign_in(elsewhere, "jonas")

    set_up(as_jonas)

    assert is_in(as_jonas)
    assert not is_in(elsewhere)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"otp_token": "1"}, WRONG),
        ({"otp_token": "²³"}, WRONG),
        ({"otp_token": ""}, "Please write the code."),
        ({"otp_token": "1" * 500}, "A code is shorter than this."),
        ({"password": "wrong"}, "This is not your password."),
        ({"key": "forged"}, WRONG),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_switched_on(as_jonas, changed, message):
    response = set_up(as_jonas, **changed)

    assert text_of(response).count(message) == 2
    assert not TOTPDevice.objects.exists()


def test_key_stays_the_same_after_a_slip(as_jonas):
    before = as_jonas.get(PAGE).context["proposal"]

    sent = {"key": before.signed, "otp_token": "1", "password": PASSWORD}
    after = as_jonas.post(PAGE, sent).context["proposal"]

    assert after.key == before.key


def test_key_of_somebody_else_is_not_taken(as_jonas, petra):
    foreign = second_factor.Proposal(petra)

    sent = {"key": foreign.signed, "otp_token": "1", "password": PASSWORD}
    response = as_jonas.post(PAGE, sent)

    assert response.context["proposal"].key != foreign.key


# Signing in


def test_password_alone_opens_nothing(jonas, device):
    browser = Browser()

    response = sign_in(browser, "jonas")

    assert "Now the code from the app on your phone" in text_of(response)
    assert not is_in(browser)
    assert browser.get("/en/admin/").status_code == 302


def test_code_opens_the_desk_once(jonas, device):
    browser, thief = Browser(), Browser()
    code = code_of(device)

    response = enter_code(browser, half_way(browser), f" {code[:3]} {code[3:]} ")
    again = enter_code(thief, half_way(thief), code)

    assert response["Location"] == "/en/desk/"
    assert is_in(browser)
    assert WRONG in text_of(again)
    assert not is_in(thief)


def test_backup_code_opens_the_desk_once(jonas, device, backup_codes):
    browser, thief = Browser(), Browser()
    spaced = second_factor.grouped(backup_codes[0]).upper()

    enter_code(browser, half_way(browser), spaced)
    enter_code(thief, half_way(thief), spaced)

    assert (is_in(browser), is_in(thief)) == (True, False)
    assert second_factor.backup_codes_left(jonas) == 9


def test_backup_codes_are_not_kept_in_clear(jonas, device, backup_codes):
    """Whoever reads a copy of the database has no code that opens the desk."""
    stolen = set(StaticToken.objects.values_list("token", flat=True))
    assert stolen.isdisjoint(backup_codes)
    assert not any(actions.check_code(token, by=jonas) for token in stolen)

    device.throttle_reset()
    StaticDevice.objects.get().throttle_reset()
    assert actions.check_code(backup_codes[0], by=jonas)


def test_admin_is_no_way_around(ella):
    TOTPDevice.objects.create(user=ella, name="app")
    browser = Browser()

    sign_in(browser, "ella", next="/en/admin/")

    assert browser.get("/en/admin/", follow=True).redirect_chain[-1][0] == (
        "/en/desk/sign-in/?next=/en/admin/"
    )


def test_admin_opens_after_the_code(ella):
    device = TOTPDevice.objects.create(user=ella, name="app")
    browser = Browser()
    page = sign_in(browser, "ella", next="/en/admin/roles/")

    sent = {"half": page.context["half"], "next": page.context["next"]}
    response = browser.post(CODE, sent | {"otp_token": code_of(device)})

    assert response["Location"] == "/en/admin/roles/"


def test_after_a_wrong_code_the_next_waits(jonas, device):
    browser = Browser()
    half = half_way(browser)

    first = enter_code(browser, half, wrong_code_of(device))
    at_once = enter_code(browser, half, code_of(device))
    unthrottle()
    later = enter_code(browser, half, code_of(device))

    assert WRONG in text_of(first)
    assert "Please wait 1 second, then take the newest code." in text_of(at_once)
    assert later["Location"] == "/en/desk/"


def test_guessing_codes_is_locked_as_guessing_passwords_is(jonas, device):
    browser = Browser()
    half = half_way(browser)
    statuses = []
    for _ in range(5):
        unthrottle()
        statuses.append(enter_code(browser, half, wrong_code_of(device)).status_code)
    unthrottle()

    assert statuses == [200, 200, 200, 200, 429]
    assert enter_code(browser, half, code_of(device)).status_code == 429
    assert sign_in(browser, "jonas").status_code == 429
    assert not is_in(browser)


def test_right_password_does_not_forget_wrong_codes(jonas, device):
    browser = Browser()
    for _ in range(4):
        unthrottle()
        enter_code(browser, half_way(browser), wrong_code_of(device))
    unthrottle()

    last = enter_code(browser, half_way(browser), wrong_code_of(device))

    assert last.status_code == 429


@pytest.mark.parametrize("half", ["", "forged", signing.dumps([1, "x"])])
def test_second_step_is_only_for_who_has_done_the_first(jonas, device, half):
    browser = Browser()

    response = enter_code(browser, half, code_of(device))

    assert "This page had been open too long" in text_of(response)
    assert not is_in(browser)
    assert browser.get(CODE)["Location"] == "/en/desk/sign-in/"


def test_first_step_is_void_after_a_while_or_with_a_new_password(
    jonas, device, monkeypatch
):
    browser = Browser()
    half = half_way(browser)
    actions.set_own_password("another long word", by=jonas)
    with_old_password = enter_code(browser, half, code_of(device))

    half = sign_in(browser, "jonas", "another long word").context["half"]
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 601)
    late = enter_code(browser, half, code_of(device))

    for response in (with_old_password, late):
        assert "This page had been open too long" in text_of(response)


# Changing it


def change(browser, verb, **sent):
    return browser.post(f"{PAGE}{verb}/", sent)


def test_switched_off_with_both_proofs(as_jonas, jonas, device, backup_codes):
    without = change(as_jonas, "off", otp_token=backup_codes[0], password="wrong")
    assert "This is not your password." in text_of(without)
    assert second_factor.backup_codes_left(jonas) == 10

    change(as_jonas, "off", otp_token=code_of(device), password=PASSWORD)

    assert second_factor.device_of(jonas) is None
    assert not StaticToken.objects.exists()
    assert sign_in(Browser(), "jonas")["Location"] == "/en/desk/"


def test_not_switched_off_by_a_wrong_code(as_jonas, jonas, device):
    wrong = wrong_code_of(device)

    response = change(as_jonas, "off", otp_token=wrong, password=PASSWORD)

    assert WRONG in text_of(response)
    assert second_factor.device_of(jonas) == device


def test_new_backup_codes_replace_the_old_ones(as_jonas, jonas, device, backup_codes):
    response = change(as_jonas, "codes", otp_token=code_of(device), password=PASSWORD)

    new = {code.replace(" ", "") for code in response.context["codes"]}
    assert new.isdisjoint(backup_codes)
    assert len(new) == second_factor.backup_codes_left(jonas) == 10


def test_what_is_not_on_cannot_be_changed(as_jonas):
    assert change(as_jonas, "off")["Location"] == PAGE
    assert as_jonas.get(f"{PAGE}else/").status_code == 404
