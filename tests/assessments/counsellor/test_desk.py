"""The door of the desk: who comes in, and who finds nothing there."""

import pytest

from assessments.counsellor.models import Client


def test_counsellor_sees_own_clients_lead_all_of_the_office_others_nothing(
    mira, jonas, petra, lena, otto, ella
):
    seen = {
        user.username: list(Client.objects.visible_to(user))
        for user in (jonas, petra, lena, otto, ella)
    }
    assert seen == {
        "jonas": [mira],
        "petra": [],
        "lena": [mira],
        "otto": [],
        "ella": [],
    }


def test_who_is_not_signed_in_is_led_to_the_sign_in(client, mira):
    answer = client.get(mira.get_absolute_url())
    assert answer.status_code == 302
    assert answer["Location"] == f"/en/desk/sign-in/?next={mira.get_absolute_url()}"


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto", "as_ella"])
def test_stranger_finds_no_file(request, mira, stranger):
    browser = request.getfixturevalue(stranger)
    assert browser.get(mira.get_absolute_url()).status_code == 404


def test_who_has_left_sees_nothing_any_more(mira, jonas):
    jonas.is_active = False
    jonas.save()
    jonas = type(jonas).objects.get(pk=jonas.pk)
    assert not Client.objects.visible_to(jonas).exists()
