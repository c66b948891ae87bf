"""One profile for all roles: what was answered once counts everywhere, and a second role
asks only what is missing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Assessment, Profile
from roles.models import ExperienceArea, Skill
from tests import factories


def text_of(response):
    return response.content.decode()


@pytest.fixture
def leader_role(helper_role):
    """Asks for all that the helper role asks, for coaching, and for a team."""
    role = factories.role("leader")
    factories.asks_education(role)
    factories.asks_experience(role, ExperienceArea.objects.get(slug="customer-service"))
    factories.asks_experience(role, factories.area("team"))
    factories.asks_skill(role, Skill.objects.get(slug="listening"))
    factories.asks_skill(role, Skill.objects.get(slug="planning"))
    factories.asks_skill(role, factories.skill("coaching"))
    return role


@pytest.fixture
def second(as_mira, leader_role, check_of):
    """Mira has answered all for the helper role, and now looks at the leader's."""
    check_of(as_mira).answer_all()
    return check_of(as_mira, slug="leader")


def test_second_role_asks_only_what_is_missing(as_mira, second):
    first = as_mira.get(second.start)["Location"]
    page = text_of(as_mira.get(first))

    assert first == "/en/check/leader/experience/"
    assert "You have already answered 4 of these 6 questions; 2 are left." in page
    assert "Step 1 of 2" in page
    assert "team_years" in page
    assert "customer-service_years" not in page


def test_looking_at_what_is_missing_keeps_nothing(as_mira, second):
    as_mira.get("/en/check/leader/experience/")

    assert [one.role.slug for one in Assessment.objects.all()] == ["helper"]


def test_pages_stay_the_same_while_they_are_answered(as_mira, second):
    on = second.send("experience", {"team_years": "2"})
    page = text_of(as_mira.get(on["Location"]))
    back = second.send("skills-1", {"coaching": "3", "go": "back"})

    assert on["Location"] == "/en/check/leader/skills-1/"
    assert "Step 2 of 2" in page
    assert "Coaching" in page
    assert "Listening" not in page
    assert "You have already answered" not in page
    assert back["Location"] == "/en/check/leader/experience/"
    assert Assessment.objects.get(role__slug="leader").known == [
        "education:4",
        "experience:customer-service",
        "skill:listening",
        "skill:planning",
    ]


def test_what_was_answered_before_counts_in_the_result(as_mira, second):
    second.send("experience", {"team_years": "2"})
    second.send("skills-1", {"coaching": "3"})
    second.finish()

    lines = Assessment.objects.get(role__slug="leader").snapshot["score"]["lines"]
    assert [line["fulfilment"] for line in lines] == [
        "1",
        "1/2",
        "1",
        "2/3",
        "2/3",
        "1",
    ]


def test_what_was_skipped_before_is_asked_again(as_mira, leader_role, check_of):
    check_of(as_mira).answer_all(skills={"listening": ""})

    page = text_of(as_mira.get("/en/check/leader/skills-1/"))

    assert "Listening" in page
    assert "Planning" not in page


def test_field_of_study_not_said_is_asked_by_the_role_that_wants_one(
    as_mira, second, leader_role
):
    leader_role.educationrequirements.update(isced_fields="041")

    first = as_mira.get(second.start)["Location"]

    assert first == "/en/check/leader/education/"
    assert 'value="4" id="id_level_4" checked' in text_of(as_mira.get(first))


def test_role_with_nothing_missing_leads_straight_to_the_overview(
    as_mira, leader_role, check_of
):
    check = check_of(as_mira)
    check.answer_all()
    check.finish()

    response = as_mira.get(check.start)
    page = text_of(as_mira.get(response["Location"]))

    assert response["Location"] == "/en/check/helper/answers/"
    assert "You have answered all of this before." in page
    assert "Back to the questions" not in page


def test_role_with_nothing_missing_gives_its_result_at_once(
    as_mira, leader_role, check_of
):
    leader_role.skillrequirements.filter(skill__slug="coaching").delete()
    leader_role.experiencerequirements.filter(area__slug="team").delete()
    check_of(as_mira).answer_all()

    result = check_of(as_mira, slug="leader").finish()

    assert result == Assessment.objects.get(role__slug="leader").get_absolute_url()


def test_answer_changed_for_one_role_counts_in_the_next_result_of_the_other(
    as_mira, second, check_of
):
    first = check_of(as_mira)
    old = first.finish()
    second.send("change-skills-1", {"listening": "3", "planning": "2"})

    new = first.finish()

    assert new != old
    assert first.finish() == new


@pytest.mark.parametrize("go", ["on", "back"])
def test_one_answer_is_changed_from_the_overview_and_leads_back_to_it(
    as_mira, second, go
):
    overview = text_of(as_mira.get("/en/check/leader/answers/"))
    page = text_of(as_mira.get("/en/check/leader/change-skills-1/"))
    answers = {"listening": "4", "planning": "2", "coaching": "", "go": go}
    response = second.send("change-skills-1", answers)

    assert "/en/check/leader/change-skills-1/" in overview
    assert 'value="2" id="id_listening_2" checked' in page
    assert "Step" not in page
    assert response["Location"] == "/en/check/leader/answers/"
    listening = Profile.objects.get().skillanswers.get(skill__slug="listening")
    assert listening.level == 4


def test_everything_can_be_asked_again_with_the_answers_so_far(as_mira, second):
    second.send("experience", {"team_years": "2"})
    overview = text_of(as_mira.get("/en/check/leader/answers/"))

    response = as_mira.post("/en/check/leader/all/")
    page = text_of(as_mira.get(response["Location"]))

    assert "Go through all questions again" in overview
    assert response["Location"] == "/en/check/leader/education/"
    assert "Step 1 of 3" in page
    assert 'value="4" id="id_level_4" checked' in page
    assert Profile.objects.get().experienceanswers.count() == 2


def test_everything_can_be_asked_again_after_the_result(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.answer_all()
    check.finish()

    as_mira.post("/en/check/helper/all/")
    check.answer_all(skills={"listening": "3"})
    check.finish()

    assert Assessment.objects.completed().count() == 2


def test_asking_everything_needs_no_profile_and_no_guess(as_petra, helper_role):
    response = as_petra.post("/en/check/helper/all/")

    assert response["Location"] == "/en/check/helper/education/"
    assert not Profile.objects.exists()
    assert as_petra.get("/en/check/helper/all/").status_code == 405
    assert as_petra.post("/en/check/nobody/all/").status_code == 404


def test_form_that_stood_open_takes_back_nothing_that_it_does_not_ask(
    as_mira, second, leader_role
):
    """Its page asks for more now, because everything is asked again in another tab."""
    second.send("experience", {"team_years": "2"})
    as_mira.post("/en/check/leader/all/")

    second.send("skills-1", {"coaching": "3"})
    second.send("experience", {"team_years": "3"})

    profile = Profile.objects.get()
    assert profile.skillanswers.count() == 3
    assert profile.experienceanswers.get(area__slug="team").direct_months == 36
    assert profile.experienceanswers.count() == 2


def test_tab_left_open_after_the_end_still_saves(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.answer_all()
    check.finish()

    response = check.send("skills-1", {"listening": "4", "planning": "2"})

    assert response["Location"] == "/en/check/helper/answers/"
    assert Profile.objects.get().skillanswers.get(level=4).skill.slug == "listening"


@pytest.mark.parametrize("part", ["experience", "change-skills-1", "answers"])
def test_queries_do_not_grow_with_what_is_known(
    as_mira, second, leader_role, django_assert_num_queries, part
):
    path = f"/en/check/leader/{part}/"
    with CaptureQueriesContext(connection) as queries:
        as_mira.get(path)
    few = len(queries)

    for _ in range(2):
        skill = factories.skill()
        factories.asks_skill(leader_role, skill)
        Profile.objects.get().skillanswers.create(skill=skill, level=1)

    with django_assert_num_queries(few):
        as_mira.get(path)
