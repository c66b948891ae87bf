"""Two profiles of one person become one: what was done without a key comes along."""

import pytest
from django.test import Client

from assessments import actions, adoption
from assessments.models import (
    Account,
    AgreedRating,
    Assessment,
    ExperienceAnswer,
    Plan,
    PlanStep,
    Profile,
    Qualification,
    ShareLink,
    SkillAnswer,
)
from tests import factories
from tests.accounts import PETRA, profile_of, sign_in, sign_up, text_of

KEYS = ("careerpath_key", "careerpath_waiting")
TAKE = {"do": "take", "prefer_here": "on"}
ASKED = "/en/my/take-along/"


def counts():
    """Everything that must not get lost."""
    models = (Assessment, Plan, PlanStep, ShareLink)
    return {model.__name__: model.objects.count() for model in models}


def levels(profile):
    return dict(profile.skillanswers.values_list("skill__slug", "level"))


@pytest.fixture
def mira(as_mira, miras_plan):
    """Mira's profile: a result, a plan with a shared link, and an account."""
    ShareLink.objects.create(plan=miras_plan, expires_on="2027-12-31")
    sign_up(as_mira)
    return profile_of(as_mira)


@pytest.fixture
def elsewhere(mira, check_of):
    """Mira's phone, where she has begun anew without a key: listening 3 instead of 2,
    planning and education as before, and a plan."""
    browser = Client()
    check = check_of(browser)
    check.answer_all(skills={"listening": "3"})
    result = check.finish()
    form = browser.get(f"{result}plan/").context["form"]
    sent = {name: field.initial for name, field in form.fields.items()} | form.initial
    sent |= {"hours_per_week": 3, "starts_on": "2027-02-01"}
    assert browser.post(f"{result}plan/", sent).status_code == 302
    return browser


def test_work_of_this_browser_comes_along(elsewhere, mira):
    phone, before = profile_of(elsewhere), counts()
    assert before["Plan"] == before["Assessment"] == 2

    assert sign_in(elsewhere)["Location"] == ASKED
    asked = text_of(elsewhere.get(ASKED))
    response = elsewhere.post(ASKED, TAKE)

    assert asked.count("<dd>1 result, 1 plan and 4 answers</dd>") == 2
    assert response["Location"] == "/en/my/"
    assert profile_of(elsewhere) == mira
    assert counts() == before
    assert not Profile.objects.filter(pk=phone.pk).exists()
    for model in (Assessment, Plan):
        assert {row.profile_id for row in model.objects.all()} == {mira.pk}


def test_answers_of_this_browser_count_where_they_differ(elsewhere, mira):
    sign_in(elsewhere)
    assert "You have answered 1 question differently" in text_of(elsewhere.get(ASKED))

    elsewhere.post(ASKED, TAKE)

    assert levels(mira) == {"listening": 3, "planning": 2}
    assert mira.qualifications.count() == mira.experienceanswers.count() == 1


def test_answers_of_the_opened_plan_count_if_the_person_says_so(elsewhere, mira):
    sign_in(elsewhere)

    elsewhere.post(ASKED, {"do": "take"})

    assert levels(mira) == {"listening": 2, "planning": 2}
    assert SkillAnswer.objects.count() == 2


@pytest.mark.parametrize("prefer_other", [True, False])
def test_answers_that_only_one_has_stay(db, prefer_other):
    factories.education_levels()
    listening, planning = factories.skill("listening"), factories.skill("planning")
    area = factories.area()
    one, two = actions.open_profile()[0], actions.open_profile()[0]
    actions.save_skills({listening.pk: 1}, by=one)
    actions.save_skills({planning.pk: 4}, by=two)
    actions.save_experience({area.pk: (6, 0)}, by=one)
    actions.save_education(finished=(4, ""), in_progress=(6, "041"), by=one)

    actions.adopt(one, prefer_other=prefer_other, by=two)

    assert levels(two) == {"listening": 1, "planning": 4}
    assert two.experienceanswers.get().direct_months == 6
    assert two.qualifications.count() == 2


@pytest.mark.parametrize(("prefer_other", "level"), [(True, 6), (False, 4)])
def test_education_is_one_answer(db, prefer_other, level):
    one, two = actions.open_profile()[0], actions.open_profile()[0]
    actions.save_education(finished=(6, "041"), in_progress=None, by=one)
    actions.save_education(finished=(4, ""), in_progress=None, by=two)

    assert adoption.differing(one, two) == 1
    actions.adopt(one, prefer_other=prefer_other, by=two)

    assert two.qualifications.get().eqf_level == level


def test_running_assessment_of_the_same_role_goes_on_once(db):
    role, other_role = factories.role(), factories.role()
    one, two = actions.open_profile()[0], actions.open_profile()[0]
    kept = actions.start_assessment(role, known=(), by=two)
    actions.start_assessment(role, known=(), by=one)
    moved = actions.start_assessment(other_role, known=(), by=one)

    actions.adopt(one, prefer_other=True, by=two)

    assert set(Assessment.objects.filter(profile=two)) == {kept, moved}
    assert Assessment.objects.count() == 2


def test_both_plans_for_one_role_can_be_reached(elsewhere, mira, miras_plan):
    sign_in(elsewhere)
    elsewhere.post(ASKED, TAKE)

    page = text_of(elsewhere.get("/en/my/"))

    assert miras_plan.get_absolute_url() in page
    for plan in Plan.objects.all():
        assert elsewhere.get(plan.get_absolute_url()).status_code == 200


def test_left_work_stays_and_its_code_is_shown(elsewhere, mira):
    before = counts()
    phone, code = profile_of(elsewhere), elsewhere.get("/en/my/").context["code"]
    sign_in(elsewhere)
    assert code in text_of(elsewhere.get(ASKED))

    elsewhere.post(ASKED, {"do": "leave"})

    assert profile_of(elsewhere) == mira
    assert counts() == before
    elsewhere.post("/en/account/sign-out/")
    elsewhere.post("/en/return/", {"code": code})
    assert profile_of(elsewhere) == phone


def test_nothing_changes_until_the_person_has_chosen(elsewhere, mira):
    phone, before = profile_of(elsewhere), counts()

    sign_in(elsewhere)
    for sent in ({}, {"do": "🌻"}, {"do": "x" * 10_000, "prefer_here": "\0"}):
        assert elsewhere.post(ASKED, sent).status_code == 200

    assert profile_of(elsewhere) == phone
    assert counts() == before


def test_code_and_link_ask_the_same_question(as_mira, elsewhere, mira):
    mine = as_mira.get("/en/my/").context
    by_link = elsewhere.get(mine["link"].removeprefix("http://testserver"))
    by_code = elsewhere.post("/en/return/", {"code": mine["code"]})

    assert by_link["Location"] == by_code["Location"] == ASKED
    elsewhere.post(ASKED, TAKE)
    assert profile_of(elsewhere) == mira
    assert elsewhere.get("/en/my/").context["code"] == mine["code"]


def test_browser_without_work_is_not_asked(mira, helper_role, check_of):
    browser = Client()
    check_of(browser).send("education", {"level": ""})  # skipped
    assert profile_of(browser) is not None

    assert sign_in(browser)["Location"] == "/en/my/"
    assert profile_of(browser) == mira


def test_sent_twice_nothing_is_lost(elsewhere, mira):
    before = counts()
    sign_in(elsewhere)
    keys = {name: elsewhere.cookies[name].value for name in KEYS}
    elsewhere.post(ASKED, TAKE)

    assert elsewhere.post(ASKED, TAKE)["Location"] == "/en/my/"
    for name, value in keys.items():
        elsewhere.cookies[name] = value
    assert elsewhere.post(ASKED, TAKE)["Location"] == "/en/my/"

    assert profile_of(elsewhere) == mira
    assert counts() == before


def test_second_of_two_at_once_finds_the_work_of_the_first(elsewhere, mira):
    phone, before = profile_of(elsewhere), counts()

    actions.adopt(phone, prefer_other=True, by=mira)
    again = actions.adopt(phone, prefer_other=False, by=mira)

    assert again == mira
    assert counts() == before
    assert levels(mira) == {"listening": 3, "planning": 2}


def test_profile_never_takes_in_itself(mira):
    assert actions.adopt(mira, prefer_other=True, by=mira) == mira
    assert Profile.objects.get() == mira


def test_nothing_moves_into_a_profile_that_is_gone(elsewhere, mira):
    phone = profile_of(elsewhere)
    sign_in(elsewhere)
    Profile.objects.filter(pk=mira.pk).delete()
    before = counts()

    with pytest.raises(Profile.DoesNotExist):
        actions.adopt(phone, prefer_other=True, by=mira)
    assert elsewhere.post(ASKED, TAKE)["Location"] == "/en/my/"

    assert profile_of(elsewhere) == phone
    assert counts() == before


def test_two_accounts_are_never_merged(elsewhere, mira):
    sign_up(elsewhere, PETRA)
    phone, before = profile_of(elsewhere), counts()

    sign_in(elsewhere)
    asked = text_of(elsewhere.get(ASKED))
    refused = elsewhere.post(ASKED, TAKE)

    assert "belongs to the account petra@example.org and stays there" in asked
    assert 'value="take"' not in asked
    assert refused["Location"] == ASKED
    assert profile_of(elsewhere) == phone
    assert (Account.objects.count(), counts()) == (2, before)


def test_waiting_key_opens_nothing_by_itself(elsewhere, mira, miras_result):
    sign_in(elsewhere)

    assert elsewhere.get(miras_result).status_code == 404
    elsewhere.cookies["careerpath_key"] = elsewhere.cookies["careerpath_waiting"].value
    assert elsewhere.get(miras_result).status_code == 404


def test_locked_browser_forgets_the_waiting_key_too(elsewhere, mira):
    sign_in(elsewhere)

    elsewhere.post("/en/account/sign-out/")

    assert elsewhere.get(ASKED)["Location"] == "/en/my/"
    assert profile_of(elsewhere) is None


def test_whatever_hangs_on_a_profile_is_known_to_adoption():
    """A new model with a profile needs a line in `actions.adopt`. What the counsellor's
    desk hangs on it stays where it is: a profile in care is never taken in."""
    related = {relation.related_model for relation in Profile._meta.related_objects}
    hanging = {model for model in related if model._meta.app_label == "assessments"}

    assert hanging == {
        Account,
        AgreedRating,
        Assessment,
        ExperienceAnswer,
        Plan,
        Qualification,
        SkillAnswer,
    }
