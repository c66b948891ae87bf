"""Ratings that Mira has agreed with Jonas: which one counts, and what steps make of it."""

from datetime import date
from itertools import product

import pytest
from django.db import transaction

from assessments import actions
from assessments.models import AgreedRating, Assessment, Plan, Profile, SkillAnswer
from assessments.planbook import PlanBook
from assessments.scoring import SkillHeld
from assessments.snapshot import answers_to
from roles.models import Skill

KEY = "skill:listening"
DONE_ON = date(2027, 1, 9)


@pytest.fixture
def mira(miras_plan):
    """Mira's profile: listening 2 of 3 by her own rating, and a plan to listen more."""
    return miras_plan.profile


@pytest.fixture
def step(miras_plan):
    return miras_plan.steps.get(action__slug="listen-more")


def agree(profile, level, slug="listening", **facts):
    facts = {"agreed_with": "Jonas Weber", "agreed_on": date(2027, 1, 4)} | facts
    skill = Skill.objects.get(slug=slug)
    return AgreedRating.objects.create(
        profile=profile, skill=skill, level=level, **facts
    )


def rate(profile, level, slug="listening"):
    """Mira rates herself; None: she would rather not say."""
    skill = Skill.objects.get(slug=slug)
    actions.save_skills({skill.pk: level}, by=profile)


def counted(profile):
    """The level that counts, or None."""
    held = answers_to([KEY], Profile.objects.get(pk=profile.pk)).get(KEY)
    return held and held.level


def standing(profile):
    """Own rating, agreed rating, and which of them counts."""
    own = SkillAnswer.objects.filter(profile=profile, skill__slug="listening").first()
    agreed = AgreedRating.objects.filter(profile=profile).first()
    return (own and own.level, agreed and agreed.level, counted(profile))


def finish(step, level):
    by = step.plan.profile
    return actions.finish_step(
        step, evidence="", done_on=DONE_ON, reached=SkillHeld(level), by=by
    )


# Which one counts


def test_agreed_rating_counts_and_own_one_stays(mira):
    agree(mira, 3)

    assert standing(mira) == (2, 3, 3)


def test_own_rating_sent_unchanged_leaves_the_agreed_one(mira):
    agree(mira, 3)
    rate(mira, 2)

    assert standing(mira) == (2, 3, 3)


def test_who_comes_to_agree_leaves_the_agreement(mira):
    agree(mira, 3)
    rate(mira, 3)
    rating = AgreedRating.objects.get()

    assert standing(mira) == (3, 3, 3)
    assert rating.is_in_force


def test_another_own_rating_counts_instead_and_the_agreed_one_stays_readable(mira):
    agree(mira, 3)
    rate(mira, 1)

    assert standing(mira) == (1, 3, 1)
    assert not AgreedRating.objects.get().is_in_force


def test_taking_the_own_rating_back_leaves_the_agreed_one(mira):
    agree(mira, 3)
    rate(mira, None)

    assert standing(mira) == (None, 3, 3)


# Steps that are done


def test_finishing_never_lowers_and_reopening_brings_all_of_it_back(mira, step):
    """For all own and agreed ratings, and whatever the step is said to have brought."""
    levels = (None, 0, 2, 3, 4)
    for own, agreed, reached in product(levels, levels, (1, 2, 3, 4)):
        with transaction.atomic():
            case = (own, agreed, reached)
            rate(mira, own)
            if agreed is not None:
                agree(mira, agreed)
            before = standing(mira)
            done = finish(step, reached)
            after = counted(mira)
            assert after == max(reached, before[2] or 0), case
            actions.reopen_step(done, by=mira)
            assert standing(mira) == before, case
            transaction.set_rollback(True)


def test_score_rises_with_the_step_and_comes_back(mira, step, miras_plan):
    agree(mira, 1)
    agreed_result = actions.renew_result(miras_plan.assessment, by=mira)
    done = finish(step, 3)
    risen = Plan.objects.get().assessment
    actions.reopen_step(done, by=mira)
    again = Plan.objects.get().assessment

    assert agreed_result.points < risen.points
    assert "ratings" not in risen.snapshot
    assert again.points == agreed_result.points
    assert again.snapshot["ratings"] == agreed_result.snapshot["ratings"]


def test_step_that_brings_what_is_agreed_already_leaves_the_agreement(mira, step):
    agree(mira, 3)
    finish(step, 3)

    assert standing(mira) == (2, 3, 3)
    assert AgreedRating.objects.get().is_in_force


def test_what_was_agreed_after_the_step_stays_when_it_is_reopened(mira, step):
    done = finish(step, 3)
    agree(mira, 3)
    actions.reopen_step(done, by=mira)

    assert standing(mira) == (3, 3, 3)


def test_reopened_step_leaves_what_mira_has_changed_since(mira, step):
    agree(mira, 1)
    done = finish(step, 3)
    rate(mira, 4)
    actions.reopen_step(done, by=mira)

    assert standing(mira) == (4, 1, 4)
    assert not AgreedRating.objects.get().is_in_force


# Plans and results


def test_plan_knows_that_a_rating_was_agreed(mira, miras_plan):
    today = date(2027, 1, 5)
    assert not PlanBook(miras_plan, today=today).is_behind
    agree(mira, 3)
    plan = Plan.objects.select_related("profile", "assessment").get()
    assert PlanBook(plan, today=today).is_behind

    plan = actions.renew_plan(plan, by=mira)

    assert plan.assessment.snapshot["answers"][KEY] == {"level": 3}
    assert plan.steps.get(action__slug="listen-more").status == "aside"
    plan = Plan.objects.select_related("profile", "assessment").get()
    assert not PlanBook(plan, today=today).is_behind


def test_other_words_for_the_same_level_make_a_new_result(mira, miras_plan):
    agree(mira, 2)
    first = actions.renew_result(miras_plan.assessment, by=mira)
    AgreedRating.objects.update(evidence="A letter of the library")
    second = actions.renew_result(first, by=mira)

    assert second.pk != first.pk
    assert second.points == first.points
    assert actions.renew_result(second, by=mira) == second
    assert Assessment.objects.completed().count() == 3
