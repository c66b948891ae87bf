"""The route on the page: with its stages, what is open, and at a fixed price."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.models import Assessment, Plan
from assessments.roadmap import Roadmap
from assessments.snapshot import Snapshot
from assessments.views.found import roadmap_for
from roles.models import Role, SkillRequirement, Transition
from tests import factories


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def text_of(browser, path):
    response = browser.get(path)
    assert response.status_code == 200
    return words(response.content.decode())


def leads_to(lower, higher):
    Transition.objects.create(from_role=lower, to_role=higher, typical_months=12)


@pytest.fixture
def trainee_role(helper_role):
    """Below the helper: asks for some listening, and for punctuality."""
    role = factories.role("trainee")
    listening = SkillRequirement.objects.get(skill__slug="listening").skill
    factories.asks_skill(role, listening, level=2)
    factories.asks_skill(role, factories.skill("punctuality"), 1, "asset")
    leads_to(role, helper_role)
    return role


@pytest.fixture
def miras_far_result(as_mira, trainee_role, check_of):
    check = check_of(as_mira)
    check.answer_all(
        education={"level": "3", "field": "00"},
        experience={"customer-service_years": "0"},
        skills={"listening": "1", "planning": "0"},
    )
    return check.finish()


def test_far_result_shows_the_way_over_the_nearer_role(as_mira, miras_far_result):
    result = text_of(as_mira, miras_far_result)
    page = text_of(as_mira, f"{miras_far_result}route/")

    assert "“Trainee” is nearer, and what you do for it counts here, too." in result
    assert "“Trainee” is the nearest role on the way to “Helper”." in page
    # listening from 1 to 2 of 3 brings 9 of the helper's points: 24 + 9
    assert "This stage already takes you from 24 to 33 points for “Helper”." in page
    assert "1 question of this role is not answered yet." in page
    assert "And the direct way?" in page


def test_stages_add_up_to_the_score_at_the_end(as_mira, miras_far_result):
    route = as_mira.get(f"{miras_far_result}route/").context["route"]

    assert [(card.before, card.after) for card in route.stages] == [(24, 33), (33, 100)]
    assert sum(card.gain for card in route.stages) == 100 - 24


def test_direct_way_is_the_plan_that_we_would_propose(as_mira, miras_far_result):
    context = as_mira.get(f"{miras_far_result}route/").context
    roadmap = context["roadmap"]

    proposed = Roadmap(
        roadmap.snapshot,
        hours_per_week=roadmap.hours_per_week,
        starts_on=roadmap.starts_on,
    )

    assert context["route"].direct_on == proposed.outlook.ready_on


def test_route_goes_at_the_pace_of_the_plan(as_mira, miras_far_result):
    assessment = Assessment.objects.get()
    roadmap = roadmap_for(Snapshot(assessment.snapshot), None)
    actions.make_plan(
        assessment,
        hours_per_week=1,
        starts_on=roadmap.starts_on,
        choices={},
        by=assessment.profile,
    )

    context = as_mira.get(f"{miras_far_result}route/").context

    assert context["roadmap"].hours_per_week == 1
    assert context["route"].stages[1].plan == Plan.objects.get()


def test_picture_says_the_same_as_the_list(as_mira, miras_far_result):
    response = as_mira.get(f"{miras_far_result}route/")
    svg = re.search(r"<svg class=\"drawing.*?</svg>", response.content.decode(), re.S)

    assert 'aria-hidden="true"' in svg.group()
    assert re.findall(r">(\d+)</text>", svg.group()) == ["24", "33", "1", "100", "2"]


def test_near_role_has_no_route(as_mira, trainee_role, check_of):
    check = check_of(as_mira)
    check.answer_all(experience={"customer-service_months": "11"})
    result = check.finish()

    assert "Role by role" not in text_of(as_mira, result)
    assert "You can go straight there" in text_of(as_mira, f"{result}route/")


@pytest.mark.parametrize("change", ["hide the stage", "hide the target", "ask nothing"])
def test_route_goes_over_shown_roles_that_ask_for_something(
    as_mira, miras_far_result, trainee_role, change
):
    hidden = {"hide the stage": "trainee", "hide the target": "helper"}
    Role.objects.filter(slug=hidden.get(change)).update(is_published=False)
    if change == "ask nothing":
        trainee_role.skillrequirements.all().delete()

    page = text_of(as_mira, f"{miras_far_result}route/")

    assert "You can go straight there" in page
    assert "/route/" not in as_mira.get(miras_far_result).content.decode()


def test_stranger_finds_no_route(as_petra, miras_far_result, check_of):
    check_of(as_petra).answer_all()

    assert as_petra.get(f"{miras_far_result}route/").status_code == 404


def test_queries_do_not_grow_with_the_stages(
    as_mira, miras_far_result, trainee_role, django_assert_num_queries
):
    path = f"{miras_far_result}route/"
    with CaptureQueriesContext(connection) as queries:
        as_mira.get(path)
    few = len(queries)

    lower = trainee_role
    for level in (2, 1):
        role = factories.role()
        listening = SkillRequirement.objects.filter(skill__slug="listening")[0].skill
        factories.asks_skill(role, listening, level=level)
        leads_to(role, lower)
        lower = role

    with django_assert_num_queries(few):
        response = as_mira.get(path)
    assert len(response.context["route"].stages) > 2
