"""Consent: read in Mira's language, recorded, withdrawn, kept in the history."""

from datetime import date, timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from assessments.counsellor import actions
from assessments.counsellor.consent_text import consent_in
from assessments.counsellor.models import Verb
from assessments.models import Profile
from tests.accounts import text_of

TODAY = timezone.localdate


def path(client, more=""):
    return f"/en/desk/clients/{client.pk}/consent/{more}"


def consents(client):
    return list(client.consents.values_list("given_on", "language", "withdrawn_on"))


def test_text_is_in_the_clients_language_amid_the_counsellors(as_jonas, mira):
    page = text_of(as_jonas.get(path(mira)))
    assert 'lang="pl">' in page
    assert [f"<p>{one}</p>" in page for one in consent_in("pl")] == [True] * 3
    assert "The client agrees" in page


def test_another_language_can_be_read_and_is_the_one_recorded(as_jonas, mira):
    response = as_jonas.get(path(mira, "?in=da"))
    page = text_of(response)
    assert 'lang="da">' in page
    assert [f"<p>{one}</p>" in page for one in consent_in("da")] == [True] * 3
    sent = response.context["form"].initial | {"given_on": "2026-01-04"}

    answer = as_jonas.post(path(mira), sent)

    assert answer["Location"] == mira.get_absolute_url()
    assert consents(mira) == [(date(2026, 1, 4), "da", None)]
    trail = list(mira.trail.values_list("verb", flat=True))
    assert trail == ["consent", "opened", "created"]


@pytest.mark.parametrize("language", ["", "xx", "\x00", "en" * 300])
def test_language_that_is_not_is_refused(as_jonas, mira, language):
    sent = {"given_on": "2026-01-04", "language": language}
    assert as_jonas.post(path(mira), sent).status_code == 200
    assert as_jonas.get(path(mira, "?in=xx")).status_code == 200
    assert consents(mira) == []


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("", "Please say on which day."),
        ("soon", "Please write a date, such as 2027-03-31."),
        ("9" * 500, "Please write a date, such as 2027-03-31."),
        ("0001-01-01", "Please choose a day of the last ten years."),
        ("9999-12-31", "This day is still to come."),
    ],
)
def test_impossible_day_is_explained(as_jonas, mira, day, error):
    page = text_of(as_jonas.post(path(mira), {"given_on": day, "language": "pl"}))
    assert page.count(error) == 2
    assert consents(mira) == []


def test_tomorrow_is_too_early_today_is_not(as_jonas, mira):
    for days, number in ((1, 0), (0, 1)):
        day = TODAY() + timedelta(days=days)
        as_jonas.post(path(mira), {"given_on": day, "language": "pl"})
        assert len(consents(mira)) == number


def test_sent_twice_it_is_one_consent(as_jonas, mira):
    for _ in range(2):
        as_jonas.post(path(mira), {"given_on": "2026-01-04", "language": "pl"})
    assert consents(mira) == [(date(2026, 1, 4), "pl", None)]


def test_stale_form_comes_back_with_its_day(jonas, mira):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(jonas)
    page = text_of(
        browser.post(path(mira), {"given_on": "2026-01-04", "language": "pl"})
    )
    assert "This page had been open too long." in page
    assert 'value="2026-01-04"' in page
    assert consents(mira) == []


def test_withdrawing_asks_first_then_closes_the_work_and_ends_the_care(
    as_jonas, assessed
):
    Profile.objects.update(used_on=date(2020, 1, 1))
    asked = text_of(as_jonas.get(path(assessed, "withdraw/")))
    assert "Withdraw the consent?" in asked
    assert assessed.consent is not None

    as_jonas.post(path(assessed, "withdraw/"))
    as_jonas.post(path(assessed, "withdraw/"))

    assessed.refresh_from_db()
    assert consents(assessed) == [(date(2027, 1, 4), "pl", TODAY())]
    profile = assessed.profile
    assert (profile.in_care, profile.used_on) == (False, TODAY())
    assert assessed.trail.filter(verb=Verb.WITHDRAWN).count() == 1


def test_history_keeps_every_consent(as_jonas, consenting, jonas):
    actions.withdraw_consent(consenting, withdrawn_on=date(2027, 2, 1), by=jonas)
    actions.record_consent(
        consenting, given_on=date(2027, 3, 1), language="en", by=jonas
    )

    assert consents(consenting) == [
        (date(2027, 3, 1), "en", None),
        (date(2027, 1, 4), "pl", date(2027, 2, 1)),
    ]
    page = text_of(as_jonas.get(path(consenting)))
    assert "agreed to this text on 1 March 2027" in page
    assert "1 February 2027" in page
    consenting.refresh_from_db()
    assert consenting.profile.in_care
