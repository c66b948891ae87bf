"""What if …? Exact, by its address alone, and the very plan that it becomes."""

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments import actions
from assessments.forms.what_if import WhatIfForm
from assessments.models import Assessment, Plan, PlanStep
from assessments.planbook import PlanBook, title_of
from assessments.planning import best_of
from assessments.report import Report
from assessments.scoring import fulfilment, score
from assessments.snapshot import Snapshot
from assessments.views.found import roadmap_for
from assessments.whatif import Scenario, changes
from roles.models import Action, Skill
from tests import factories

SLOW = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def page(browser, path, language="en"):
    response = browser.get(path.replace("/en/", f"/{language}/"))
    assert response.status_code == 200
    return response.content.decode()


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def scenario_of(browser, result, **wishes):
    return browser.get(f"{result}what-if/", wishes).context["scenario"]


@pytest.fixture
def on_a_wednesday(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda value=None: date(2027, 1, 6))


@pytest.fixture
def miras_far_result(as_mira, helper_role, check_of):
    """The helper role asks for more of each kind, and Mira has little of it: gaps that one
    qualification closes together, steps before steps, and a skill that nothing teaches."""
    factories.asks_education(helper_role, 5, "preferred", isced_fields="041")
    team = factories.area("team")
    factories.asks_experience(helper_role, team, months=12, importance="preferred")
    factories.action("lead-a-club", area=team, is_related=True, kind="volunteering")
    factories.action("college", eqf_level=5, isced_field="041", weeks=90)
    for slug, importance in [("selling", "preferred"), ("dancing", "asset")]:
        skill = factories.skill(slug)
        factories.asks_skill(helper_role, skill, importance=importance)
    selling = Skill.objects.get(slug="selling")
    first = factories.action("sell-a-little", skill=selling, hours=5, max_level=1)
    factories.action("sell-more", skill=selling, hours=30).prerequisites.add(first)
    check = check_of(as_mira)
    check.answer_all(
        education={"level": "3", "field": "00"},
        experience={
            "customer-service_years": "0",
            "customer-service_months": "5",
            "team_years": "0",
        },
        skills={"listening": "0", "planning": "1", "selling": "0", "dancing": "1"},
    )
    return check.finish()


# --- What it says -------------------------------------------------------------------


def test_what_if_shows_the_exact_new_score_band_and_essentials(as_mira, miras_result):
    text = words(page(as_mira, f"{miras_result}what-if/?skill-listening=3"))

    # listening from 2 to 3 of 3 brings 27 · 1/3 = 9 points
    assert "76 → becomes 85 +9" in text
    assert "One essential is still missing: Customer service." in text
    assert "Listening +9 Total +9" in text
    assert "Nothing is saved." in text


def test_pace_that_is_not_sent_is_the_one_that_counts(as_mira, miras_result):
    html = page(as_mira, f"{miras_result}what-if/?skill-listening=3")

    assert html.count('name="hours_per_week" value="5"') == 2  # to change, and to adopt


def test_what_if_takes_steps_and_more_months(as_mira, miras_result, on_a_wednesday):
    query = "?steps=listen-more&experience-customer-service=12"

    text = words(page(as_mira, f"{miras_result}what-if/{query}"))

    assert "76 → becomes 100 +24" in text
    assert "Ready instead of “Developing”" in text
    # a year at work from the next Monday on
    assert "Ready by 10 January 2028" in text


def test_more_hours_a_week_bring_the_day_nearer(
    as_mira, helper_role, check_of, on_a_wednesday
):
    check = check_of(as_mira)
    check.answer_all(experience={"customer-service_years": "2"})
    result = check.finish()

    slow = words(page(as_mira, f"{result}what-if/?steps=listen-more&hours_per_week=1"))
    fast = words(page(as_mira, f"{result}what-if/?steps=listen-more&hours_per_week=10"))

    # ten hours of listening
    assert "Ready by 21 March 2027" in slow
    assert "Ready by 17 January 2027" in fast


def test_of_two_wishes_for_a_line_the_one_that_leads_further_counts(
    as_mira, helper_role, check_of
):
    check = check_of(as_mira)
    check.answer_all(skills={"listening": "0"})
    result = check.finish()

    lower = scenario_of(as_mira, result, **{"skill-listening": "1"})
    both = scenario_of(
        as_mira, result, **{"skill-listening": "1", "steps": "listen-more"}
    )

    assert [one.step.hours for one in lower.dated] == [10]
    assert [one.step.hours for one in both.dated] == [30]
    assert (lower.score.printed, both.score.printed) == (67, 85)


def test_raise_that_leads_further_than_a_step_takes_its_place(
    as_mira, miras_far_result
):
    scenario = scenario_of(
        as_mira, miras_far_result, **{"steps": "sell-a-little", "skill-selling": "3"}
    )

    assert [one.step.action for one in scenario.dated] == ["sell-more"]
    assert scenario.score.line("skill:selling").is_met


def test_what_is_asked_is_the_highest_that_is_offered(as_mira, miras_result):
    html = page(as_mira, f"{miras_result}what-if/")
    select = re.search(r'<select name="skill-listening".*?</select>', html, re.S)

    assert re.findall(r'value="(\d*)"', select.group()) == ["", "3"]


def test_education_can_be_raised_and_takes_the_weeks_of_the_best_action(
    as_mira, helper_role, check_of, on_a_wednesday
):
    check = check_of(as_mira)
    check.answer_all(education={"level": "3", "field": "00"})

    scenario = scenario_of(as_mira, check.finish(), **{"education-4": "4"})

    assert [one.step.action for one in scenario.dated] == ["night-school"]
    assert scenario.score.line("education:4").is_met
    assert str(scenario.outlook.ends_on) == "2028-12-10"  # a hundred weeks


def test_line_of_which_no_effort_is_known_has_no_date(as_mira, miras_result):
    Action.objects.get(slug="listen-more").delete()
    wishes = {"skill-listening": "3", "experience-customer-service": "12"}

    scenario = scenario_of(as_mira, miras_result, **wishes)
    text = words(as_mira.get(f"{miras_result}what-if/", wishes).content.decode())

    assert (scenario.score.printed, scenario.outlook.score.printed) == (100, 91)
    assert scenario.outlook.ready_on is None
    assert "so the date does not count it: Listening." in text
    assert "The plan alone leads to 91 points." in text


def test_what_if_changes_nothing_that_is_kept(as_mira, miras_result):
    before = page(as_mira, miras_result)

    page(as_mira, f"{miras_result}what-if/?skill-listening=3")

    csrf = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert csrf.sub("", page(as_mira, miras_result)) == csrf.sub("", before)
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("steps=fly-to-the-moon", "Please choose one of the answers offered."),
        ("skill-listening=9", "Please choose one of the answers offered."),
        ("skill-listening=4", "Please choose one of the answers offered."),
        ("experience-customer-service=-5", "Please choose one of the answers"),
        ("hours_per_week=0", "Please plan at least one hour a week."),
        ("hours_per_week=61", "Please plan no more than 60 hours a week."),
        ("hours_per_week=soon", "Please write a whole number, such as 2."),
        ("hours_per_week=" + "9" * 5000, "Please write a whole number"),
    ],
)
def test_what_if_explains_an_impossible_scenario(as_mira, miras_result, query, message):
    text = words(page(as_mira, f"{miras_result}what-if/?{query}"))

    assert text.count(message) == 2
    assert "76 → becomes 76" in text


def test_stranger_finds_no_scenario(as_petra, miras_result, helper_role, check_of):
    check_of(as_petra).answer_all()

    assert as_petra.get(f"{miras_result}what-if/").status_code == 404
    wishes = {"steps": "listen-more"}
    assert as_petra.post(f"{miras_result}what-if/", wishes).status_code == 404
    assert not Plan.objects.exists()


# --- What it becomes ----------------------------------------------------------------


def adopt(browser, result, wishes, version=0):
    return browser.post(f"{result}what-if/", wishes | {"version": version})


def test_scenario_becomes_the_plan_and_leaves_the_rest_out(
    as_mira, miras_result, on_a_wednesday
):
    wishes = {"steps": "listen-more", "hours_per_week": "2"}
    html = page(as_mira, f"{miras_result}what-if/?steps=listen-more&hours_per_week=2")
    assert "this 1 step and no other, at 2 hours a week:" in words(html)
    assert "1 gap would be left out Customer service" in words(html)

    response = adopt(as_mira, miras_result, wishes)

    plan = Plan.objects.get()
    assert response["Location"] == plan.get_absolute_url()
    assert plan.hours_per_week == 2
    assert plan.left_out == ["experience:customer-service"]
    assert [(row.action.slug, str(row.ends_on)) for row in plan.steps.all()] == [
        ("listen-more", "2027-02-14")
    ]


def test_what_no_step_of_the_library_ends_at_becomes_a_step_of_her_own(
    as_mira, miras_result
):
    adopt(as_mira, miras_result, {"experience-customer-service": "6"})

    row = PlanStep.objects.get()
    assert (title_of(row), row.is_own, row.months) == (
        "Work there: 6 months",
        True,
        6,
    )
    assert row.result == {"direct": 18, "related": 0}


def test_sent_twice_it_is_one_plan(as_mira, miras_result):
    wishes = {"steps": "listen-more", "experience-customer-service": "6"}

    first = adopt(as_mira, miras_result, wishes)
    version = Plan.objects.get().version
    second = adopt(as_mira, miras_result, wishes)

    assert first["Location"] == second["Location"]
    assert Plan.objects.get().version == version
    assert PlanStep.objects.count() == 2


def test_plan_that_there_is_stands_in_the_form_and_is_changed(as_mira, miras_plan):
    result = miras_plan.assessment.get_absolute_url()
    actions.add_own_step(
        miras_plan,
        pk=miras_plan.pk,
        title="Ask Ben",
        key="",
        result=None,
        is_essential=False,
        hours=3,
        by=miras_plan.profile,
    )
    miras_plan.refresh_from_db()
    form = as_mira.get(f"{result}what-if/").context["form"]
    assert form.wishes["ticked"] == ["listen-more", "work-there", str(miras_plan.pk)]
    assert form.wishes["hours_per_week"] == 5

    adopt(as_mira, result, {"steps": "work-there"}, version=miras_plan.version)

    rows = {title_of(row): row.status for row in miras_plan.steps.all()}
    assert rows == {"Work there": "todo", "Ask Ben": "aside", "Listen more": "aside"}


def test_effort_that_is_agreed_counts_in_the_scenario_whatever_the_library_says(
    as_mira, miras_plan
):
    result = miras_plan.assessment.get_absolute_url()
    Action.objects.filter(slug="listen-more").update(hours=500)
    wishes = {"steps": ["listen-more", "work-there"], "hours_per_week": "10"}

    shown = as_mira.get(f"{result}what-if/", wishes).context["scenario"]
    adopt(as_mira, result, wishes, version=miras_plan.version)

    days = [(f"{one.starts_on}", f"{one.ends_on}") for one in shown.dated]
    rows = miras_plan.steps.ahead().order_by("position")
    assert days == [(f"{row.starts_on}", f"{row.ends_on}") for row in rows]
    assert rows.get(action__slug="listen-more").hours == 10


def test_two_windows_notice_each_other_and_lose_nothing(as_mira, miras_plan):
    result = miras_plan.assessment.get_absolute_url()
    wishes = {"steps": "listen-more", "hours_per_week": "7"}

    response = adopt(as_mira, result, wishes, version=miras_plan.version - 1)

    html = response.content.decode()
    assert "This was changed in another window" in html
    assert 'name="hours_per_week" value="7"' in html
    miras_plan.refresh_from_db()
    assert miras_plan.hours_per_week == 5
    shown = re.search(r'name="version" value="(\d+)"', html).group(1)
    assert adopt(as_mira, result, wishes, version=shown).status_code == 302


def test_stale_form_comes_back_with_its_scenario(as_mira, miras_result):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_mira.cookies

    html = adopt(strict, miras_result, {"steps": "listen-more"}).content.decode()

    assert "This page had been open too long" in html
    assert '<input type="hidden" name="steps" value="listen-more">' in html
    assert not Plan.objects.exists()


def test_empty_scenario_is_no_plan(as_mira, miras_result):
    html = adopt(as_mira, miras_result, {"hours_per_week": "3"}).content.decode()

    assert "Please choose at least one step for your plan." in html
    assert not Plan.objects.exists()


def test_plan_on_a_newer_result_is_not_touched_from_an_older_one(
    as_mira, miras_plan, check_of
):
    old = miras_plan.assessment.get_absolute_url()
    listening = miras_plan.steps.get(action__slug="listen-more")
    actions.finish_step(
        listening,
        evidence="",
        done_on=date(2027, 1, 10),
        reached=best_of(None, score_held(miras_plan, "skill:listening", 3)),
        by=miras_plan.profile,
    )
    before = Plan.objects.values().get()

    text = words(page(as_mira, f"{old}what-if/"))
    adopt(as_mira, old, {"steps": "work-there"}, version=before["version"])

    assert "Your plan goes by a newer result." in text
    assert Plan.objects.values().get() == before


def score_held(plan, key, level):
    held = PlanBook(plan, today=date(2027, 1, 6)).snapshot.answers[key]
    return type(held)(level)


# --- It is exact --------------------------------------------------------------------


def some_wishes(data, form):
    slugs = [slug for slug, _ in form.fields["steps"].choices]
    ticked = data.draw(st.sets(st.sampled_from(sorted(slugs)), max_size=5))
    raised = {
        key.replace(":", "-"): str(data.draw(st.sampled_from(sorted(offers))))
        for key, offers in form.raises.items()
        if data.draw(st.integers(0, 3)) == 0
    }
    pace = data.draw(st.sampled_from(["", "1", "5", "40"]))
    return {"steps": sorted(ticked), "hours_per_week": pace} | raised


@SLOW
@given(data=st.data())
def test_scenario_is_scored_as_the_answers_that_it_leads_to(
    data, as_mira, miras_far_result
):
    """Each answer by itself is the best that any wish for it leads to."""
    form, scenario = try_out(data, Assessment.objects.get())
    snapshot = scenario.snapshot
    answers = dict(snapshot.answers)
    steps = [step for gap in form.roadmap.steps_by_gap.values() for step in gap]
    for key in answers:
        if key.startswith("education"):
            continue
        for step in steps:
            if step.key == key and step.action in form.wishes["ticked"]:
                answers[key] = further(snapshot, key, answers[key], step.result)
        if key in form.wishes["raised"]:
            raised = form.wishes["raised"][key].held
            answers[key] = further(snapshot, key, answers[key], raised)
    expected = score(snapshot.requirements, answers, snapshot.weights)

    for line, same in zip(scenario.score.lines, expected.lines, strict=True):
        if line.requirement.dimension != "education":
            assert line.fulfilment == same.fulfilment
    before, after = Report(snapshot), Report(snapshot, scenario.score)
    gains = [change.gain for change in changes(before, after)]
    assert sum(gains) == after.score.printed - before.score.printed
    assert min(gains, default=0) >= 0


def further(snapshot, key, held, result):
    need = snapshot.score.line(key).requirement.need
    return max(held, result, key=lambda one: fulfilment(need, one))


@SLOW
@given(data=st.data())
def test_plan_once_adopted_says_just_what_the_scenario_said(
    data, as_mira, miras_far_result
):
    with transaction.atomic():
        assessment = Assessment.objects.get()
        for _ in range(2):  # first a new plan, then a change of it
            _form, scenario = try_out(data, assessment)
            if not scenario.dated:
                continue
            plan = adopted(assessment, scenario)

            book = PlanBook(plan, today=timezone.localdate())
            assert book.outlook.score == scenario.outlook.score
            assert book.outlook.ready_on == scenario.outlook.ready_on
            assert sorted(
                (card.row.starts_on, card.row.ends_on) for card in book.ahead
            ) == [(one.starts_on, one.ends_on) for one in scenario.steps]
        transaction.set_rollback(True)


def try_out(data, assessment):
    """Some wishes drawn from all that the page offers, as the page thinks them through."""
    plan = actions.plan_for(assessment, assessment.profile)
    rows = list(plan.steps.select_related("action")) if plan else []
    roadmap = roadmap_for(Snapshot(assessment.snapshot), plan)
    form = WhatIfForm(roadmap, rows, some_wishes(data, WhatIfForm(roadmap, rows, {})))
    assert form.is_valid()
    return form, Scenario(roadmap, rows, **form.wishes)


def adopted(assessment, scenario):
    plan = actions.plan_for(assessment, assessment.profile)
    return actions.adopt_scenario(
        assessment,
        version=plan.version if plan else 0,
        hours_per_week=scenario.hours_per_week,
        starts_on=scenario.proposal.starts_on,
        choices=scenario.choices,
        kept=[str(row.pk) for row in scenario.kept_rows],
        new=scenario.new_own_steps,
        by=assessment.profile,
    )


def test_hours_that_are_done_already_count_in_the_scenario_too(as_mira, miras_plan):
    result = miras_plan.assessment.get_absolute_url()
    miras_plan.steps.filter(action__slug="listen-more").update(
        hours_done=6, status="doing"
    )

    scenario = scenario_of(as_mira, result)
    adopt(as_mira, result, {"steps": ["listen-more"]}, version=miras_plan.version)

    assert [one.step.hours for one in scenario.dated if one.step.hours] == [4]
    row = miras_plan.steps.ahead().get()
    assert (row.planned_hours, row.status) == (4, "doing")


# --- Costs --------------------------------------------------------------------------


def test_queries_do_not_grow_with_requirements_or_actions(
    as_mira, helper_role, check_of, django_assert_num_queries
):
    check = check_of(as_mira)
    check.answer_all()
    path = f"{check.finish()}what-if/?steps=listen-more"
    with CaptureQueriesContext(connection) as queries:
        page(as_mira, path)
    few = len(queries)

    for _ in range(3):
        more = factories.skill()
        factories.asks_skill(helper_role, more)
        factories.action(skill=more, hours=5)
        as_mira.post("/en/check/helper/skills-1/", {more.slug: "1", "listening": "1"})
    path = f"{check.finish()}what-if/?steps=listen-more"

    with django_assert_num_queries(few):
        page(as_mira, path)
