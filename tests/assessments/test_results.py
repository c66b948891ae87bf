"""The result: true, frozen, and hers alone; and the plan."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import actions
from assessments.models import Assessment, Plan
from roles.models import SkillAnchor, SkillRequirement
from tests import factories


def page(browser, path, language="en"):
    response = browser.get(path.replace("/en/", f"/{language}/"))
    assert response.status_code == 200
    return response.content.decode()


def article(html):
    return re.search(r"<article id=\"result\".*?</article>", html, re.S).group()


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_result_says_in_words_and_figures_where_mira_stands(as_mira, miras_result):
    text = words(page(as_mira, miras_result))

    # 25 + 30 · 12/24 + 27 · 2/3 + 18 = 76; half the experience caps the band
    assert "You already bring a good part of it." in text
    assert "You meet 2 of 4 requirements. 2 essentials are still missing:" in text
    assert "76 of 100" in text
    assert "You have 1 year of the 2 years asked for." in text
    assert "15 of 30" in text
    assert "18 of 27" in text
    assert "Total 76 of 100" in text


def test_skipped_answers_show_a_range_and_no_band(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.send("education", {"level": "4"})

    text = words(page(as_mira, check.finish()))

    assert "Here is what we can say so far." in text
    assert "3 questions are unanswered: your score lies between 25 and 100." in text
    assert "Too little is answered for a single figure." in text
    assert "Developing" not in text


def test_estimate_is_marked_as_one(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.answer_all(skills={"planning": ""})

    text = words(page(as_mira, check.finish()))

    # 58 of 82 answered points; 58 / .82 = 70.7
    assert "about ≈ 70 of 100" in text
    assert "58 points are certain so far" in text


def test_surplus_is_shown_as_a_strength(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.answer_all(skills={"listening": "4"})

    text = words(page(as_mira, check.finish()))

    assert "You do listening at level 4. That is more than is asked for." in text


def test_result_stays_byte_for_byte_when_the_role_changes(
    as_mira, miras_result, helper_role
):
    before = {code: page(as_mira, miras_result, code) for code in ("en", "de", "pl")}

    SkillRequirement.objects.filter(skill__slug="listening").update(level=4)
    SkillAnchor.objects.update(text_en="Something else.", text_de="Etwas anderes.")
    helper_role.title_en = "Another title"
    helper_role.weight_education = helper_role.weight_experience = 1
    helper_role.weight_skills = 8
    helper_role.save()

    for code, html in before.items():
        after = page(as_mira, miras_result, code)
        assert article(after) == article(html)
        assert "/again/" not in html
        assert "/again/" in after


@pytest.mark.parametrize("rest", ["", "what-if/?steps=listen-more", "plan/"])
def test_english_that_stands_in_is_marked_and_never_shown_as_code(
    as_mira, miras_result, rest
):
    html = page(as_mira, miras_result + rest, "pl")

    assert '<span lang="en">' in html
    assert "&lt;span" not in html


def test_score_does_not_depend_on_the_language(helper_role, check_of):
    for language in ("en", "de", "pl", "da"):
        check = check_of(Client(), language)
        check.answer_all()
        check.finish()

    scores = [one.snapshot["score"] for one in Assessment.objects.completed()]
    assert len(scores) == 4
    assert all(score == scores[0] for score in scores)


def test_result_survives_the_role_itself(as_mira, miras_result, helper_role):
    before = article(page(as_mira, miras_result))

    helper_role.delete()

    assert article(page(as_mira, miras_result)) == before


def test_scoring_again_makes_a_new_result_by_the_role_of_today(as_mira, miras_result):
    SkillRequirement.objects.filter(skill__slug="listening").update(level=2)

    response = as_mira.post(f"{miras_result}again/")

    text = words(page(as_mira, response["Location"]))
    assert response["Location"] != miras_result
    assert "85 of 100" in text
    # sent twice, it is still one result
    assert as_mira.post(f"{miras_result}again/")["Location"] == response["Location"]
    assert "The role has changed" not in text


@pytest.mark.parametrize("rest", ["", "what-if/", "plan/"])
def test_stranger_finds_nothing_under_the_address_of_a_result(
    as_petra, miras_result, helper_role, check_of, rest
):
    assert as_petra.get(miras_result + rest).status_code == 404

    check_of(as_petra).answer_all()  # a profile of her own opens nothing either

    assert as_petra.get(miras_result + rest).status_code == 404


def test_stranger_can_neither_score_again_nor_plan(as_petra, miras_result):
    assert as_petra.post(f"{miras_result}again/").status_code == 404
    assert as_petra.post(f"{miras_result}plan/").status_code == 404
    assert not Plan.objects.exists()


def test_unfinished_assessment_has_no_result(as_mira, helper_role, check_of):
    check_of(as_mira).send("education", {"level": "4"})
    running = Assessment.objects.get()

    assert as_mira.get(f"/en/my/results/{running.pk}/").status_code == 404


# --- What if ------------------------------------------------------------------------


def test_what_if_shows_the_exact_new_score_band_and_essentials(as_mira, miras_result):
    text = words(page(as_mira, f"{miras_result}what-if/?skill-listening=3"))

    # listening from 2 to 3 of 3 brings 27 · 1/3 = 9 points
    assert "76 → becomes 85 +9" in text
    assert "One essential is still missing: Customer service." in text
    assert "Listening +9" in text


def test_what_if_takes_steps_and_more_months(as_mira, miras_result):
    query = "?steps=listen-more&experience-customer-service=12"

    text = words(page(as_mira, f"{miras_result}what-if/{query}"))

    assert "76 → becomes 100 +24" in text
    assert "Ready" in text


def test_what_if_changes_nothing_that_is_kept(as_mira, miras_result):
    before = page(as_mira, miras_result)

    page(as_mira, f"{miras_result}what-if/?skill-listening=4")

    csrf = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert csrf.sub("", page(as_mira, miras_result)) == csrf.sub("", before)


@pytest.mark.parametrize(
    "query",
    ["steps=fly-to-the-moon", "skill-listening=9", "experience-customer-service=-5"],
)
def test_what_if_explains_an_impossible_scenario(as_mira, miras_result, query):
    text = words(page(as_mira, f"{miras_result}what-if/?{query}"))

    assert text.count("Please choose one of the answers offered.") == 2
    assert "76 → becomes 76" in text


@pytest.mark.parametrize("role", ["manager", "team-leader", "coordinator"])
def test_every_first_step_of_the_shipped_roles_has_a_true_outcome(
    as_mira, real_content, check_of, role
):
    """Somebody who has little: each step offered lifts the score as the plan says."""
    check = check_of(as_mira, slug=f"customer-service-{role}")
    check.send("education", {"level": "3", "field": "041"})
    check.send("experience", {"customer-service_years": "0"})
    result = check.finish()
    html = page(as_mira, f"{result}what-if/")
    steps = re.findall(r'name="steps" value="([a-z-]+)"', html)
    assert steps

    for step in steps:
        text = words(page(as_mira, f"{result}what-if/?steps={step}"))
        before, after = map(int, re.search(r"(\d+) → becomes (\d+)", text).groups())
        assert after >= before

    gains = re.findall(r"\+(\d+) points?", words(page(as_mira, f"{result}plan/")))
    low, high = re.search(
        r"go from (\d+) to (\d+) points", words(page(as_mira, f"{result}plan/"))
    ).groups()
    assert sum(map(int, gains)) == int(high) - int(low)


# --- Costs --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("rest", ["", "what-if/", "plan/"])
def test_queries_do_not_grow_with_roles_requirements_or_actions(
    as_mira, helper_role, check_of, django_assert_num_queries, rest, language
):
    add_a_role(helper_role)
    check = check_of(as_mira)
    check.answer_all()
    path = with_a_plan(as_mira, check.finish(), rest)
    page(as_mira, path)  # that the plan is saved has been said then
    with CaptureQueriesContext(connection) as queries:
        page(as_mira, path, language)
    few = len(queries)

    add_a_role(helper_role)
    add_a_role(helper_role)
    as_mira.post("/en/check/helper/skills-1/", {"listening": "1", "planning": "1"})
    path = with_a_plan(as_mira, check.finish(), rest)

    with django_assert_num_queries(few):
        page(as_mira, path, language)


def with_a_plan(browser, result, rest):
    """A plan on this result; but on the page that proposes one there is none yet."""
    if plan := Plan.objects.first():
        browser.post(f"{plan.get_absolute_url()}renew/")
        page(browser, plan.get_absolute_url())
    elif rest != "plan/":
        chosen = browser.get(f"{result}plan/").context["form"].initial
        assert browser.post(f"{result}plan/", chosen).status_code == 302
    return result + rest


def add_a_role(helper_role):
    """One more of everything: a role, a skill that both ask for, and an action for it."""
    other, more = factories.role(), factories.skill()
    service = helper_role.experiencerequirements.get().area
    factories.asks_education(other)
    factories.asks_experience(other, service)
    factories.asks_skill(other, more)
    factories.asks_skill(helper_role, more)
    factories.action(skill=more, hours=5)


def test_purge_deletes_what_nobody_has_used_and_nothing_else(as_mira, miras_result):
    used_on = timezone.localdate()

    assert actions.purge_profiles(used_on) == 0
    assert actions.purge_profiles(date(used_on.year + 1, 12, 31)) == 1
    assert not Assessment.objects.exists()
