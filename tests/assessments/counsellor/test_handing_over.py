"""Mira's own work comes into care by a one-time code, and she gets a way back of her own."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from assessments import actions as own_actions
from assessments import codes
from assessments.counsellor import actions
from assessments.counsellor.models import Client, HandOver, Verb
from assessments.models import Assessment, Profile
from roles.models import Skill
from tests.accounts import profile_of, sign_up, text_of

CONSENT = {"given_on": "2026-02-03", "language": "pl"}
REFUSED = "This is no one-time code that can be used"


def adopting(client):
    return f"/en/desk/clients/{client.pk}/one-time-code/"


def code_of(browser):
    """A one-time code, as its owner makes and reads it."""
    proposal = browser.get("/en/my/counselling/").context["proposal"]
    page = text_of(browser.post("/en/my/counselling/code/", {"proposal": proposal}))
    return re.search(r'class="return-code">([1-9A-Z-]{14})<', page).group(1)


def look(browser, client, code):
    """What the form says after the code is typed."""
    return browser.post(adopting(client), {"code": code}).context


def take(browser, client, code, **more):
    seen = look(browser, client, code)["seen"]
    return browser.post(adopting(client), {"seen": seen} | CONSENT | more)


def levels(profile):
    return dict(profile.skillanswers.values_list("skill__slug", "level"))


@pytest.fixture
def at_home(as_mira, check_of, helper_role):
    """Mira's browser at home, with a result: listening 3, planning 2."""
    check = check_of(as_mira)
    check.answer_all(skills={"listening": "3"})
    check.finish()
    return as_mira


@pytest.fixture
def own(at_home):
    return profile_of(at_home)


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " ")])
def test_work_becomes_the_clients_with_the_consent_given_in_the_same_step(
    at_home, own, as_jonas, mira, typed
):
    code = typed(code_of(at_home))
    shown = look(as_jonas, mira, code)
    assert (shown["theirs"].sentence, shown["here"]) == ("1 result and 4 answers", None)

    response = take(as_jonas, mira, code)

    assert response["Location"] == mira.get_absolute_url()
    mira.refresh_from_db()
    assert mira.profile == own
    assert mira.profile.in_care
    assert mira.consent.given_on == date(2026, 2, 3)
    assert mira.trail.filter(verb=Verb.ADOPTED).count() == 1
    assert profile_of(at_home) == own
    assert Profile.objects.count() == 1


def test_code_alone_is_no_consent(at_home, as_jonas, mira):
    code = code_of(at_home)
    seen = look(as_jonas, mira, code)["seen"]

    page = text_of(as_jonas.post(adopting(mira), {"seen": seen}))

    assert "Please say on which day." in page
    mira.refresh_from_db()
    assert (mira.profile, mira.consent) == (None, None)
    assert HandOver.objects.count() == 1


def test_action_refuses_too_without_a_consent(at_home, jonas, mira):
    code = codes.read_code(code_of(at_home))
    with pytest.raises(actions.NoConsent):
        actions.take_in(mira, code, by=jonas)
    mira.refresh_from_db()
    assert mira.profile is None


def test_with_a_consent_no_second_one_is_asked(at_home, own, as_jonas, consenting):
    code = code_of(at_home)
    shown = look(as_jonas, consenting, code)
    assert (shown["consent_form"], shown["here"].sentence) == (None, "nothing yet")

    as_jonas.post(adopting(consenting), {"seen": shown["seen"]})

    consenting.refresh_from_db()
    assert consenting.profile == own
    assert consenting.consents.count() == 1
    assert Profile.objects.get() == own


@pytest.mark.parametrize(("more", "listening"), [({}, 3), ({"prefer_office": "on"}, 2)])
def test_work_of_both_comes_together(
    at_home, own, as_jonas, assessed, jonas, more, listening
):
    planning = Skill.objects.get(slug="planning")
    actions.agree_ratings(assessed, {planning.pk: (4, "Seen")}, by=jonas)
    code = code_of(at_home)
    shown = look(as_jonas, assessed, code)
    assert (
        shown["here"].sentence == shown["theirs"].sentence == "1 result and 4 answers"
    )
    assert shown["differing"] == 1

    take(as_jonas, assessed, code, **more)

    assessed.refresh_from_db()
    assert assessed.profile == own == Profile.objects.get()
    assert own.assessments.completed().count() == 2
    assert levels(own) == {"listening": listening, "planning": 2}
    assert [row.level for row in own.agreedratings.in_force()] == [4]
    assert profile_of(at_home) == own


def test_code_is_gone_once_it_is_used(at_home, as_jonas, jonas, mira):
    code = code_of(at_home)
    take(as_jonas, mira, code)
    values = {"name": "Adam", "language": "de"}
    adam = actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)

    page = text_of(as_jonas.post(adopting(adam), {"code": code}))

    assert page.count(REFUSED) == 2
    assert not HandOver.objects.exists()
    adam.refresh_from_db()
    assert adam.profile is None


def test_sent_twice_it_is_taken_in_once(at_home, own, as_jonas, mira):
    code = code_of(at_home)
    sent = CONSENT | {"seen": look(as_jonas, mira, code)["seen"]}
    answers = [as_jonas.post(adopting(mira), sent) for _ in range(2)]
    assert [one["Location"] for one in answers] == [mira.get_absolute_url()] * 2
    assert mira.trail.filter(verb=Verb.ADOPTED).count() == 1
    assert mira.consents.count() == 1


def test_of_two_who_look_at_once_one_wins(at_home, own, as_jonas, as_otto, otto, mira):
    values = {"name": "Mira in Aarhus", "language": "da"}
    there = actions.add_client(pk=uuid.uuid4(), values=values, by=otto)
    code = code_of(at_home)
    seen = {
        "jonas": look(as_jonas, mira, code)["seen"],
        "otto": look(as_otto, there, code)["seen"],
    }

    as_otto.post(adopting(there), CONSENT | {"seen": seen["otto"]})
    page = text_of(as_jonas.post(adopting(mira), CONSENT | {"seen": seen["jonas"]}))

    assert REFUSED in page
    assert Client.objects.get(profile=own) == there
    assert mira.consents.count() == 0


def test_what_was_seen_for_one_client_takes_nothing_in_for_another(
    at_home, as_jonas, as_otto, otto, mira
):
    values = {"name": "Mira in Aarhus", "language": "da"}
    there = actions.add_client(pk=uuid.uuid4(), values=values, by=otto)
    seen = look(as_jonas, mira, code_of(at_home))["seen"]

    as_otto.post(adopting(there), CONSENT | {"seen": seen})

    there.refresh_from_db()
    assert there.profile is None


@pytest.mark.parametrize("seen", ["", "x", "a:b:c", "🔑\u202e", "x" * 100_000])
def test_forged_form_takes_nothing_in(at_home, as_jonas, mira, seen):
    code_of(at_home)
    response = as_jonas.post(adopting(mira), CONSENT | {"seen": seen})
    assert response.status_code == 200
    assert HandOver.objects.count() == 1


def test_code_that_has_expired_is_refused(at_home, as_jonas, mira):
    code = code_of(at_home)
    HandOver.objects.update(expires_at=timezone.now())
    assert REFUSED in text_of(as_jonas.post(adopting(mira), {"code": code}))


def test_new_code_makes_the_old_one_void(at_home, as_jonas, mira):
    old, new = code_of(at_home), code_of(at_home)
    assert REFUSED in text_of(as_jonas.post(adopting(mira), {"code": old}))
    assert look(as_jonas, mira, new)["theirs"]


def test_return_code_is_no_one_time_code(at_home, as_jonas, mira):
    code = at_home.get("/en/my/").context["code"]
    assert REFUSED in text_of(as_jonas.post(adopting(mira), {"code": code}))


@pytest.mark.parametrize("code", ["", "x", "1" * 13, "\x00", "🔑" * 12, "9" * 500])
def test_nonsense_is_no_code_and_costs_nothing(as_jonas, mira, code):
    page = as_jonas.post(adopting(mira), {"code": code}).context["form"]
    assert len(page.errors["code"]) == 1


def test_wrong_codes_are_limited(at_home, as_jonas, mira, settings):
    settings.RETURN_CODE_TRIES = 3
    for _ in range(3):
        wrong = codes.new_code()
        assert REFUSED in text_of(as_jonas.post(adopting(mira), {"code": wrong}))
    page = text_of(as_jonas.post(adopting(mira), {"code": code_of(at_home)}))
    assert "Too many wrong codes." in page


def test_stale_form_keeps_the_code(jonas, mira):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(jonas)
    page = text_of(browser.post(adopting(mira), {"code": "K7QF-2MXD-9H4T"}))
    assert "This page had been open too long." in page
    assert 'value="K7QF-2MXD-9H4T"' in page


def test_work_in_the_care_of_another_is_left_there(at_home, own, as_jonas, mira, otto):
    code = code_of(at_home)
    seen = look(as_jonas, mira, code)["seen"]
    values = {"name": "Mira in Aarhus", "language": "da"}
    there = actions.add_client(pk=uuid.uuid4(), values=values, by=otto)
    Client.objects.filter(pk=there.pk).update(profile=own)
    actions.record_consent(there, given_on=date(2027, 1, 4), language="da", by=otto)

    page = text_of(as_jonas.post(adopting(mira), CONSENT | {"seen": seen}))

    assert "This work is in the care of another counsellor." in page
    assert mira.consents.count() == 0
    there.refresh_from_db()
    assert there.profile == own


def test_who_withdraws_there_may_go_elsewhere(at_home, own, as_otto, otto, mira, jonas):
    code = codes.read_code(code_of(at_home))
    actions.take_in(mira, code, given_on=date(2027, 1, 4), language="pl", by=jonas)
    at_home.post("/en/my/counselling/withdraw/")
    values = {"name": "Mira in Aarhus", "language": "da"}
    there = actions.add_client(pk=uuid.uuid4(), values=values, by=otto)

    take(as_otto, there, code_of(at_home))

    mira.refresh_from_db()
    there.refresh_from_db()
    assert (mira.profile, there.profile) == (None, own)


def test_file_whose_work_has_an_account_is_left_as_it_is(
    at_home, as_jonas, assessed, own
):
    own_actions.open_account(
        email="mira@example.org", password="four tall green trees", by=assessed.profile
    )
    page = text_of(take(as_jonas, assessed, code_of(at_home)))
    assert "accounts are never merged" in page
    assert HandOver.objects.count() == 1
    assert Assessment.objects.filter(profile=own).count() == 1


def test_her_own_account_comes_into_care_with_her_work(at_home, as_jonas, mira, own):
    sign_up(at_home)
    take(as_jonas, mira, code_of(at_home))
    mira.refresh_from_db()
    assert mira.profile == own


# The way back


@pytest.fixture
def linking(assessed):
    return f"/en/desk/clients/{assessed.pk}/return-link/"


def give(browser, path):
    """The page with the key, made after the question."""
    sent = {"proposal": browser.get(path).context["proposal"]}
    return sent, browser.post(path, sent)


def test_link_and_code_open_the_clients_work_at_home(as_jonas, linking, assessed):
    before = Profile.objects.get().code_digest
    as_jonas.get(linking)
    assert Profile.objects.get().code_digest == before

    _sent, given = give(as_jonas, linking)

    assert "/pl/return/" in given.context["link"]
    home, phone = Browser(), Browser()
    home.get(given.context["link"])
    phone.post("/en/return/", {"code": given.context["code"]})
    assert profile_of(home) == profile_of(phone) == assessed.profile
    assert assessed.trail.filter(verb=Verb.LINKED).count() == 1


def test_instructions_are_in_the_clients_language(as_jonas, linking):
    _sent, given = give(as_jonas, linking)
    assert 'lang="pl" aria-labelledby="way"' in text_of(given)


def test_sent_twice_the_same_code_is_shown_and_valid(as_jonas, linking, assessed):
    sent, first = give(as_jonas, linking)
    second = as_jonas.post(linking, sent)
    assert first.context["code"] == second.context["code"]
    assert assessed.trail.filter(verb=Verb.LINKED).count() == 1
    home = Browser()
    home.post("/en/return/", {"code": second.context["code"]})
    assert profile_of(home) == assessed.profile


def test_old_window_asks_again_and_voids_nothing(as_jonas, linking, assessed):
    old = as_jonas.get(linking).context["proposal"]
    _sent, given = give(as_jonas, linking)

    page = as_jonas.post(linking, {"proposal": old})

    assert "A new code has been made since you opened this page." in text_of(page)
    home = Browser()
    home.get(given.context["link"])
    assert profile_of(home) == assessed.profile


def test_proposal_for_another_client_is_worth_nothing(
    as_jonas, linking, assessed, jonas
):
    values = {"name": "Adam", "language": "de"}
    adam = actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    actions.record_consent(adam, given_on=date(2027, 1, 4), language="de", by=jonas)
    sent, _given = give(as_jonas, linking)
    page = as_jonas.post(f"/en/desk/clients/{adam.pk}/return-link/", sent)
    assert page.context["has_expired"]
    assert not adam.trail.filter(verb=Verb.LINKED).exists()


def test_without_a_consent_there_is_no_link_to_give(as_jonas, linking, assessed, jonas):
    actions.withdraw_consent(assessed, withdrawn_on=date(2027, 2, 1), by=jonas)
    assert as_jonas.get(linking).status_code == 404
    assert as_jonas.post(linking).status_code == 404


def test_codes_are_stored_as_digests_alone(at_home, own):
    code = codes.read_code(code_of(at_home))
    offer = HandOver.objects.get()
    assert (offer.profile, offer.code_digest) == (own, codes.digest(code))
    left = offer.expires_at - timezone.now()
    assert timedelta(hours=23) < left <= timedelta(hours=24)


def test_result_from_home_is_read_at_the_desk(at_home, as_jonas, mira):
    take(as_jonas, mira, code_of(at_home))
    file = as_jonas.get(mira.get_absolute_url()).context["file"]
    assert file.newest.report.range["low"] == 85
    assert file.newest.gain is None
