"""A step: one's own words, begun, done with evidence, taken back, set aside; steps of
one's own; two windows on the same step."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from assessments import actions
from assessments.models import Assessment, PlanStep, Profile, SkillAnswer
from assessments.scoring import SkillHeld
from roles.models import Role
from tests.words import page, read, words

WORDS = {
    "weekdays": ["MO", "TH"],
    "at_time": "18:30",
    "minutes": "45",
    "cue": "after supper",
    "place": "At the library",
    "obstacle": "I am tired",
    "response": "I do ten minutes",
    "support": "Jonas",
    "proof": "",
    "notes": "Bring headphones",
    "version": "1",
}


@pytest.fixture(autouse=True)
def in_january(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda value=None: date(2027, 1, 15))


def send(browser, path, form=()):
    response = browser.post(path, dict(form))
    assert response.status_code == 302, words(response.content.decode())
    return read(browser, response["Location"])


def done(step):
    return f"{step.get_absolute_url()}done/"


def act(step, verb):
    return f"{step.get_absolute_url()}{verb}/"


# --- One's own words ----------------------------------------------------------------


def test_words_on_a_step_are_kept_and_stand_in_the_plan(as_mira, listening):
    text = send(as_mira, listening.get_absolute_url(), WORDS)

    assert "When? Monday and Thursday, 18:30, 45 minutes" in text
    assert "On what occasion? after supper Where? At the library" in text
    assert "If “I am tired”, then “I do ten minutes”." in text
    assert "Who supports me? Jonas What will prove it? A note." in text
    assert "Notes Bring headphones" in text
    html = page(as_mira, listening.get_absolute_url())
    assert 'value="18:30"' in html
    assert html.count("checked") == 2


def test_nothing_has_to_be_filled_in(as_mira, listening):
    assert "are saved" in send(as_mira, listening.get_absolute_url(), {"version": 1})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("at_time", "late", "Please write a time, such as 18:30."),
        ("minutes", "0", "at least five minutes"),
        ("minutes", "601", "no more than 600 minutes"),
        ("place", "x" * 201, "too long: at most 200 characters"),
        ("notes", "x" * 4001, "too long: at most 4000 characters"),
        ("weekdays", ["XX"], "Please choose one of the answers offered."),
        ("hours_done", "11", "This step has 10 hours in all. Is it done?"),
        ("notes", "a\0b", "Null characters are not allowed."),
    ],
)
def test_bad_words_are_explained_and_the_rest_survives(
    as_mira, listening, field, value, message
):
    response = as_mira.post(listening.get_absolute_url(), WORDS | {field: value})

    html = response.content.decode()
    assert html.count(message) == 2
    assert "I do ten minutes" in html
    assert not PlanStep.objects.get(pk=listening.pk).has_words


def test_day_that_is_sent_again_and_again_is_one_day(as_mira, listening):
    send(
        as_mira, listening.get_absolute_url(), WORDS | {"weekdays": ["TH"] + 9 * ["MO"]}
    )

    assert PlanStep.objects.get(pk=listening.pk).weekdays == "MO,TH"


def test_emoji_and_other_scripts_are_words_too(as_mira, listening):
    text = send(
        as_mira,
        listening.get_absolute_url(),
        WORDS | {"place": "☕ مقهى <b>", "support": "Łukasz Åse"},
    )

    assert "☕ مقهى &lt;b&gt;" in text
    assert "Łukasz Åse" in text


def test_second_window_sees_what_the_first_saved_and_keeps_its_own(as_mira, listening):
    path = listening.get_absolute_url()
    send(as_mira, path, WORDS | {"place": "At home"})

    response = as_mira.post(path, WORDS | {"place": "In the park"})

    html = response.content.decode()
    assert "changed in another window in the meantime" in html
    assert "What was saved in the other window Where? At home" in words(html)
    assert 'value="In the park"' in html
    assert PlanStep.objects.get(pk=listening.pk).place == "At home"

    send(as_mira, path, WORDS | {"place": "In the park", "version": "2"})
    assert PlanStep.objects.get(pk=listening.pk).place == "In the park"


def test_same_words_sent_twice_are_no_conflict(as_mira, listening):
    for _ in range(2):
        assert "are saved" in send(as_mira, listening.get_absolute_url(), WORDS)


def test_stale_form_comes_back_with_its_words(as_mira, listening):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_mira.cookies

    html = strict.post(listening.get_absolute_url(), WORDS).content.decode()

    assert "This page had been open too long" in html
    assert "At the library" in html


def test_calendar_learns_of_a_change_of_time_and_of_nothing_else(as_mira, listening):
    path = listening.get_absolute_url()
    send(as_mira, path, WORDS)
    assert PlanStep.objects.get(pk=listening.pk).sequence == 1

    send(as_mira, path, WORDS | {"notes": "Bring tea", "version": "2"})
    assert PlanStep.objects.get(pk=listening.pk).sequence == 1


# --- Begun and done -----------------------------------------------------------------


def test_step_can_be_begun(as_mira, listening):
    text = send(as_mira, act(listening, "start"))

    assert "Well begun." in text
    assert "◐ doing" in text


def test_done_updates_the_profile_and_shows_the_difference_line_by_line(
    as_mira, listening
):
    text = send(
        as_mira,
        done(listening),
        {"done_on": "2027-01-14", "evidence": "A certificate", "level": "3"},
    )

    assert "Done! Your profile and your plan know it now." in text
    assert "From 76 to 85: that is 9 points more." in text
    assert "Listening intermediate advanced +9 Together 76 85 +9" in text
    assert "after: Listen more" in text
    assert SkillAnswer.objects.get(skill__slug="listening").level == 3
    plan = read(as_mira, listening.plan.get_absolute_url())
    assert "✓ done Listen more 14 January 2027 · Listening" in plan
    assert "What shows that it is done? A certificate" in plan
    assert "With these steps you go from 85 to 100 points" in plan


def test_second_finish_that_waited_for_the_first_changes_nothing(listening, profile):
    for evidence, level in (("A certificate", 3), ("Another", 4)):
        actions.finish_step(
            listening,
            evidence=evidence,
            done_on=date(2027, 1, 14),
            reached=SkillHeld(level),
            by=profile,
        )

    assert PlanStep.objects.get(pk=listening.pk).evidence == "A certificate"
    assert SkillAnswer.objects.get(skill__slug="listening").level == 3


def test_done_may_bring_less_than_was_planned(as_mira, listening):
    text = send(as_mira, done(listening), {"done_on": "2027-01-14", "level": "2"})

    assert "76 points before" not in text  # nothing has changed: no new result
    assert "This is your first result" in text
    assert Assessment.objects.count() == 1


def test_months_at_work_are_said_when_done(as_mira, work):
    assert 'name="months" value="24"' in page(as_mira, done(work))

    text = send(as_mira, done(work), {"done_on": "2027-01-14", "months": "18"})

    assert "From 76 to 83: that is 7 points more." in text


def test_done_twice_counts_once(as_mira, listening):
    form = {"done_on": "2027-01-14", "level": "3"}
    for _ in range(3):
        as_mira.post(done(listening), form)

    assert Assessment.objects.count() == 2
    assert PlanStep.objects.filter(status="done").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("done_on", "2027-01-16", "This day is still to come."),
        ("done_on", "1999-01-01", "a day of the last ten years"),
        ("done_on", "", "Please say on which day it was done."),
        ("level", "9", "Please choose one of the answers offered."),
        ("level", "1", "Please choose one of the answers offered."),  # below today's
        ("evidence", "x" * 1001, "too long: at most 1000 characters"),
    ],
)
def test_bad_finish_is_explained_and_changes_nothing(
    as_mira, listening, field, value, message
):
    good = {"done_on": "2027-01-14", "evidence": "A certificate", "level": "3"}

    response = as_mira.post(done(listening), good | {field: value})

    assert response.content.decode().count(message) == 2
    assert Assessment.objects.count() == 1
    assert PlanStep.objects.get(pk=listening.pk).status == "todo"


def test_not_done_after_all_takes_the_answer_back(as_mira, listening):
    before = PlanStep.objects.get(pk=listening.pk)
    send(as_mira, done(listening), {"done_on": "2027-01-14", "level": "3"})

    text = send(as_mira, act(listening, "reopen"))

    assert "The step is open again. Your answers are as before" in text
    assert "With these steps you go from 76 to 100 points" in text
    assert SkillAnswer.objects.get(skill__slug="listening").level == 2
    after = PlanStep.objects.get(pk=listening.pk)
    assert (after.starts_on, after.ends_on) == (before.starts_on, before.ends_on)


def test_taking_back_leaves_an_answer_that_was_changed_since(
    as_mira, listening, check_of
):
    send(as_mira, done(listening), {"done_on": "2027-01-14", "level": "3"})
    check_of(as_mira).send("skills-1", {"listening": "4", "planning": "2"})

    send(as_mira, act(listening, "reopen"))

    assert SkillAnswer.objects.get(skill__slug="listening").level == 4


def test_progress_goes_by_the_role_as_the_plan_knew_it(as_mira, listening):
    Role.objects.get(slug="helper").skillrequirements.update(level=4)

    text = send(as_mira, done(listening), {"done_on": "2027-01-14", "level": "3"})

    assert "Together 76 85 +9" in text


def test_school_that_is_not_done_after_all_is_taken_back(as_mira, miras_result):
    """Education is one answer in several parts, in whatever order they stand."""
    profile = Profile.objects.get()
    actions.save_education(finished=(3, "00"), in_progress=(4, "00"), by=profile)
    role = Role.objects.with_requirements().get(slug="helper")
    result = actions.rescore(role, by=profile)
    plan = actions.make_plan(
        result,
        hours_per_week=5,
        starts_on=date(2027, 1, 4),
        choices={"education:4": "night-school"},
        by=profile,
    )
    school = plan.steps.get(action__slug="night-school")

    send(as_mira, done(school), {"done_on": "2027-01-14"})
    held = profile.qualifications.values_list("eqf_level", "is_finished")
    assert list(held) == [(4, True), (3, True)]

    send(as_mira, act(school, "reopen"))
    assert list(held.all()) == [(3, True), (4, False)]


def test_step_for_what_the_role_asks_no_more_can_be_done(as_mira, miras_plan):
    send(as_mira, add(miras_plan), OWN)
    Role.objects.get(slug="helper").skillrequirements.all().delete()
    as_mira.post(f"{miras_plan.assessment.get_absolute_url()}again/")
    send(as_mira, f"{miras_plan.get_absolute_url()}renew/")
    step = PlanStep.objects.get(title=OWN["title"])

    send(as_mira, done(step), {"done_on": "2027-01-14", "level": "3"})

    assert SkillAnswer.objects.get(skill__slug="listening").level == 3


# --- Set aside, taken up, deleted ---------------------------------------------------


def test_step_is_set_aside_with_its_words_and_taken_up_again(as_mira, listening):
    send(as_mira, listening.get_absolute_url(), WORDS)

    text = send(as_mira, act(listening, "aside"))
    assert "The step is set aside. Your words on it are kept." in text
    assert "Without a step so far: Listening." in text

    text = send(as_mira, act(listening, "take-up"))
    assert "Where? At the library" in text
    assert "+9 points" in text


def test_only_what_is_set_aside_can_be_deleted(as_mira, listening):
    assert "Nothing has changed" in send(as_mira, act(listening, "delete"))
    assert PlanStep.objects.filter(pk=listening.pk).exists()

    send(as_mira, act(listening, "aside"))
    send(as_mira, act(listening, "delete"))
    assert not PlanStep.objects.filter(pk=listening.pk).exists()


def test_unknown_verb_is_not_found(as_mira, listening):
    assert as_mira.post(act(listening, "fly")).status_code == 404


# --- Steps of one's own -------------------------------------------------------------

OWN = {
    "title": "Help at the info desk",
    "key": "skill:listening",
    "amount": "8",
    "unit": "hours",
    "pk": "11111111-1111-1111-1111-111111111111",
}


def add(plan):
    return f"{plan.get_absolute_url()}add/"


def test_own_step_stands_beside_the_others_and_counts(as_mira, miras_plan, listening):
    send(as_mira, act(listening, "aside"))

    text = send(as_mira, add(miras_plan), OWN)

    assert "Your step is in the plan. Now: when and where?" in text
    plan = read(as_mira, miras_plan.get_absolute_url())
    assert "Help at the info desk +9 points" in plan
    assert "With these steps you go from 76 to 100 points" in plan


def test_own_step_for_nothing_but_oneself_brings_no_points(as_mira, miras_plan):
    send(as_mira, add(miras_plan), OWN | {"key": ""})

    step = PlanStep.objects.get(title="Help at the info desk")
    assert (step.keys, step.result) == ([], None)
    text = send(as_mira, done(step), {"done_on": "2027-01-14"})
    assert "This is your first result for this role." in text
    assert Assessment.objects.count() == 1


def test_two_steps_for_one_gap_earn_its_points_once(as_mira, miras_plan):
    send(as_mira, add(miras_plan), OWN)

    text = read(as_mira, miras_plan.get_absolute_url())

    assert "With these steps you go from 76 to 100 points" in text


def test_own_months_are_added_to_what_is_there(as_mira, miras_plan, work):
    send(as_mira, act(work, "aside"))
    form = {"key": "experience:customer-service", "amount": "6", "unit": "months"}

    send(as_mira, add(miras_plan), OWN | form)

    assert PlanStep.objects.get(title=OWN["title"]).result == {
        "direct": 18,
        "related": 0,
    }


def test_two_jobs_of_half_a_year_are_a_year(as_mira, miras_plan, work):
    send(as_mira, act(work, "aside"))
    form = {"key": "experience:customer-service", "amount": "6", "unit": "months"}
    for title in ("Shop", "Hotel"):
        send(as_mira, add(miras_plan), OWN | form | {"title": title})

    text = read(as_mira, miras_plan.get_absolute_url())
    assert "Shop +7 points" in text or "Shop +8 points" in text
    assert "With these steps you go from 76 to 100 points" in text

    for title, months in (("Shop", 18), ("Hotel", 24)):
        step = PlanStep.objects.get(title=title)
        assert f'name="months" value="{months}"' in page(as_mira, done(step))
        send(as_mira, done(step), {"done_on": "2027-01-14", "months": months})
    assert Assessment.objects.first().snapshot["score"]["printed"] == 91


def test_few_weeks_of_work_count_as_a_month(as_mira, miras_plan):
    form = {"key": "experience:customer-service", "amount": "2", "unit": "weeks"}

    send(as_mira, add(miras_plan), OWN | form)

    step = PlanStep.objects.get(title=OWN["title"])
    assert step.result == {"direct": 13, "related": 0}


def test_form_that_was_changed_and_sent_again_is_another_step(as_mira, miras_plan):
    send(as_mira, add(miras_plan), OWN)
    send(as_mira, add(miras_plan), OWN | {"title": "Help at the school"})

    titles = miras_plan.steps.exclude(title="").values_list("title", flat=True)
    assert sorted(titles) == ["Help at the info desk", "Help at the school"]


def test_number_of_somebody_elses_step_is_no_obstacle(as_mira, miras_plan, listening):
    send(as_mira, add(miras_plan), OWN | {"pk": listening.pk})

    assert miras_plan.steps.filter(title=OWN["title"]).count() == 1


def test_own_step_sent_twice_is_one(as_mira, miras_plan):
    for _ in range(2):
        send(as_mira, add(miras_plan), OWN)

    assert PlanStep.objects.filter(title="Help at the info desk").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "Please say in a few words what you want to do."),
        ("title", "x" * 121, "too long: at most 120 characters"),
        ("amount", "0", "This has to be at least 1."),
        ("amount", "1001", "This cannot be more than 1000."),
        ("unit", "years", "Please choose one of the answers offered."),
        ("key", "skill:flying", "Please choose one of the answers offered."),
    ],
)
def test_bad_own_step_is_explained(as_mira, miras_plan, field, value, message):
    response = as_mira.post(add(miras_plan), OWN | {field: value})

    html = response.content.decode()
    assert html.count(message) == 2
    assert not PlanStep.objects.filter(title=OWN["title"]).exists()


def test_experience_is_not_counted_in_hours(as_mira, miras_plan):
    form = OWN | {"key": "experience:customer-service"}

    html = as_mira.post(add(miras_plan), form).content.decode()

    assert html.count("Experience is counted in weeks or months.") == 2


def test_weeks_have_a_limit_of_their_own(as_mira, miras_plan):
    html = as_mira.post(
        add(miras_plan), OWN | {"unit": "weeks", "amount": "521"}
    ).content.decode()

    assert html.count("This cannot be more than 520.") == 2


# --- Hers alone ---------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["start", "reopen", "aside", "take-up", "delete"])
def test_stranger_acts_on_no_step(as_petra, listening, verb, check_of):
    check_of(as_petra).answer_all()

    assert as_petra.post(act(listening, verb)).status_code == 404
    assert PlanStep.objects.get(pk=listening.pk).status == "todo"


def test_stranger_reads_and_finishes_no_step(as_petra, listening, check_of):
    check_of(as_petra).answer_all()

    for path in (listening.get_absolute_url(), done(listening)):
        assert as_petra.get(path).status_code == 404
        assert as_petra.post(path, WORDS).status_code == 404
