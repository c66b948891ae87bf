"""Roles within reach: each with the reason, in words."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from assessments import reach
from assessments.models import Profile
from roles.models import ExperienceArea, Skill
from tests import factories


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def mira(as_mira, helper_role, check_of):
    """EQF level 4, a year of customer service, listening 2, planning 2."""
    check_of(as_mira).answer_all()
    return Profile.objects.get()


def only(profile):
    (one,) = reach.roles_for(profile, without="helper")
    return one


def asks(role, skills, importance="essential"):
    for slug, level in skills.items():
        skill = Skill.objects.filter(slug=slug).first() or factories.skill(slug)
        factories.asks_skill(role, skill, level, importance)


def test_reason_names_what_is_met_what_is_missing_and_what_comes_next(mira):
    role = factories.role("leader")
    asks(role, {"listening": 2, "planning": 3})
    factories.asks_experience(role, ExperienceArea.objects.get(), months=24)

    one = only(mira)

    assert strip_tags(one.reason) == (
        "You meet 1 of 3 requirements. Essential and met: Listening. "
        "Essential and still missing: Customer service and Planning. "
        "What would come next: Customer service (2 years)."
    )


def test_with_all_essentials_met_the_next_is_what_brings_most(mira):
    role = factories.role("leader")
    asks(role, {"listening": 2})
    asks(role, {"planning": 4}, importance="preferred")

    assert strip_tags(only(mira).reason) == (
        "You meet 1 of 2 requirements. Essential and met: Listening. "
        "What would come next: Planning (expert)."
    )


def test_role_that_is_met_in_full_needs_no_next(mira):
    asks(factories.role("listener"), {"listening": 1})

    assert strip_tags(only(mira).reason) == (
        "You meet 1 of 1 requirement. Essential and met: Listening."
    )


def test_open_questions_are_counted_and_never_taken_for_missing(mira):
    role = factories.role("leader")
    asks(role, {"listening": 2, "juggling": 2, "dancing": 2})

    one = only(mira)

    assert (one.open_count, one.is_complete, one.band) == (2, False, None)
    assert strip_tags(one.reason) == (
        "You have answered 1 of 3 questions, and meet 1 of these. "
        "Essential and met: Listening."
    )


def test_long_lists_name_three_and_count_the_rest(mira):
    asks(factories.role("leader"), dict.fromkeys("abcde", 1) | {"listening": 1})
    for slug in "abcde":
        mira.skillanswers.create(skill=Skill.objects.get(slug=slug), level=0)

    reason = strip_tags(only(Profile.objects.get()).reason)

    assert "Essential and still missing: A, B, C and 2 more." in reason


def test_result_page_says_the_reason_and_leads_to_the_open_questions(
    as_mira, mira, check_of
):
    asks(factories.role("leader"), {"listening": 2, "juggling": 2})

    html = as_mira.get(check_of(as_mira).finish()).content.decode()

    assert "You have answered 1 of 2 questions, and meet 1 of these." in words(html)
    assert "Answer the 1 open question" in words(html)
    assert 'href="/en/check/leader/answers/"' in html


def test_queries_do_not_grow_with_the_roles(mira, django_assert_num_queries):
    asks(factories.role("leader"), {"listening": 2})
    with CaptureQueriesContext(connection) as queries:
        reach.roles_for(Profile.objects.get())
    few = len(queries)

    for _ in range(3):
        asks(factories.role(), {"listening": 2, "planning": 1})

    with django_assert_num_queries(few):
        reach.roles_for(Profile.objects.get())
