"""The calendar feed and its page: switched on, taken back, closed to strangers."""

from datetime import date, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from assessments import actions, doors
from assessments.forms.doors import zone_choices
from assessments.models import Plan, PlanStep, Profile
from tests.assessments.calendars import calendar_of, entries, set_words


def text_of(response):
    return response.content.decode()


@pytest.fixture
def feed(as_mira, pages):
    """The address of Mira's feed, which is on."""
    as_mira.post(f"{pages}calendar/", {"do": "open", "time_zone": settings.TIME_ZONE})
    return as_mira.get(f"{pages}calendar/").context["address"]


# The feed


def test_feed_opens_without_a_key_and_says_what_the_file_says(as_mira, pages, feed):
    response = Client().get(feed)

    assert (
        calendar_of(response).events
        == calendar_of(as_mira.get(f"{pages}plan.ics")).events
    )
    assert response["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert Client().head(feed).status_code == 200


def test_reading_the_feed_writes_nothing_and_sets_no_cookie(as_mira, feed):
    Profile.objects.update(used_on=date(2026, 1, 1))
    before = [*Plan.objects.values(), *Profile.objects.values()]

    for visitor in (Client(), as_mira):
        with CaptureQueriesContext(connection) as queries:
            response = visitor.get(feed)
        assert not response.cookies
        assert {one["sql"].split()[0] for one in queries} == {"SELECT"}

    assert [*Plan.objects.values(), *Profile.objects.values()] == before


def test_feed_takes_the_same_few_queries_for_any_plan(
    feed, listening, django_assert_num_queries
):
    for number in range(3):
        PlanStep.objects.create(
            plan=listening.plan,
            title=f"Own step {number}",
            hours=2,
            starts_on=listening.starts_on,
            ends_on=listening.ends_on,
        )

    with django_assert_num_queries(2):
        assert len(calendar_of(Client().get(feed)).events) == 6


def test_nothing_in_the_database_opens_the_feed(feed):
    plan = Plan.objects.get()

    assert plan.feed_key.hex in feed
    for token in (plan.feed_key, plan.feed_key.hex, plan.pk, f"{plan.feed_key.hex}."):
        assert Client().get(f"/en/calendar/{token}.ics").status_code == 404


@pytest.mark.parametrize("change", [lambda a: a[:-5], lambda a: a[1:], lambda a: a * 2])
def test_address_with_a_slip_is_404(feed, change):
    start, _, token = feed.rpartition("/")
    token = change(token.removesuffix(".ics"))

    assert Client().get(f"{start}/{token}.ics").status_code == 404


@pytest.mark.parametrize("token", ["x", "ü.ü", "%F0%9F", "%ED%A0%80", "." * 5000])
def test_nonsense_is_404(db, token):
    assert Client().get(f"/en/calendar/{token}.ics").status_code == 404


def test_address_of_a_shared_plan_opens_no_feed(feed, miras_plan, profile):
    link = actions.share_plan(miras_plan, days=7, with_notes=False, by=profile)
    Plan.objects.update(feed_key=link.pk)

    response = Client().get(f"/en/calendar/{doors.share_token(link)}.ics")

    assert response.status_code == 404


def test_feed_can_be_taken_back_and_made_anew(as_mira, pages, feed):
    send = {"time_zone": "Europe/Berlin"}

    as_mira.post(f"{pages}calendar/", send | {"do": "renew"})
    renewed = as_mira.get(f"{pages}calendar/").context["address"]
    assert [Client().get(one).status_code for one in (feed, renewed)] == [404, 200]

    as_mira.post(f"{pages}calendar/", send | {"do": "close"})
    assert as_mira.get(f"{pages}calendar/").context["address"] is None
    assert [Client().get(one).status_code for one in (feed, renewed)] == [404, 404]


def test_switching_on_twice_keeps_the_address(as_mira, pages, feed):
    as_mira.post(f"{pages}calendar/", {"do": "open", "time_zone": "Europe/Berlin"})

    assert as_mira.get(f"{pages}calendar/").context["address"] == feed


def test_feed_ends_with_the_profile(as_mira, feed):
    as_mira.post("/en/my/delete/")

    assert Client().get(feed).status_code == 404


# The page


def test_page_offers_the_address_to_copy_and_to_open(as_mira, pages, feed):
    page = text_of(as_mira.get(f"{pages}calendar/"))

    assert f'<a href="{feed}">{feed}</a>' in page
    assert f'href="webcal://{feed.removeprefix("http://")}"' in page


def test_time_zone_once_chosen_is_never_guessed_again(as_mira, pages, feed):
    page = as_mira.get(f"{pages}calendar/")

    assert page.context["form"]["time_zone"].initial == "Europe/Berlin"


def test_every_button_keeps_the_time_zone_above_it(as_mira, pages, work):
    set_words(work, weekdays="MO", at_time=time(18, 30))
    send = {"do": "download", "time_zone": "Pacific/Auckland"}

    response = as_mira.post(f"{pages}calendar/", send)

    assert response["Location"] == f"{pages}plan.ics"
    session = entries(calendar_of(as_mira.get(response["Location"])))["↻ Work there"]
    assert session.start.tzinfo == ZoneInfo("Pacific/Auckland")
    assert session["SEQUENCE"] == 1


def test_time_zone_can_be_saved_alone(as_mira, pages, miras_plan):
    send = {"do": "save", "time_zone": "Europe/Warsaw"}

    response = as_mira.post(f"{pages}calendar/", send, follow=True)

    miras_plan.refresh_from_db()
    assert (miras_plan.time_zone, miras_plan.feed_key) == ("Europe/Warsaw", None)
    assert "Your time zone is saved." in text_of(response)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "x" * 9999])
def test_unknown_time_zone_is_explained(as_mira, pages, miras_plan, zone):
    response = as_mira.post(f"{pages}calendar/", {"do": "open", "time_zone": zone})

    assert text_of(response).count("Please choose one of the answers offered.") == 2
    miras_plan.refresh_from_db()
    assert (miras_plan.time_zone, miras_plan.feed_key) == ("Europe/Berlin", None)


def test_unknown_button_does_nothing(as_mira, pages, miras_plan):
    send = {"do": "explode", "time_zone": "Europe/Warsaw"}

    assert as_mira.post(f"{pages}calendar/", send).status_code == 200
    miras_plan.refresh_from_db()
    assert miras_plan.time_zone == "Europe/Berlin"


def test_stale_form_comes_back_with_the_choice(as_mira, pages, miras_plan):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_mira.cookies

    response = strict.post(
        f"{pages}calendar/", {"do": "open", "time_zone": "Europe/Warsaw"}
    )

    page = text_of(response)
    assert "This page had been open too long" in page
    assert '<option value="Europe/Warsaw" selected>' in page
    miras_plan.refresh_from_db()
    assert miras_plan.feed_key is None


def test_zone_of_the_plan_is_offered_whatever_its_name():
    [common, _others] = dict(zone_choices("CET")).values()

    assert common[0] == ("CET", "CET")


def test_every_place_on_earth_has_its_time_zone_by_its_own_name():
    with translation.override("de"):
        groups = dict(zone_choices("Europe/Berlin"))

    [common, others] = groups.values()
    names = [name for name, _ in [*common, *others]]
    assert len(names) == len({*names})
    assert {*names} <= available_timezones()
    assert ("Europe/Warsaw", "Warschau (Europe/Warsaw)") in common
    assert ("Asia/Kathmandu", "Kathmandu (Asia/Kathmandu)") in others
    labels = [label for _, label in common]
    assert labels.index("Wien (Europe/Vienna)") > labels.index("Rom (Europe/Rome)")


# Strangers


@pytest.mark.parametrize("visitor", ["petra", "nobody"])
@pytest.mark.parametrize("path", ["calendar/", "plan.ics", "step"])
def test_strangers_find_nothing(
    as_petra, helper_role, check_of, pages, listening, visitor, path
):
    if visitor == "petra":
        check_of(as_petra).answer_all()
    if path == "step":
        path = f"steps/{listening.pk}/step.ics"

    assert as_petra.get(f"{pages}{path}").status_code == 404
    send = {"do": "open", "time_zone": "Europe/Warsaw"}
    assert as_petra.post(f"{pages}calendar/", send).status_code == 404
    assert Plan.objects.get().feed_key is None


def test_step_of_another_plan_is_not_found(as_mira, listening):
    other = listening.pk  # a plan that does not exist

    response = as_mira.get(f"/en/my/plans/{other}/steps/{listening.pk}/step.ics")

    assert response.status_code == 404


@pytest.mark.parametrize("path", ["plan.ics", "steps/{step}/step.ics"])
def test_files_are_only_for_reading(as_mira, pages, listening, path):
    address = f"{pages}{path.format(step=listening.pk)}"

    assert as_mira.post(address).status_code == 405
    assert as_mira.head(address).status_code == 200


def test_actions_refuse_a_stranger(miras_plan, db):
    stranger = Profile.objects.create(
        code_digest="c", link_digest="l", used_on=timezone.localdate()
    )

    for action in (actions.open_feed, actions.renew_feed, actions.close_feed):
        with pytest.raises(Plan.DoesNotExist):
            action(miras_plan, by=stranger)
    with pytest.raises(Plan.DoesNotExist):
        actions.set_time_zone(miras_plan, time_zone="UTC", by=stranger)


def test_card_of_the_plan_page_leads_to_both_ways(miras_plan, pages):
    card = render_to_string(
        "assessments/doors/_calendar_card.html", {"plan": miras_plan}
    )

    assert f'href="{pages}calendar/"' in card
    assert f'href="{pages}plan.ics"' in card
