"""The plan of one's own: proposed, made, kept, changed, moved when a date has passed."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import actions
from assessments.models import Assessment, Plan, PlanStep, Profile
from assessments.planbook import PlanBook
from roles.models import Action, SkillRequirement
from tests import factories
from tests.words import page, read, words

CHOICES = {
    "hours_per_week": "5",
    "starts_on": "2027-02-01",
    "skill-listening": "listen-more",
    "experience-customer-service": "work-there",
}


def days(plan):
    """Each step ahead with its days, in the order of the calendar."""
    rows = plan.steps.ahead().order_by("starts_on", "position")
    return [
        (row.title or row.texts["title"]["en"], f"{row.starts_on}", f"{row.ends_on}")
        for row in rows
    ]


def send(browser, path, form):
    """Post, and read the page that follows."""
    response = browser.post(path, form)
    assert response.status_code == 302, words(response.content.decode())
    return read(browser, response["Location"])


@pytest.fixture
def today(monkeypatch):
    """Set the day that it is."""

    def set_day(day):
        monkeypatch.setattr(timezone, "localdate", lambda value=None: day)

    return set_day


@pytest.fixture
def plan_page(as_mira, miras_plan):
    """Its address; that it is saved has been said already."""
    as_mira.get(miras_plan.get_absolute_url())
    return miras_plan.get_absolute_url()


# --- Proposed, and made one's own ---------------------------------------------------


def test_plan_is_proposed_from_the_gaps(as_mira, miras_result, today):
    today(date(2027, 1, 6))  # a Wednesday

    text = read(as_mira, f"{miras_result}plan/")

    assert "Your plan: ready by January 2028" in text
    assert "With these steps you go from 76 to 100 points" in text
    # ten hours at five a week from the next Monday on
    assert "Listen more +9 points 11 January 2027 – 24 January 2027" in text
    assert "Work there +15 points 11 January 2027 – 10 January 2028" in text
    assert not Plan.objects.exists()  # looking saves nothing


def test_plan_follows_hours_first_day_and_choices(as_mira, miras_result):
    text = send(
        as_mira,
        f"{miras_result}plan/",
        CHOICES | {"hours_per_week": "10", "experience-customer-service": "out"},
    )

    assert "This is your plan now. It is saved." in text
    assert "They do not yet lead all the way to “Ready”." in text
    assert "Without a step so far: Customer service." in text
    plan = Plan.objects.get()
    assert days(plan) == [("Listen more", "2027-02-01", "2027-02-07")]
    assert plan.left_out == ["experience:customer-service"]


def test_another_action_can_be_chosen(as_mira, miras_result):
    listening = SkillRequirement.objects.get(skill__slug="listening").skill
    factories.action("listen-longer", skill=listening, hours=50)

    send(
        as_mira, f"{miras_result}plan/", CHOICES | {"skill-listening": "listen-longer"}
    )

    assert days(Plan.objects.get()) == [
        ("Listen longer", "2027-02-01", "2027-04-11"),
        ("Work there", "2027-02-01", "2028-01-31"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("hours_per_week", "0", "at least one hour"),
        ("hours_per_week", "61", "no more than 60"),
        ("hours_per_week", "", "Please say how many hours"),
        ("hours_per_week", "2" * 5000, "a whole number"),
        ("starts_on", "soon", "write a date"),
        ("starts_on", "0001-01-01", "within the next five years"),
        ("starts_on", "9999-12-31", "within the next five years"),
        ("skill-listening", "fly-to-the-moon", "Please choose one"),
    ],
)
def test_bad_plan_is_explained_and_not_saved(
    as_mira, miras_result, field, value, message
):
    good = CHOICES | {"hours_per_week": "7"}

    response = as_mira.post(f"{miras_result}plan/", good | {field: value})

    html = response.content.decode()
    assert html.count(message) == 2
    assert not Plan.objects.exists()
    if field != "hours_per_week":
        assert 'value="7"' in html


def test_plan_without_gaps_says_so(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.answer_all(
        experience={"customer-service_years": "2"}, skills={"listening": "3"}
    )

    text = read(as_mira, f"{check.finish()}plan/")

    assert "There is no step to plan: nothing is missing" in text


def test_stale_plan_form_comes_back_with_its_choices(as_mira, miras_result):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_mira.cookies

    html = strict.post(
        f"{miras_result}plan/", CHOICES | {"hours_per_week": "7"}
    ).content.decode()

    assert "This page had been open too long" in html
    assert 'value="7"' in html
    assert not Plan.objects.exists()


def test_plan_sent_twice_is_one_plan(as_mira, miras_result):
    for _ in range(2):
        as_mira.post(f"{miras_result}plan/", CHOICES)

    assert Plan.objects.count() == 1
    assert PlanStep.objects.count() == 2


@pytest.mark.parametrize(
    ("language", "zone"),
    [
        ("en", "Europe/London"),
        ("de", "Europe/Berlin"),
        ("pl", "Europe/Warsaw"),
        ("da", "Europe/Copenhagen"),
    ],
)
def test_plan_begins_in_the_time_zone_of_its_language(
    as_mira, miras_result, language, zone
):
    as_mira.post(f"{miras_result}plan/".replace("/en/", f"/{language}/"), CHOICES)

    assert Plan.objects.get().time_zone == zone


def test_edit_of_the_library_changes_no_word_and_no_date_of_a_plan(
    as_mira, miras_plan, plan_page
):
    before = page(as_mira, plan_page)

    Action.objects.filter(slug="listen-more").update(title_en="Hear!", hours=500)
    after = page(as_mira, plan_page)

    assert words(before) == words(after)


def test_agreed_effort_stays_when_the_plan_is_changed_for_other_reasons(
    as_mira, miras_plan, plan_page
):
    Action.objects.filter(slug="listen-more").update(title_en="Hear!", hours=500)

    send(as_mira, f"{plan_page}change/", CHOICES | {"version": miras_plan.version})

    assert days(miras_plan)[0] == ("Listen more", "2027-02-01", "2027-02-14")


def test_step_without_its_action_is_set_aside_taken_up_and_dated(
    as_mira, miras_plan, plan_page
):
    Action.objects.all().delete()
    listening = miras_plan.steps.get(action=None, hours__gt=0)
    send(as_mira, f"{listening.get_absolute_url()}aside/", {})

    text = send(as_mira, f"{listening.get_absolute_url()}take-up/", {})
    assert "The step is back in your plan." in text

    offer = {"version": Plan.objects.get().version}
    send(as_mira, f"{plan_page}move/", offer)
    assert [title for title, _, _ in days(miras_plan)] == ["Listen more", "Work there"]


def test_step_survives_its_action(as_mira, miras_plan, plan_page):
    Action.objects.all().delete()

    assert "Listen more" in read(as_mira, plan_page)


def test_step_that_joins_later_moves_no_other_and_begins_after_them(
    as_mira, miras_plan, plan_page, today
):
    before = days(miras_plan)
    today(date(2027, 1, 8))
    form = {"title": "Read", "key": "", "amount": "5", "unit": "hours"}
    pk = "11111111-1111-1111-1111-111111111111"

    send(as_mira, f"{plan_page}add/", form | {"pk": pk})
    assert days(miras_plan) == sorted(
        [*before, ("Read", "2027-01-18", "2027-01-24")], key=lambda one: one[1]
    )

    # weeks later, when all the hours are over, it begins today
    today(date(2027, 3, 1))
    send(as_mira, f"{plan_page}add/", form | {"pk": pk, "title": "Write"})
    assert days(miras_plan)[-1] == ("Write", "2027-03-01", "2027-03-07")


# --- Changed ------------------------------------------------------------------------


def test_change_sets_the_days_anew_and_keeps_words_of_what_is_left_out(
    as_mira, miras_plan, plan_page
):
    miras_plan.steps.filter(action__slug="listen-more").update(notes="Ask Jonas")

    text = send(
        as_mira,
        f"{plan_page}change/",
        CHOICES | {"skill-listening": "out", "version": miras_plan.version},
    )

    assert "Your plan is saved, with new dates." in text
    assert days(miras_plan) == [("Work there", "2027-02-01", "2028-01-31")]
    assert "1 step set aside Listen more" in text

    text = send(
        as_mira, f"{plan_page}change/", CHOICES | {"version": miras_plan.version + 1}
    )
    assert "Ask Jonas" in text
    assert "set aside" not in text


def test_second_window_is_told_and_keeps_its_choices(as_mira, miras_plan, plan_page):
    version = miras_plan.version
    first = CHOICES | {"hours_per_week": "10", "version": version}
    second = CHOICES | {"hours_per_week": "2", "version": version}
    send(as_mira, f"{plan_page}change/", first)

    response = as_mira.post(f"{plan_page}change/", second)

    html = response.content.decode()
    assert "changed in another window in the meantime" in html
    assert 'name="hours_per_week" value="2"' in html
    assert "in the other window Hours a week for learning 10 " in words(html)
    miras_plan.refresh_from_db()
    assert miras_plan.hours_per_week == 10

    again = second | {"version": miras_plan.version}
    assert f'name="version" value="{miras_plan.version}"' in html
    send(as_mira, f"{plan_page}change/", again)
    miras_plan.refresh_from_db()
    assert miras_plan.hours_per_week == 2


def test_words_written_while_another_window_leaves_the_step_out_are_kept(
    as_mira, miras_plan, plan_page
):
    step = miras_plan.steps.get(action__slug="listen-more")
    out = CHOICES | {"skill-listening": "out", "version": miras_plan.version}
    send(as_mira, f"{plan_page}change/", out)

    text = send(as_mira, step.get_absolute_url(), {"notes": "Ask Jonas", "version": 1})

    assert "1 step set aside Listen more" in text
    assert PlanStep.objects.get(pk=step.pk).notes == "Ask Jonas"


def test_passed_date_is_no_shame_and_gets_a_new_one(
    as_mira, miras_plan, plan_page, today
):
    today(date(2027, 3, 3))
    text = read(as_mira, plan_page)
    assert "The date for “Listen more” has passed. That happens" in text
    assert "needs a new date" in text

    offer = {"version": miras_plan.version}
    text = send(as_mira, f"{plan_page}move/", offer)

    assert "Your plan has new dates. Nothing is lost." in text
    assert "has passed" not in text
    moved = [
        ("Listen more", "2027-03-08", "2027-03-21"),
        ("Work there", "2027-03-08", "2028-03-07"),
    ]
    assert days(miras_plan) == moved
    # pressed twice, or pressed in an old window a day later: nothing moves
    send(as_mira, f"{plan_page}move/", offer)
    today(date(2027, 4, 1))
    assert "changed in another window" in send(as_mira, f"{plan_page}move/", offer)
    assert days(miras_plan) == moved


@pytest.mark.parametrize("version", ["", "x", "9" * 5000, "-1"])
def test_nonsense_moves_nothing(as_mira, miras_plan, plan_page, version):
    before = days(miras_plan)

    send(as_mira, f"{plan_page}move/", {"version": version})

    assert days(miras_plan) == before


def test_hours_done_shorten_what_is_planned_anew(as_mira, miras_plan, plan_page):
    miras_plan.steps.filter(action__slug="listen-more").update(hours_done=6)

    send(as_mira, f"{plan_page}change/", CHOICES | {"version": miras_plan.version})

    assert days(miras_plan)[0] == ("Listen more", "2027-02-01", "2027-02-06")


def test_plan_follows_newer_answers_when_asked(
    as_mira, miras_plan, plan_page, check_of
):
    assert "Your answers have changed" not in read(as_mira, plan_page)
    check = check_of(as_mira)
    check.send("skills-1", {"listening": "3", "planning": "2"})

    assert "Your answers have changed since this plan" in read(as_mira, plan_page)
    text = send(as_mira, f"{plan_page}renew/", {})

    assert "Your plan now goes by your newest answers." in text
    assert [title for title, _, _ in days(miras_plan)] == ["Work there"]
    miras_plan.refresh_from_db()
    assert miras_plan.assessment.snapshot["score"]["printed"] == 85


def test_newer_answers_beside_a_newer_result_take_one_press(
    as_mira, miras_plan, plan_page, check_of
):
    check = check_of(as_mira)
    check.send("skills-1", {"listening": "3", "planning": "2"})
    check.finish()
    check.send("change-skills-1", {"listening": "3", "planning": "1"})

    text = send(as_mira, f"{plan_page}renew/", {})

    assert "Your answers have changed since" not in text


def test_new_result_for_the_role_opens_the_same_plan(
    as_mira, miras_plan, plan_page, check_of
):
    check = check_of(as_mira)
    check.send("skills-1", {"listening": "3", "planning": "2"})

    response = as_mira.get(f"{check.finish()}plan/")

    assert response["Location"] == plan_page


def test_old_plan_without_days_gets_them_when_opened(as_mira, miras_plan, plan_page):
    before = days(miras_plan)
    miras_plan.steps.update(starts_on=None, ends_on=None)

    read(as_mira, plan_page)

    assert days(miras_plan) == before


def test_plan_is_deleted_after_asking_and_the_result_stays(
    as_mira, miras_plan, plan_page, miras_result
):
    assert "Delete this plan?" in read(as_mira, f"{plan_page}delete/")
    assert Plan.objects.exists()

    send(as_mira, f"{plan_page}delete/", {})

    assert not Plan.objects.exists()
    assert not PlanStep.objects.exists()
    assert "76 of 100" in read(as_mira, miras_result)


# --- True numbers -------------------------------------------------------------------


def test_points_and_weeks_on_the_page_are_those_of_the_score(
    as_mira, miras_plan, plan_page
):
    text = read(as_mira, plan_page)

    assert "With these steps you go from 76 to 100 points" in text
    assert "Listen more +9 points" in text
    assert "Work there +15 points" in text
    assert (
        "Weeks 1 to 2 04/01/2027 – 17/01/2027 Listen more: 5 hours Work there" in text
    )
    assert "Weeks 3 to 53 18/01/2027 – 09/01/2028 none Work there" in text
    book = PlanBook(miras_plan, today=date(2027, 1, 4))
    assert book.outlook.score.printed == 100
    assert sum(card.points for card in book.ahead) == 24


def test_queries_of_the_plan_do_not_grow_with_steps(
    as_mira, miras_plan, plan_page, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as queries:
        page(as_mira, plan_page)

    for number in range(3):
        actions.add_own_step(
            miras_plan,
            pk=f"00000000-0000-0000-0000-00000000000{number}",
            title="Read",
            key="",
            result=None,
            is_essential=False,
            hours=3,
            by=Profile.objects.get(),
        )

    with django_assert_num_queries(len(queries)):
        page(as_mira, plan_page)


# --- Hers alone ---------------------------------------------------------------------


@pytest.mark.parametrize("rest", ["", "change/", "delete/", "add/"])
def test_stranger_finds_no_plan(as_petra, miras_plan, plan_page, rest):
    assert as_petra.get(plan_page + rest).status_code == 404


@pytest.mark.parametrize("rest", ["change/", "move/", "renew/", "delete/", "add/"])
def test_stranger_changes_no_plan(as_petra, miras_plan, plan_page, rest, check_of):
    check_of(as_petra).answer_all()
    before = Plan.objects.values().get()

    assert as_petra.post(plan_page + rest, CHOICES).status_code == 404

    assert Plan.objects.values().get() == before
    assert Assessment.objects.filter(plans=None).count() == 1
