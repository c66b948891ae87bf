"""A plan that others may read for a while, and nothing more than that."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import actions, doors
from assessments.models import Plan, PlanStep, Profile, ShareLink
from tests.words import words

NOTES = {"days": "30", "with_notes": "yes"}
NO_NOTES = {"days": "30", "with_notes": "no"}
WORDS = {
    "weekdays": "TU",
    "at_time": time(9),
    "cue": "After breakfast",
    "place": "Main library",
    "obstacle": "I am too tired",
    "response": "I do ten minutes",
    "support": "Ola from work",
    "proof": "A talk that I led",
    "notes": "Bring <b>coffee</b>",
}
SHOWN = ("Tuesday", "breakfast", "library", "tired", "ten minutes", "Ola", "talk")


def text_of(response):
    return response.content.decode()


@pytest.fixture
def share(as_mira, pages):
    """Make a link and hand over its address."""

    def make(**answers):
        response = as_mira.post(f"{pages}share/", NO_NOTES | answers)
        assert response.status_code == 302, text_of(response)
        return as_mira.get(f"{pages}share/").context["links"][0][1]

    return make


def stranger():
    return Profile.objects.create(
        code_digest="c", link_digest="l", used_on=timezone.localdate()
    )


# What the reader sees


def test_whoever_has_the_link_reads_result_and_steps(share, as_petra):
    page = text_of(as_petra.get(share()))

    day = timezone.localdate() + timedelta(days=30)
    assert (
        "You are reading a plan that somebody has shared with you, until "
        f"{day.day} {day:%B} {day.year}; you cannot change anything." in page
    )
    assert "You already bring a good part of it." in page
    assert "2 essentials are still missing: Customer service and Listening." in page
    assert "What is still needed" in page
    assert re.search(r"How your \d+ points add up", page)
    assert [*re.findall(r"<h3>(.+)</h3>", page)] == ["Listen more", "Work there"]
    assert "4 January 2027 – 17 January 2027" in page
    assert page.count("</span> to do</span>") == 2


def test_done_steps_come_first_with_their_day_and_set_aside_ones_not_at_all(
    share, as_petra, miras_plan, profile
):
    listening, work = miras_plan.steps.all()
    actions.finish_step(
        work, evidence="A letter", done_on=date(2026, 3, 9), reached=None, by=profile
    )
    actions.set_step_aside(listening, by=profile)

    page = text_of(as_petra.get(share()))

    assert "done 9 March 2026" in words(page)
    assert "Work there" in page
    assert "Listen more" not in page
    assert "A letter" not in page


def test_own_words_are_shown_only_if_mira_says_so(share, as_petra, miras_plan):
    PlanStep.objects.filter(action__slug="listen-more").update(**WORDS)

    without = text_of(as_petra.get(share()))
    with_words = text_of(as_petra.get(share(**NOTES)))

    assert [word for word in (*SHOWN, "coffee") if word in without] == []
    assert [word for word in SHOWN if word not in with_words] == []
    assert "Bring &lt;b&gt;coffee&lt;/b&gt;" in with_words


def test_evidence_is_shown_with_own_words(share, as_petra, miras_plan, profile):
    step = miras_plan.steps.get(action__slug="listen-more")
    actions.finish_step(
        step, evidence="A letter", done_on=date(2026, 3, 9), reached=None, by=profile
    )

    assert "A letter" in text_of(as_petra.get(share(**NOTES)))


def test_reader_finds_no_way_into_anything_private(share, as_petra, miras_plan):
    page = text_of(as_petra.get(share(**NOTES)))

    assert "/my/" not in page
    assert "csrfmiddlewaretoken" not in page
    assert "<form" not in page
    assert str(miras_plan.pk) not in page


def test_reader_may_change_the_language(share, as_petra):
    page = text_of(as_petra.get(share()))
    german = re.search(r'href="(/de/shared/[^"]+)"', page).group(1)

    response = as_petra.get(german)

    assert response.status_code == 200
    assert '<html lang="de">' in text_of(response)
    assert "Hilfskraft" in text_of(response)


def test_shared_page_is_kept_nowhere_and_told_to_nobody(share, as_petra):
    response = as_petra.get(share())

    assert response["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Cookie" not in response["Vary"]
    assert '<meta name="robots" content="noindex">' in text_of(response)


def test_reading_writes_nothing_and_leaves_the_readers_key_alone(
    share, as_petra, helper_role, check_of
):
    check_of(as_petra).answer_all()
    address = share(**NOTES)
    Profile.objects.update(used_on=date(2026, 1, 1))
    before = [*Profile.objects.values(), *ShareLink.objects.values()]
    key = as_petra.cookies["careerpath_key"].value

    for visitor in (as_petra, Client()):
        with CaptureQueriesContext(connection) as queries:
            response = visitor.get(address)
        assert not response.cookies
        assert {one["sql"].split()[0] for one in queries} == {"SELECT"}

    assert as_petra.cookies["careerpath_key"].value == key
    assert [*Profile.objects.values(), *ShareLink.objects.values()] == before


def test_shared_page_takes_the_same_few_queries_for_any_plan(
    share, miras_plan, django_assert_num_queries
):
    address = share(**NOTES)
    for number in range(3):
        PlanStep.objects.create(
            plan=miras_plan,
            title=f"Own step {number}",
            hours=2,
            starts_on=miras_plan.starts_on,
            ends_on=miras_plan.starts_on,
        )

    with django_assert_num_queries(2):
        assert "Own step 2" in text_of(Client().get(address))


def test_shared_page_is_only_for_reading(share, as_petra):
    address = share()

    assert as_petra.head(address).status_code == 200
    assert as_petra.post(address).status_code == 405


# How long


@pytest.mark.parametrize("days", [7, 30, 90])
def test_link_lives_as_long_as_chosen(share, days):
    address = share(days=str(days))

    link = ShareLink.objects.get()
    assert link.expires_on == timezone.localdate() + timedelta(days=days)
    ShareLink.objects.update(expires_on=timezone.localdate())
    assert Client().get(address).status_code == 200
    ShareLink.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert Client().get(address).status_code == 404


def test_last_day_ends_at_midnight_by_the_clock_here(share, monkeypatch):
    address = share()
    ShareLink.objects.update(expires_on=date(2027, 1, 10))

    found = []
    for hour, minute in ((22, 59), (23, 0)):  # 23:59 and 0:00 in Berlin
        now = datetime(2027, 1, 10, hour, minute, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        found.append(Client().get(address).status_code)

    assert found == [200, 404]


def test_expired_links_are_listed_no_more_and_cleared_away(as_mira, pages, share):
    share()
    ShareLink.objects.update(expires_on=timezone.localdate() - timedelta(days=1))

    assert as_mira.get(f"{pages}share/").context["links"] == []

    share()
    assert ShareLink.objects.count() == 1


def test_link_can_be_taken_back(as_mira, pages, share):
    address, other = share(), share()
    link = ShareLink.objects.order_by("created_at").first()

    for _ in range(2):  # a second press changes nothing
        response = as_mira.post(f"{pages}share/{link.pk}/take-back/", follow=True)
        assert "The link is taken back." in text_of(response)

    assert Client().get(address).status_code == 404
    assert Client().get(other).status_code == 200


def test_links_go_with_the_plan_and_with_the_profile(as_mira, pages, share):
    address = share()

    as_mira.post("/en/my/delete/")

    assert Client().get(address).status_code == 404
    assert not ShareLink.objects.exists()


# The address


def test_nothing_in_the_database_opens_the_plan(share):
    address = share()
    link = ShareLink.objects.get()

    assert link.pk.hex in address
    for token in (link.pk, link.pk.hex, f"{link.pk.hex}.", link.plan_id):
        assert Client().get(f"/en/shared/{token}/").status_code == 404


@pytest.mark.parametrize("change", [lambda a: a[:-5], lambda a: a[1:], lambda a: a * 2])
def test_address_with_a_slip_is_a_friendly_404(share, change):
    start, token, _ = share().rsplit("/", 2)

    response = Client().get(f"{start}/{change(token)}/")

    assert response.status_code == 404
    assert "There is nothing at this address" in text_of(response)


@pytest.mark.parametrize("token", ["x", "ü.ü", "%F0%9F", "%ED%A0%80", "." * 5000])
def test_nonsense_is_404(db, token):
    assert Client().get(f"/en/shared/{token}/").status_code == 404


def test_address_of_a_feed_opens_no_shared_plan(miras_plan, profile):
    plan = actions.open_feed(miras_plan, by=profile)
    link = actions.share_plan(plan, days=7, with_notes=False, by=profile)
    ShareLink.objects.filter(pk=link.pk).update(id=plan.feed_key)

    response = Client().get(f"/en/shared/{doors.feed_token(plan)}/")

    assert response.status_code == 404


# The page where links are made


def test_links_are_listed_with_last_day_and_address(as_mira, pages, share):
    address = share(**NOTES)

    page = text_of(as_mira.get(f"{pages}share/"))

    day = timezone.localdate() + timedelta(days=30)
    assert f"<h3>Until {day.day} {day:%B} {day.year}</h3>" in page
    assert f'<a href="{address}">{address}</a>' in page
    assert "With your own words" in page
    assert "Take this link back" in page


def test_ten_links_are_enough(as_mira, pages, share):
    for _ in range(10):
        share()

    response = as_mira.post(f"{pages}share/", NOTES)

    page = text_of(response)
    assert page.count("You have 10 links already. Please take one back first.") == 1
    assert re.search(r'value="yes"[^>]*checked', page)
    assert ShareLink.objects.count() == 10


def test_queries_do_not_grow_with_the_number_of_links(
    as_mira, pages, share, django_assert_num_queries
):
    share()
    with CaptureQueriesContext(connection) as queries:
        as_mira.get(f"{pages}share/")
    few = len(queries)
    share()
    share()

    with django_assert_num_queries(few):
        assert len(as_mira.get(f"{pages}share/").context["links"]) == 3


@pytest.mark.parametrize("wrong", [{"days": "8"}, {"days": ""}, {"with_notes": "\0"}])
def test_anything_else_is_explained(as_mira, pages, miras_plan, wrong):
    page = text_of(as_mira.post(f"{pages}share/", NO_NOTES | wrong))

    assert page.count("Please choose one of the answers offered.") == 2
    assert not ShareLink.objects.exists()


def test_stale_form_comes_back_with_the_choices(as_mira, pages, miras_plan):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_mira.cookies

    page = text_of(strict.post(f"{pages}share/", {"days": "90", "with_notes": "yes"}))

    assert "This page had been open too long" in page
    assert re.search(r'value="90"[^>]*checked', page)
    assert not ShareLink.objects.exists()


# Strangers


@pytest.mark.parametrize("visitor", ["petra", "nobody"])
def test_strangers_neither_share_nor_take_back(
    as_petra, helper_role, check_of, pages, share, visitor
):
    share()
    link = ShareLink.objects.get()
    if visitor == "petra":
        check_of(as_petra).answer_all()

    assert as_petra.get(f"{pages}share/").status_code == 404
    assert as_petra.post(f"{pages}share/", NOTES).status_code == 404
    taken = as_petra.post(f"{pages}share/{link.pk}/take-back/")
    assert taken.status_code == 404
    assert [*ShareLink.objects.all()] == [link]


def test_link_of_another_plan_is_not_taken_back(as_mira, pages, share, miras_plan):
    share()
    other = Plan.objects.create(
        profile=stranger(),
        assessment=miras_plan.assessment,
        hours_per_week=1,
        starts_on=date(2027, 1, 1),
    )
    link = ShareLink.objects.create(plan=other, expires_on=date(2099, 1, 1))

    as_mira.post(f"{pages}share/{link.pk}/take-back/")

    assert ShareLink.objects.count() == 2


def test_links_are_taken_back_by_a_button_only(as_mira, pages, share):
    share()
    link = ShareLink.objects.get()

    assert as_mira.get(f"{pages}share/{link.pk}/take-back/").status_code == 405


def test_actions_refuse_a_stranger(miras_plan):
    other = stranger()

    with pytest.raises(Plan.DoesNotExist):
        actions.share_plan(miras_plan, days=7, with_notes=True, by=other)
    with pytest.raises(Plan.DoesNotExist):
        actions.take_link_back(miras_plan, link=miras_plan.pk, by=other)


def test_card_of_the_plan_page_leads_here(miras_plan, pages):
    card = render_to_string("assessments/doors/_share_card.html", {"plan": miras_plan})

    assert f'href="{pages}share/"' in card


def test_button_pressed_twice_makes_one_link(as_mira, pages, miras_plan):
    form = {"days": "7", "with_notes": "no", "pk": str(miras_plan.pk)}
    for _ in range(2):
        assert as_mira.post(f"{pages}share/", form).status_code == 302

    assert ShareLink.objects.count() == 1
