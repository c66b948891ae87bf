"""Mira's file: what Jonas reads before a session, and what stays closed to him."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.casefile import CaseFile
from assessments.counsellor.models import AuditEntry, NoteKind, Report, Verb
from assessments.counsellor.views.desk import client_or_404
from assessments.models import Plan
from assessments.roadmap import Roadmap
from assessments.snapshot import Snapshot
from roles.models import Role, Skill
from tests import factories
from tests.accounts import text_of
from tests.assessments.counsellor.conftest import answer

TODAY = date(2027, 3, 1)


def file_of(client, user, today=TODAY):
    return CaseFile(client_or_404(user, client.pk), today=today)


def words(html):
    """What a reader reads of it."""
    return " ".join(html.split())


@pytest.fixture
def planned(assessed):
    """Mira with a plan from 4 January 2027 on: listening until 17 January, then a year at
    work."""
    result = assessed.profile.assessments.get()
    roadmap = Roadmap.proposed(Snapshot(result.snapshot), today=date(2026, 12, 30))
    choices = {gap.key: gap.chosen_slug for gap in roadmap.gaps}
    own_actions.make_plan(
        result,
        hours_per_week=5,
        starts_on=date(2027, 1, 4),
        choices=choices,
        by=assessed.profile,
    )
    return assessed


def test_file_of_a_new_client_asks_for_the_consent_first(as_jonas, mira):
    page = text_of(as_jonas.get(mira.get_absolute_url()))
    assert "Mira Wójcik" in page
    assert "HH-17" in page
    assert "consent missing" in page
    assert "First, the client’s consent" in page
    assert f'href="/en/desk/clients/{mira.pk}/consent/"' in page
    assert "no assessment yet" not in page


def test_with_consent_an_assessment_is_what_is_missing(consenting, jonas, as_jonas):
    file = file_of(consenting, jonas)
    assert (file.is_open, file.has_todo, file.goals) == (True, True, [])
    assert "no assessment yet" in text_of(as_jonas.get(consenting.get_absolute_url()))


def test_newest_result_is_told_in_a_sentence_with_its_difference(
    assessed, helper, jonas
):
    answer(assessed.profile, listening=3)
    actions.complete_together(assessed, helper, by=jonas)

    file = file_of(assessed, jonas)

    assert (file.newest.report.range["low"], file.newest.gain) == (85, 9)
    assert file.standing == (
        "3 of 4 requirements are met. Essential and still needed: Customer service."
    )
    [(entry, lines)] = file.steps
    assert entry == file.newest
    assert [(one.name, one.before, one.after, one.gain) for one in lines] == [
        ("Listening", "intermediate", "advanced", 9)
    ]


def test_target_role_comes_first_though_another_result_is_newer(assessed, jonas):
    other = factories.role("other")
    factories.asks_skill(other, Skill.objects.get(slug="listening"))
    other = Role.objects.with_requirements().get(pk=other.pk)
    actions.complete_together(assessed, other, by=jonas)

    titles = [goal.report.title for goal in file_of(assessed, jonas).goals]
    assert titles == ["Helper", "Other"]

    assessed.target_role = other
    assessed.save()
    titles = [goal.report.title for goal in file_of(assessed, jonas).goals]
    assert titles == ["Other", "Helper"]


def test_result_for_another_role_is_no_assessment_for_the_target_role(assessed, jonas):
    other = factories.role("other")
    factories.asks_skill(other, Skill.objects.get(slug="listening"))
    assert not file_of(assessed, jonas).lacks_assessment

    assessed.target_role = other
    assessed.save()

    file = file_of(assessed, jonas)
    assert file.lacks_assessment
    assert file.has_todo


def test_step_that_is_set_aside_is_not_counted(planned, as_jonas):
    [plan] = Plan.objects.all()
    own_actions.set_step_aside(plan.steps.first(), by=planned.profile)

    assert "0 of 1 steps done" in words(
        text_of(as_jonas.get(planned.get_absolute_url()))
    )


def test_plan_with_a_past_date_needs_doing(planned, as_jonas, jonas):
    file = file_of(planned, jonas)
    assert [card.title for card in file.book.late] == ["Listen more"]
    assert file.book.next.title == "Listen more"
    assert [card.title for card in file.book.ahead] == ["Listen more", "Work there"]
    assert file.has_todo


def test_nothing_is_waiting_when_all_is_well(planned, jonas):
    file = file_of(planned, jonas, today=date(2027, 1, 5))
    assert not file.has_todo


@pytest.mark.parametrize(("days", "is_due"), [(-1, True), (0, True), (1, False)])
def test_review_is_due_from_its_day_on(mira, jonas, days, is_due):
    mira.review_on = TODAY + timedelta(days=days)
    mira.save()
    assert file_of(mira, jonas).is_review_due is is_due


def test_ratings_stand_beside_each_other_and_say_if_they_changed(assessed, jonas):
    skills = {one.slug: one.pk for one in Skill.objects.all()}
    agreed = {skills["listening"]: (3, "Seen at work"), skills["planning"]: (1, "")}
    actions.agree_ratings(assessed, agreed, by=jonas)
    own_actions.save_skills({skills["planning"]: 4}, by=assessed.profile)

    file = file_of(assessed, jonas)

    assert [
        (row.skill.slug, int(row.own), row.level, row.is_in_force)
        for row in file.ratings
    ] == [("planning", 4, 1, False), ("listening", 2, 3, True)]
    assert [row.skill.slug for row in file.superseded] == ["planning"]
    assert file.has_todo


def test_withdrawn_consent_closes_the_work_but_not_the_notes(planned, as_jonas, jonas):
    values = {"text": "Brings her sister along."}
    actions.add_note(
        planned, pk=uuid.uuid4(), kind=NoteKind.PRIVATE, values=values, by=jonas
    )
    actions.withdraw_consent(planned, withdrawn_on=date(2027, 2, 1), by=jonas)

    page = words(text_of(as_jonas.get(planned.get_absolute_url())))
    file = file_of(planned, jonas)

    assert (file.goals, file.ratings, file.book) == ([], [], None)
    assert "The client has withdrawn the consent on 1 February 2027." in page
    assert "Brings her sister along." in page
    for word in ("Listen more", "Helper", "of 100", "requirements are met"):
        assert word not in page.replace("Target role", "").replace(
            f">{planned.target_role.title_en}</a>", ""
        )


def test_client_who_deletes_everything_leaves_a_line_in_the_file(
    planned, as_jonas, jonas
):
    own_actions.delete_profile(by=planned.profile)

    page = text_of(as_jonas.get(planned.get_absolute_url()))

    assert "There is no own work here any more" in page
    assert not Plan.objects.exists()
    assert file_of(planned, jonas).consent is None
    new = actions.record_consent(
        planned, given_on=date(2027, 2, 2), language="pl", by=jonas
    )
    planned.refresh_from_db()
    assert planned.consent == new
    assert planned.profile.in_care
    assert file_of(planned, jonas).is_open


def test_target_role_that_is_hidden_or_gone_leaves_the_file_readable(
    planned, as_jonas, jonas, helper_role
):
    Role.objects.filter(pk=helper_role.pk).update(is_published=False)
    hidden = text_of(as_jonas.get(planned.get_absolute_url()))
    assert "not published any more" in hidden
    assert f'href="{helper_role.get_absolute_url()}"' not in hidden

    planned.target_role = None
    planned.save()
    Role.objects.filter(pk=helper_role.pk).delete()
    file = file_of(planned, jonas)
    assert text_of(as_jonas.get(planned.get_absolute_url()))
    assert file.newest.report.title == "Helper"
    assert file.book.next.title == "Listen more"


def add_rows(client, jonas, number):
    """So many more notes, reports, results and ratings."""
    for day in range(number):
        actions.add_note(
            client,
            pk=uuid.uuid4(),
            kind=NoteKind.SHARED,
            values={"text": f"Note {day}"},
            by=jonas,
        )
        Report.objects.create(
            client=client,
            language="pl",
            author_name="Jonas Weber",
            final_at=timezone.now(),
            office_code="HAM",
            year=2027,
            sequence=Report.objects.count() + 1,
            content={},
            pdf=b"client",
            counsellors_pdf=b"counsellor",
        )
        role = Role.objects.with_requirements().get(slug="helper")
        actions.complete_together(client, role, by=jonas)
    skills = Skill.objects.order_by("pk")[:number]
    actions.agree_ratings(client, {one.pk: (2, "") for one in skills}, by=jonas)


def queries(browser, path):
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(path).status_code == 200
    return caught.captured_queries


def test_file_takes_as_many_queries_for_three_of_each_as_for_one(
    planned, as_jonas, jonas
):
    path = planned.get_absolute_url()
    add_rows(planned, jonas, 1)
    as_jonas.get(path)  # the line in the trail is written now
    one = queries(as_jonas, path)
    add_rows(planned, jonas, 2)
    three = queries(as_jonas, path)

    assert len(three) == len(one)
    assert not [q for q in three if '"counsellor_report"."pdf"' in q["sql"]]


def test_opening_is_noted_once_a_sitting(mira, as_jonas, as_lena):
    for browser in (as_jonas, as_jonas, as_lena):
        browser.get(mira.get_absolute_url())

    opened = mira.trail.filter(verb=Verb.OPENED)
    assert [one.who for one in opened] == ["Lena Brandt", "Jonas Weber"]


def trail_of(browser, client, page=""):
    context = browser.get(f"/en/desk/clients/{client.pk}/trail/{page}").context
    return [(line.who, line.verb, line.about) for line in context["lines"]]


@pytest.mark.parametrize("page", ["report/", "change/"])
def test_whoever_comes_by_another_way_has_opened_the_file(assessed, as_lena, page):
    as_lena.get(f"{assessed.get_absolute_url()}{page}")

    opened = AuditEntry.objects.filter(client=assessed, verb=Verb.OPENED)
    assert [one.who for one in opened] == ["Lena Brandt"]


def test_trail_names_fields_and_notes_as_people_do(mira, as_jonas, jonas, helper_role):
    values = {"target_role": helper_role, "next_session_on": date(2027, 3, 9)}
    actions.change_client(mira, version=1, values=values, by=jonas)
    actions.add_note(
        mira, pk=uuid.uuid4(), kind=NoteKind.SHARED, values={"text": "x"}, by=jonas
    )

    assert trail_of(as_jonas, mira) == [
        ("Jonas Weber", "Note written", "shared"),
        ("Jonas Weber", "Changed", "target role, next session"),
        ("Jonas Weber", "Created", ""),
    ]


def test_trail_names_roles_in_the_readers_language(assessed, as_jonas):
    page = as_jonas.get(f"/de/desk/clients/{assessed.pk}/trail/")
    assert next(line.about for line in page.context["lines"]) == "Hilfskraft"


@pytest.mark.parametrize("page", ["?page=2", "?page=99", f"?page={'9' * 5000}"])
def test_trail_has_fifty_lines_a_page(mira, as_jonas, page):
    AuditEntry.objects.bulk_create(
        AuditEntry(client=mira, who="Lena Brandt", verb=Verb.EXPORTED)
        for _ in range(53)  # and that it was created, and opened
    )
    assert len(trail_of(as_jonas, mira)) == 50
    assert len(trail_of(as_jonas, mira, page)) == (5 if len(page) < 99 else 50)


@pytest.mark.parametrize("text", ["<b>bold</b>", "🦊 \u202eright", "x" * 120])
def test_strange_names_are_shown_as_they_are(mira, as_jonas, text):
    mira.name = text
    mira.save()
    page = text_of(as_jonas.get(mira.get_absolute_url()))
    assert "<b>bold</b>" not in page
    assert text.replace("<", "&lt;").replace(">", "&gt;") in page


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto", "as_ella"])
@pytest.mark.parametrize(
    "page",
    [
        "",
        "trail/",
        "consent/",
        "consent/withdraw/",
        "notes/private/",
        "one-time-code/",
        "return-link/",
    ],
)
def test_strangers_find_nothing_anywhere(request, assessed, stranger, page):
    browser = request.getfixturevalue(stranger)
    path = f"{assessed.get_absolute_url()}{page}"
    before = AuditEntry.objects.count()
    assert browser.get(path).status_code == 404
    assert browser.post(path, {"text": "x"}).status_code in (404, 405)
    assert AuditEntry.objects.count() == before
    assert assessed.notes.count() == 0
