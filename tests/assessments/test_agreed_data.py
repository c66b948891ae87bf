"""Agreed ratings in the file of one's own data, and when two profiles become one."""

import json
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from assessments import actions
from assessments.models import AgreedRating, Assessment, Profile
from roles.models import Skill
from tests.accounts import profile_of
from tests.data_files import bring_back, downloaded, text_of, upload

AGREED = {
    "skill": "listening",
    "level": 3,
    "evidence": "Two years at a counter, „gut“",
    "agreed_with": "Jonas Weber",
    "agreed_on": "2027-01-04",
    "superseded_at": None,
    "name": {"en": "Listening"},
}
IN_RESULT = {
    "own": 2,
    "agreed": 3,
    "evidence": "Two years at a counter, „gut“",
    "with": "Jonas Weber",
    "on": "2027-01-04",
}


@pytest.fixture
def mira(as_mira, miras_plan):
    """Mira has agreed on listening 3 with Jonas, and has a result with that."""
    mira = miras_plan.profile
    AgreedRating.objects.create(
        profile=mira,
        skill=Skill.objects.get(slug="listening"),
        level=3,
        evidence="Two years at a counter, „gut“",
        agreed_with="Jonas Weber",
        agreed_on=date(2027, 1, 4),
    )
    actions.renew_result(miras_plan.assessment, by=mira)
    return mira


def newest(profile):
    return Assessment.objects.visible_to(profile).completed().first()


# The file


def test_file_holds_what_was_agreed(as_mira, mira):
    data = downloaded(as_mira)

    assert data["version"] == 2
    assert data["agreed"] == [AGREED]
    assert [one["snapshot"].get("ratings") for one in data["assessments"]] == [
        {"skill:listening": IN_RESULT},
        None,
    ]
    assert data["answers"]["skills"][0]["level"] == 2


def test_file_counts_what_was_agreed(as_mira, mira):
    numbers = as_mira.get("/en/my/data/").context["numbers"]
    assert ("Ratings agreed with a counsellor", 1) in numbers


def test_cv_names_the_level_that_counts(as_mira, mira):
    data = json.loads(as_mira.get("/en/my/data/resume.json").content)
    assert data["skills"] == [
        {"name": "Listening", "level": "advanced"},
        {"name": "Planning", "level": "intermediate"},
    ]


def test_bringing_the_file_back_agrees_on_nothing(as_mira, as_petra, mira):
    data, result = downloaded(as_mira), newest(mira)
    as_mira.post("/en/my/delete/")

    question = text_of(upload(as_petra, data))
    bring_back(as_petra, data)

    petras = newest(profile_of(as_petra))
    assert "Ratings agreed with a counsellor are not taken over" in question
    assert AgreedRating.objects.count() == 0
    assert "ratings" not in petras.snapshot
    assert petras.points == result.points
    assert petras.pk == result.pk


def test_bringing_the_file_back_where_it_came_from_changes_nothing(as_mira, mira):
    data, result = downloaded(as_mira), newest(mira)
    bring_back(as_mira, data, replace="on")

    assert newest(mira).snapshot == result.snapshot
    assert AgreedRating.objects.get().is_in_force


def test_answer_that_is_missing_comes_back_beneath_what_was_agreed(as_mira, mira):
    data = downloaded(as_mira)
    mira.skillanswers.filter(skill__slug="listening").delete()
    bring_back(as_mira, data)

    assert AgreedRating.objects.get().is_in_force
    assert mira.skillanswers.get(skill__slug="listening").level == 2


def test_other_answer_of_the_file_counts_if_mira_wants_it(as_mira, mira):
    data = downloaded(as_mira)
    listening = Skill.objects.get(slug="listening")
    actions.save_skills({listening.pk: 3}, by=mira)
    assert AgreedRating.objects.get().is_in_force

    bring_back(as_mira, data, replace="on")

    assert mira.skillanswers.get(skill=listening).level == 2
    assert not AgreedRating.objects.get().is_in_force


def test_file_of_the_first_version_is_read_as_ever(as_mira, as_petra, miras_plan):
    data = downloaded(as_mira) | {"version": 1}
    del data["agreed"]
    as_mira.post("/en/my/delete/")

    assert bring_back(as_petra, data)["Location"] == "/en/my/"
    assert newest(profile_of(as_petra)).snapshot == data["assessments"][0]["snapshot"]


@pytest.mark.parametrize(
    "changed",
    [
        {"skill:listening": IN_RESULT | {"agreed": 2}},
        {"skill:listening": IN_RESULT | {"agreed": 9}},
        {"experience:customer-service": IN_RESULT},
        {"skill:dancing": IN_RESULT},
        {"skill:listening": IN_RESULT | {"evidence": "x" * 1001}},
    ],
)
def test_rating_that_cannot_be_is_refused(as_mira, as_petra, mira, changed):
    data = downloaded(as_mira)
    data["assessments"][0]["snapshot"]["ratings"] = changed

    assert upload(as_petra, data).context["form"].errors
    assert Profile.objects.count() == 1


# Two profiles become one


def test_agreed_ratings_come_along(mira):
    other, _code = actions.open_profile()
    AgreedRating.objects.create(
        profile=other,
        skill=Skill.objects.get(slug="planning"),
        level=1,
        agreed_with="Lena Brandt",
        agreed_on=date(2027, 1, 2),
    )
    actions.adopt(other, prefer_other=False, by=mira)

    assert [*mira.agreedratings.order_by("pk").values_list("skill__slug", "level")] == [
        ("listening", 3),
        ("planning", 1),
    ]


@pytest.mark.parametrize(
    ("here", "there", "kept"),
    [
        ({"superseded_at": timezone.now()}, {"agreed_on": date(2026, 5, 4)}, "there"),
        ({}, {"agreed_on": date(2027, 3, 4)}, "there"),
        ({}, {"agreed_on": date(2026, 5, 4)}, "here"),
        ({}, {"superseded_at": timezone.now()}, "here"),
    ],
)
def test_of_two_agreements_the_one_in_force_stays_and_else_the_newer(
    mira, here, there, kept
):
    """She was in the care of another office once, and comes with that work, too."""
    AgreedRating.objects.update(agreed_with="here", **here)
    [other] = actions.open_in_care(1)
    facts = {"agreed_with": "there", "agreed_on": date(2027, 3, 4)} | there
    skill = Skill.objects.get(slug="listening")
    AgreedRating.objects.create(profile=other, skill=skill, level=1, **facts)

    actions.adopt(other, prefer_other=False, by=mira, from_care=True)

    assert [row.agreed_with for row in mira.agreedratings.all()] == [kept]


def test_what_a_counsellor_works_on_is_not_taken_along(mira):
    other, _code = actions.open_profile()
    Profile.objects.filter(pk=mira.pk).update(in_care=True)

    with pytest.raises(actions.NotMerged):
        actions.adopt(mira, prefer_other=False, by=other)

    assert actions.adopt(mira, prefer_other=True, by=other, from_care=True) == other
    assert other.agreedratings.get().level == 3


def test_browser_with_work_in_care_is_told_so_and_left_a_way_out(as_mira, mira):
    other, code = actions.open_profile()
    Profile.objects.filter(pk=mira.pk).update(in_care=True)
    asked = as_mira.post("/en/return/", {"code": code})["Location"]

    page = text_of(as_mira.get(asked))

    assert asked == "/en/my/take-along/"
    assert "A counsellor works on this with you" in page
    assert 'value="take"' not in page
    again = as_mira.post(asked, {"do": "take"}, follow=True)
    assert again.redirect_chain == [(asked, 302)]
    assert as_mira.post(asked, {"do": "leave"})["Location"] == "/en/my/"
    assert profile_of(as_mira) == other


def test_work_without_a_counsellor_may_join_what_is_in_care(as_mira, mira):
    browser = Client()
    other, code = actions.open_profile()
    Profile.objects.filter(pk=other.pk).update(in_care=True)
    browser.cookies = as_mira.cookies
    asked = browser.post("/en/return/", {"code": code})["Location"]
    browser.post(asked, {"do": "take"})

    assert other.agreedratings.get().level == 3
    assert not Profile.objects.filter(pk=mira.pk).exists()
