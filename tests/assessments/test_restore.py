"""Bringing one's own data back: the question first, then what is missing."""

import copy
import uuid
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.forms.own_data import packed
from assessments.models import (
    Account,
    Assessment,
    Plan,
    PlanStep,
    Profile,
    ShareLink,
    SkillAnswer,
)
from assessments.scoring import SkillHeld
from roles.models import Action, Role, Skill
from tests import factories
from tests.data_files import HERE, bring_back, confirm, downloaded, text_of, upload


@pytest.fixture
def miras_life(miras_plan):
    """A plan with all that there can be: words, a step done with its new result, one of
    her own, one set aside, a gap left out, and another check under way."""
    mira = miras_plan.profile
    listening = miras_plan.steps.first()
    words = {
        "weekdays": "MO,WE",
        "at_time": "18:30:00",
        "minutes": 45,
        "cue": "after work",
        "place": "the library",
        "obstacle": "tired",
        "response": "ten minutes, „nur“ zehn",
        "support": "Ada",
        "proof": "a note",
        "notes": "first line\r\nsecond line 🙂",
    }
    actions.save_step(listening, version=1, values=words, by=mira)
    actions.finish_step(
        listening,
        evidence="Ada's letter",
        done_on=date(2026, 11, 20),
        reached=SkillHeld(3),
        by=mira,
    )
    actions.add_own_step(
        miras_plan,
        pk=uuid.uuid4(),
        title="Help at the info desk",
        key="",
        result=None,
        is_essential=False,
        weeks=4,
        by=mira,
    )
    work = miras_plan.steps.get(action__slug="work-there")
    actions.set_step_aside(work, by=mira)
    other = factories.role("other")
    factories.asks_skill(other, Skill.objects.get(slug="planning"))
    actions.start_assessment(other, known=(), by=mira)
    ShareLink.objects.create(plan=miras_plan, expires_on=date(2027, 6, 1))
    return mira


@pytest.fixture
def miras_file(as_mira, miras_life):
    return downloaded(as_mira)


@pytest.fixture
def small_file(as_mira, miras_plan):
    """Mira's file with one result and a plan of two steps, to be broken."""
    return downloaded(as_mira)


def lasting(data):
    """What a file says but for when it was made, the links and the account."""
    data = copy.deepcopy(data)
    del data["exported_at"], data["account"]
    for plan in data["plans"]:
        del plan["links"]
    return data


def counts():
    models = (Profile, Assessment, Plan, PlanStep, SkillAnswer)
    return [model.objects.count() for model in models]


# There and back again


def test_everything_comes_back_as_it_was(as_mira, miras_file):
    as_mira.post("/en/my/delete/")
    assert counts() == [0, 0, 0, 0, 0]

    response = bring_back(as_mira, miras_file)

    assert response["Location"] == "/en/my/"
    assert lasting(downloaded(as_mira)) == lasting(miras_file)
    assert counts() == [1, 3, 1, 3, 2]


def test_pages_show_the_same_afterwards(as_mira, miras_file):
    [result, _] = Assessment.objects.completed().order_by("completed_at")
    plan = Plan.objects.get()
    step = plan.steps.get(status="done")
    paths = [
        f"/en/my/results/{result.pk}/what-if/",
        f"/de/my/results/{result.pk}/what-if/",
        plan.get_absolute_url(),
        f"{plan.get_absolute_url()}change/",
        step.get_absolute_url(),
    ]
    as_mira.get("/en/my/")  # that the plan is saved has been said
    before = [text_of(as_mira.get(path)).split("csrf")[0] for path in paths]

    as_mira.post("/en/my/delete/")
    response = bring_back(as_mira, miras_file)
    as_mira.get(response["Location"])  # where it is said that all is back

    after = [text_of(as_mira.get(path)).split("csrf")[0] for path in paths]
    assert after == before


def test_a_step_brought_back_can_be_taken_back(as_mira, miras_file):
    as_mira.post("/en/my/delete/")
    bring_back(as_mira, miras_file)
    step = PlanStep.objects.get(status="done")
    [before, after] = Assessment.objects.completed().order_by("completed_at")
    assert after.step == step

    actions.reopen_step(step, by=Profile.objects.get())

    now = Plan.objects.get().assessment
    assert SkillAnswer.objects.get(skill__slug="listening").level == 2
    assert now.snapshot["answers"] == before.snapshot["answers"]


def test_new_browser_gets_a_profile_and_a_code_of_its_own(as_petra, miras_file):
    question = upload(as_petra, miras_file)
    assert "a new one is opened" in text_of(question)

    response = confirm(question, as_petra)
    page = text_of(as_petra.get("/en/my/"))

    assert response.cookies["careerpath_key"].value
    assert "Your data is back: 2 results and 1 plan." in page
    assert Profile.objects.count() == 2


def test_account_and_links_stay_closed(as_mira, miras_life, miras_file):
    Account.objects.create(profile=miras_life, email="mira@example.org")
    data = downloaded(as_mira)
    as_mira.post("/en/my/delete/")

    bring_back(as_mira, data)

    assert data["account"] == {"email": "mira@example.org"}
    assert not Account.objects.exists()
    assert not ShareLink.objects.exists()


# The question


def test_question_says_what_would_happen_and_changes_nothing(as_mira, miras_file):
    as_mira.post("/en/check/helper/skills-1/", {"listening": "1", "planning": ""})
    Plan.objects.all().delete()
    before = counts()

    question = upload(as_mira, miras_file)
    merge = question.context["merge"]

    assert question.status_code == 200
    assert len(merge.new_plans) == 1
    assert (len(merge.new_results), merge.known_results_count) == (0, 2)
    assert [*merge.missing] == ["skill:planning"]
    assert question.context["differences"] == [
        {"name": "Listening", "here": "basic", "in_file": "advanced"}
    ]
    assert counts() == before


def test_answers_here_stay_unless_mira_says_otherwise(as_mira, miras_file):
    as_mira.post("/en/check/helper/skills-1/", {"listening": "1", "planning": ""})

    bring_back(as_mira, miras_file)
    kept = dict(SkillAnswer.objects.values_list("skill__slug", "level"))
    bring_back(as_mira, miras_file, replace="on")
    taken = dict(SkillAnswer.objects.values_list("skill__slug", "level"))

    assert kept == {"listening": 1, "planning": 2}
    assert taken == {"listening": 3, "planning": 2}


def test_what_is_here_already_is_left_as_it_is(as_mira, miras_life, miras_file):
    step = PlanStep.objects.get(status="done")
    actions.save_step(step, version=step.version, values={"cue": "now"}, by=miras_life)
    before = lasting(downloaded(as_mira))

    bring_back(as_mira, miras_file)
    page = text_of(as_mira.get("/en/my/"))

    assert lasting(downloaded(as_mira)) == before
    assert "All results and plans were here already." in page


def test_petra_with_miras_file_gets_copies_and_mira_keeps_hers(
    as_mira, as_petra, miras_file
):
    bring_back(as_petra, miras_file)
    copies = downloaded(as_petra)

    assert lasting(downloaded(as_mira)) == lasting(miras_file)
    assert counts() == [2, 6, 2, 6, 4]
    assert copies["plans"][0]["id"] != miras_file["plans"][0]["id"]
    assert copies["plans"][0]["assessment"] in [
        one["id"] for one in copies["assessments"]
    ]
    assert copies["answers"] == miras_file["answers"]


def test_copies_are_made_once_however_often_the_file_is_sent(as_petra, miras_file):
    bring_back(as_petra, miras_file)
    first = lasting(downloaded(as_petra))

    bring_back(as_petra, miras_file)

    assert lasting(downloaded(as_petra)) == first


def test_result_in_petras_file_cannot_claim_a_step_of_miras(as_petra, miras_file):
    assert [one["step"] for one in miras_file["assessments"]].count(None) == 2
    mira = Profile.objects.get()

    bring_back(as_petra, miras_file | {"plans": []})

    petras = Assessment.objects.exclude(profile=mira)
    assert [one.step for one in petras] == [None, None, None]
    assert Assessment.objects.filter(profile=mira).exclude(step=None).count() == 1


def test_what_the_catalogue_has_forgotten_is_said(as_mira, miras_file):
    as_mira.post("/en/my/delete/")
    Role.objects.all().delete()
    Action.objects.all().delete()
    Skill.objects.filter(slug="planning").delete()

    question = upload(as_mira, miras_file)
    confirm(question, as_mira)

    assert "1 answer is about something that no role here asks" in text_of(question)
    assert counts() == [1, 2, 1, 3, 1]
    assert {*Assessment.objects.values_list("role", flat=True)} == {None}
    assert as_mira.get(Plan.objects.get().get_absolute_url()).status_code == 200


def test_check_under_way_here_goes_on(as_mira, miras_file):
    as_mira.post("/en/my/delete/")
    as_mira.post("/en/check/other/skills-1/", {"planning": "1"})

    bring_back(as_mira, miras_file)

    assert Assessment.objects.running().count() == 1
    assert SkillAnswer.objects.get(skill__slug="planning").level == 1


def test_result_whose_check_is_only_under_way_here_comes_as_a_copy(as_mira, small_file):
    """Such as after the site itself had to go back to an older backup."""
    Plan.objects.all().delete()
    Assessment.objects.update(completed_at=None, snapshot=None)

    bring_back(as_mira, small_file)

    plan = Plan.objects.get()
    assert plan.assessment.snapshot == small_file["assessments"][0]["snapshot"]
    assert as_mira.get(plan.get_absolute_url()).status_code == 200


def test_question_for_another_profile_is_asked_again(as_mira, as_petra, miras_file):
    question = upload(as_petra, miras_file)
    as_petra.cookies = as_mira.cookies

    again = confirm(question, as_petra)
    assert "Another plan has been opened in this browser" in text_of(again)
    assert Profile.objects.count() == 1

    assert confirm(again, as_petra).status_code == 302


def test_stale_question_is_asked_again_with_the_file(miras_file):
    strict = Client(enforce_csrf_checks=True)
    question = upload(Client(), miras_file)

    again = confirm(question, strict)
    assert "This page had been open too long" in text_of(again)

    token = str(again.context["csrf_token"])
    assert confirm(again, strict, csrfmiddlewaretoken=token).status_code == 302


def test_file_from_a_foreign_page_is_not_even_looked_at(miras_file):
    answer = upload(Client(enforce_csrf_checks=True), miras_file)

    assert text_of(answer).count("Please choose your file once more.") == 2
    assert "data" not in answer.context["form"].fields


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "x",
        packed(b"{}"),
        "A" * 3_000,
    ],
)
def test_forged_confirmation_leads_back_to_the_page(as_petra, db, sent):
    try:
        response = as_petra.post(f"{HERE}restore/", {"data": sent})
    except ValueError:
        pytest.fail("a server error")

    assert response["Location"] == HERE
    assert counts() == [0, 0, 0, 0, 0]


def test_address_of_the_question_leads_to_the_page(as_petra, db):
    assert as_petra.get(f"{HERE}restore/")["Location"] == HERE


def test_queries_of_the_question_do_not_grow(
    as_mira, miras_file, django_assert_num_queries
):
    as_mira.post("/en/my/delete/")
    results = [one for one in miras_file["assessments"] if one["snapshot"]]
    under_way = [one for one in miras_file["assessments"] if not one["snapshot"]]
    copies = [results[0] | {"id": str(uuid.uuid4())} for _ in range(2)]
    with CaptureQueriesContext(connection) as queries:
        upload(
            as_mira,
            miras_file | {"assessments": under_way + results[:1], "plans": []},
        )
    more = miras_file | {"assessments": under_way + results + copies}

    with django_assert_num_queries(len(queries)):
        upload(as_mira, more)
