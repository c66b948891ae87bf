"""The caseload: who needs attention, found and sorted by the address of the page."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.caseload.query import Caseload, selected
from assessments.counsellor.models import Client
from assessments.models import Assessment, StepStatus
from tests.assessments.counsellor.conftest import answer
from tests.words import page, read, words

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=5)
LATER = TODAY + timedelta(days=9)
PAST = TODAY - timedelta(days=3)


@pytest.fixture
def take_in(jonas):
    """Takes somebody into care, by Jonas if nobody else is named."""

    def take(name, *, by=jonas, consent=False, **values):
        values = {"name": name, "language": "de"} | values
        client = actions.add_client(pk=uuid.uuid4(), values=values, by=by)
        if consent:
            actions.record_consent(client, given_on=TODAY, language="de", by=by)
            client.refresh_from_db()
        return client

    return take


@pytest.fixture
def planned(assessed):
    """Mira, with a plan of two steps that end soon and later, one of them done."""
    result = assessed.profile.assessments.get()
    plan = own_actions.make_plan(
        result,
        hours_per_week=5,
        starts_on=TODAY,
        choices={},
        by=assessed.profile,
    )
    plan.steps.all().delete()
    for title, status, ends_on in (
        ("Listen", StepStatus.DONE, PAST),
        ("Work", StepStatus.TODO, SOON),
        ("Read", StepStatus.DOING, LATER),
        ("Rest", StepStatus.ASIDE, PAST),
    ):
        done_on = PAST if status == StepStatus.DONE else None
        plan.steps.create(title=title, status=status, ends_on=ends_on, done_on=done_on)
    return plan


def names(user, query=""):
    return [client.name for client in selected(user, QueryDict(query))]


def counts(user, query=""):
    found = Caseload(user, QueryDict(query)).counts
    return {queue.value: count for queue, count in found.items()}


def row_of(browser, path="/en/desk/"):
    """The words of the only row."""
    body = page(browser, path).split("<tbody>")[1].split("</tbody>")[0]
    text = body.replace("><", "> <")
    return words(text)


def test_row_says_where_a_client_stands_and_what_comes_next(as_jonas, planned):
    assert row_of(as_jonas) == (
        "Choose: Mira Wójcik Mira Wójcik HH-17 · Polski Helper "
        "Score: 76 ○ Developing Plan: 1 of 3 steps done "
        f"{SOON.day} {SOON:%B %Y} step ends"
    )


def test_earlier_of_session_and_step_is_the_next_date(as_jonas, planned, consenting):
    Client.objects.update(next_session_on=TODAY)
    assert row_of(as_jonas).endswith(f"{TODAY.day} {TODAY:%B %Y} session")
    Client.objects.update(next_session_on=LATER)
    assert row_of(as_jonas).endswith(f"{SOON.day} {SOON:%B %Y} step ends")


def test_what_is_overdue_says_so(as_jonas, jonas, planned):
    planned.steps.filter(title="Work").update(ends_on=PAST)

    assert row_of(as_jonas).endswith(f"{PAST.day} {PAST:%B %Y} step ends ↻ overdue")
    assert names(jonas, "queue=overdue") == ["Mira Wójcik"]

    Client.objects.update(next_session_on=PAST)
    assert row_of(as_jonas).endswith(
        f"{PAST:%B %Y} session ↻ has passed ↻ plan overdue"
    )


def test_score_with_open_answers_is_a_range(as_jonas, assessed):
    Assessment.objects.update(points=40, points_at_most=71, band="")

    assert "Score: between 40 and 71" in row_of(as_jonas)


def test_newest_result_for_the_target_role_counts(as_jonas, jonas, assessed, helper):
    answer(assessed.profile, listening=3)
    newer = actions.complete_together(assessed, helper, by=jonas)

    assert [one.points for one in selected(jonas, QueryDict())] == [newer.points]


def test_without_consent_neither_score_nor_plan_is_known(
    as_jonas, jonas, planned, consenting
):
    actions.withdraw_consent(consenting, withdrawn_on=TODAY, by=jonas)

    assert row_of(as_jonas) == (
        "Choose: Mira Wójcik Mira Wójcik HH-17 · Polski Helper ! consent missing"
    )
    assert counts(jonas) == {
        "all": 1,
        "unassessed": 0,
        "overdue": 0,
        "review": 0,
        "no-consent": 1,
        "archived": 0,
    }
    assert names(jonas, "band=developing") == []


def test_queues_hold_those_who_wait_for_something(jonas, lena, planned, take_in):
    planned.steps.filter(title="Work").update(ends_on=PAST)
    take_in("Consenting", consent=True)
    take_in("Due", review_on=TODAY)
    take_in("Not due", review_on=SOON)
    actions.archive([take_in("Gone", review_on=PAST)], by=jonas)
    orphan = take_in("Orphan")
    Client.objects.filter(pk=orphan.pk).update(counsellor=None)

    queues = {queue: names(lena, f"queue={queue}") for queue in counts(lena)}

    assert queues == {
        "all": ["Consenting", "Due", "Mira Wójcik", "Not due", "Orphan"],
        "unassessed": ["Consenting", "Due", "Not due", "Orphan"],
        "overdue": ["Mira Wójcik"],
        "review": ["Due"],
        "no-consent": ["Due", "Not due", "Orphan"],
        "unassigned": ["Orphan"],
        "archived": ["Gone"],
    }
    assert counts(lena) == {queue: len(found) for queue, found in queues.items()}


def test_clients_of_who_has_left_are_without_counsellor(lena, jonas, mira):
    jonas.is_active = False
    jonas.save()

    assert names(lena, "queue=unassigned") == ["Mira Wójcik"]


def test_everybody_sees_their_own_clients_only(jonas, petra, lena, otto, ella, mira):
    seen = [names(user) for user in (jonas, petra, lena, otto, ella)]
    assert seen == [["Mira Wójcik"], [], ["Mira Wójcik"], [], []]


def test_queue_of_nobodys_clients_is_the_leads_alone(jonas, mira):
    assert names(jonas, "queue=unassigned") == ["Mira Wójcik"]  # all of his own
    assert "unassigned" not in counts(jonas)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=wojcik", ["Mira Wójcik"]),
        ("q=hh-17", ["Mira Wójcik"]),
        ("q=nobody", []),
        ("language=pl", ["Mira Wójcik"]),
        ("language=de", ["Ahmed", "Zoë"]),
        ("role=helper", ["Mira Wójcik"]),
        ("role=none", ["Ahmed", "Zoë"]),
        ("band=developing", ["Mira Wójcik"]),
        ("band=ready", []),
        ("language=de&q=z", ["Zoë"]),
    ],
)
def test_search_and_filters(jonas, assessed, take_in, query, found):
    take_in("Zoë")
    take_in("Ahmed")

    assert names(jonas, query) == found


def test_lead_filters_by_counsellor(lena, petra, jonas, mira, take_in):
    take_in("Ahmed", by=petra)

    assert names(lena, f"counsellor={petra.pk}") == ["Ahmed"]
    assert names(jonas, f"counsellor={petra.pk}") == ["Mira Wójcik"]  # no filter of his


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Łucja", "Mira Wójcik", "Zoë"]),
        ("-name", ["Zoë", "Mira Wójcik", "Łucja"]),
        ("score", ["Mira Wójcik", "Łucja", "Zoë"]),
        ("-score", ["Mira Wójcik", "Łucja", "Zoë"]),
        ("progress", ["Mira Wójcik", "Łucja", "Zoë"]),
        ("-progress", ["Mira Wójcik", "Łucja", "Zoë"]),
        ("next", ["Zoë", "Mira Wójcik", "Łucja"]),
        ("-next", ["Mira Wójcik", "Zoë", "Łucja"]),
        ("changed", ["Mira Wójcik", "Zoë", "Łucja"]),
        ("-changed", ["Łucja", "Zoë", "Mira Wójcik"]),
    ],
)
def test_orders_with_those_without_a_value_last(jonas, planned, take_in, sort, order):
    take_in("Zoë", next_session_on=TODAY)
    take_in("Łucja")

    assert names(jonas, f"sort={sort}") == order


def test_plan_with_all_steps_set_aside_breaks_no_order(jonas, planned):
    planned.steps.update(status=StepStatus.ASIDE, done_on=None)

    assert names(jonas, "sort=progress") == ["Mira Wójcik"]


@pytest.mark.parametrize(
    "query",
    [
        "queue=nonsense",
        "sort=points;drop",
        "page=99999999999999999999",
        "page=-1",
        "language=xx",
        "role=%F0%9F%98%80",
        "counsellor=1x",
        "q=" + "x" * 500,
        "band=%ED%A0%80",
        "queue=all&queue=archived&unknown=1",
    ],
)
def test_broken_address_is_no_error(as_lena, mira, query):
    assert as_lena.get(f"/en/desk/?{query}").status_code == 200


def test_broken_value_is_left_out_and_said_and_the_rest_counts(as_jonas, mira, take_in):
    take_in("Zoë")
    text = read(as_jonas, "/en/desk/?language=pl&band=great")

    assert "Part of this address is not known here and was left out." in text
    assert "Mira Wójcik" in text
    assert "Zoë" not in text


def test_links_of_the_page_keep_the_rest_of_its_state(as_jonas, mira):
    html = page(as_jonas, "/en/desk/?q=mira&language=pl&sort=-name&page=1")

    assert "/en/desk/?q=mira&amp;language=pl&amp;sort=-name&amp;queue=overdue" in html
    assert "/en/desk/?q=mira&amp;language=pl&amp;sort=next" in html
    assert 'aria-sort="descending"' in html


def test_first_day_says_how_to_begin(as_petra):
    text = read(as_petra, "/en/desk/")

    assert "Nobody here yet" in text
    assert "Queues" not in text


def test_search_without_result_offers_all(as_jonas, mira):
    html = page(as_jonas, "/en/desk/?q=nobody&queue=review")

    assert "Nobody here matches your search and filters." in html
    assert '<a class="tap" href="/en/desk/?queue=review">Show all</a>' in html


def test_names_in_any_script_stand_as_they_are(as_jonas, take_in):
    take_in("فاطمة الزهراء 🌱 <b>")

    html = page(as_jonas, "/en/desk/")

    assert "<bdi>فاطمة الزهراء 🌱 &lt;b&gt;</bdi>" in html


def test_number_of_queries_does_not_grow_with_the_rows(
    as_lena, lena, planned, take_in, helper
):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            as_lena.get("/en/desk/?sort=progress")
        return len(captured)

    with_one = queries()
    for name in ("Ahmed", "Zoë"):
        client = take_in(name, consent=True)
        answer(client.profile)
        actions.complete_together(client, helper, by=lena)

    assert queries() == with_one


def test_last_page_of_five_thousand(
    as_jonas, jonas, hamburg, django_assert_max_num_queries
):
    Client.objects.bulk_create(
        [
            Client(
                office=hamburg,
                counsellor=jonas,
                name=f"Client {number:04}",
                language="en",
                search_text=f"client {number:04}",
            )
            for number in range(5000)
        ],
        batch_size=500,
    )

    with django_assert_max_num_queries(12):
        text = read(as_jonas, "/en/desk/?page=100000")

    assert "5000 clients, here 4951 to 5000" in text
    assert text.count("Choose:") == 50
    assert "Client 4999" in text


def test_result_from_home_counts_before_a_target_role_is_agreed_upon(
    as_jonas, jonas, planned, assessed
):
    planned.steps.filter(title="Work").update(ends_on=PAST)
    Client.objects.update(target_role=None)

    assert row_of(as_jonas).startswith(
        "Choose: Mira Wójcik Mira Wójcik HH-17 · Polski not decided yet "
        "Score: 76 ○ Developing Helper Plan: 1 of 3 steps done"
    )
    assert names(jonas, "queue=unassessed") == []
    assert names(jonas, "queue=overdue") == names(jonas, "band=developing")
    assert names(jonas, "queue=overdue") == ["Mira Wójcik"]


def test_result_stays_when_its_role_is_gone(as_jonas, jonas, planned, helper_role):
    Client.objects.update(target_role=None)
    helper_role.delete()

    assert "Score: 76 ○ Developing Plan: 1 of 3 steps done" in row_of(as_jonas)
    assert names(jonas, "queue=unassessed") == []


def test_who_has_deleted_the_own_work_is_without_consent(as_jonas, jonas, assessed):
    own_actions.delete_profile(by=assessed.profile)

    assert row_of(as_jonas).endswith("Helper ! consent missing")
    assert names(jonas, "queue=no-consent") == ["Mira Wójcik"]
