"""Progress: the history of results for a role, and what has changed in between."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.models import Assessment, Profile
from assessments.progress import differences, role_differences
from assessments.report import Report
from assessments.snapshot import Snapshot
from roles.models import EducationRequirement, Role, SkillRequirement
from tests import factories
from tests.words import page, read


def helper():
    return Role.objects.with_requirements().get(slug="helper")


@pytest.fixture
def second_result(as_mira, miras_result, check_of):
    """Mira has learnt to listen (27 of 27) and forgotten how to plan (9 of 18)."""
    check = check_of(as_mira)
    check.send("skills-1", {"listening": "3", "planning": "1"})
    return check.finish()


def test_history_shows_each_result_and_what_changed_since_the_one_before(
    as_mira, miras_result, second_result
):
    as_mira.post(f"{miras_result}again/")
    newest = Assessment.objects.completed().first().get_absolute_url()

    text = read(as_mira, f"{newest}progress/")

    assert "76 points before, 76 points now." in text
    assert "Listening intermediate advanced +9 Planning intermediate basic -9" in text
    assert "Together 76 76 0" in text
    assert len(re.findall("<circle", page(as_mira, f"{newest}progress/"))) == 2


def test_first_result_is_a_beginning(as_mira, miras_result):
    text = read(as_mira, f"{miras_result}progress/")

    assert "This is your first result for this role." in text
    assert "<circle" not in page(as_mira, f"{miras_result}progress/")


def test_stranger_sees_no_progress(as_petra, miras_result):
    assert as_petra.get(f"{miras_result}progress/").status_code == 404


def test_role_that_is_gone_keeps_its_history(as_mira, miras_result):
    Role.objects.all().delete()

    assert "first result for this role" in read(as_mira, f"{miras_result}progress/")


def test_differences_of_lines_add_up_even_when_the_role_asks_otherwise(
    as_mira, miras_result
):
    planning = SkillRequirement.objects.get(skill__slug="planning")
    planning.delete()
    factories.asks_skill(helper(), factories.skill("writing"), level=2)
    SkillRequirement.objects.filter(skill__slug="listening").update(level=4)
    as_mira.post(f"{miras_result}again/")
    new, old = Assessment.objects.completed()
    before, after = Report(Snapshot(old.snapshot)), Report(Snapshot(new.snapshot))

    found = differences(before, after)

    assert {(one.name, one.before, one.after) for one in found} == {
        ("Writing", "", "not answered"),
        ("Planning", "intermediate", ""),
        (
            "Listening",
            "intermediate; asked: advanced",
            "intermediate; asked: expert",
        ),
    }
    assert sum(one.gain for one in found) == after.range["low"] - before.range["low"]


def test_role_differences_name_what_is_asked_otherwise(as_mira, miras_result):
    snapshot = Snapshot(Assessment.objects.get().snapshot)
    SkillRequirement.objects.filter(skill__slug="planning").delete()
    SkillRequirement.objects.filter(skill__slug="listening").update(level=4)
    EducationRequirement.objects.update(importance="preferred")
    factories.asks_skill(helper(), factories.skill("writing"), level=2)

    found = role_differences(snapshot, helper())

    assert [(one.name, one.before, one.after) for one in found] == [
        ("Listening", "advanced · essential", "expert · essential"),
        ("Writing", "", "intermediate · essential"),
        ("Education 4", "EQF level 4 · essential", "EQF level 4 · preferred"),
        ("Planning", "intermediate · preferred", ""),
    ]


def test_other_weights_and_other_words_are_named_as_such(as_mira, miras_result):
    snapshot = Snapshot(Assessment.objects.get().snapshot)
    Role.objects.update(title_en="Assistant")
    assert [one.name for one in role_differences(snapshot, helper())] == [
        "The wording of the role"
    ]

    Role.objects.update(weight_education=1, weight_experience=1, weight_skills=1)
    assert [one.name for one in role_differences(snapshot, helper())] == [
        "How much each part counts"
    ]


def test_result_and_plan_say_what_the_role_asks_otherwise_now(as_mira, miras_plan):
    SkillRequirement.objects.filter(skill__slug="listening").update(level=4)

    for path in (
        miras_plan.assessment.get_absolute_url(),
        miras_plan.get_absolute_url(),
    ):
        text = read(as_mira, path)
        assert "The role has changed since you did this assessment." in text
        assert "Listening advanced · essential expert · essential" in text


def test_queries_do_not_grow_with_results(
    as_mira, miras_result, django_assert_num_queries
):
    profile = Profile.objects.get()
    page(as_mira, f"{miras_result}progress/")
    with CaptureQueriesContext(connection) as queries:
        page(as_mira, f"{miras_result}progress/")

    for level in (1, 3, 4):
        actions.save_skills(
            {helper().skillrequirements.first().skill_id: level}, by=profile
        )
        actions.rescore(helper(), by=profile)
    assert Assessment.objects.count() == 4

    with django_assert_num_queries(len(queries)):
        page(as_mira, f"{miras_result}progress/")


def test_days_are_those_of_the_results(as_mira, miras_result):
    Assessment.objects.update(completed_at="2027-01-05T23:30:00Z")

    # by the clock of those who read the language
    assert "5 January 2027, 23:30" in read(as_mira, f"{miras_result}progress/")
    german = read(as_mira, f"{miras_result}progress/", "de")
    assert "6. Januar 2027 00:30" in german
