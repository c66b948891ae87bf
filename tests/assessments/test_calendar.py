"""The plan in a calendar: its file, read back with the library that writes it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from assessments import actions
from assessments.models import Plan, PlanStep
from tests.assessments.calendars import calendar_of, entries, set_words, times_of

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def fetch(as_mira, pages):
    return lambda: calendar_of(as_mira.get(f"{pages}plan.ics"))


# What stands in the calendar


def test_each_step_stands_on_its_days_and_leaves_mira_free(fetch, listening):
    entry = entries(fetch())["Listen more"]

    assert (entry.start, entry.end) == (date(2027, 1, 4), date(2027, 1, 18))
    assert b"DTSTART;VALUE=DATE:20270104" in entry.to_ical()
    assert entry["TRANSP"] == "TRANSPARENT"
    assert entry["UID"] == f"{listening.pk}@careerpath"
    assert entry["URL"] == f"http://testserver{listening.get_absolute_url()}"


def test_long_step_is_marked_on_its_first_and_last_day_only(fetch, work):
    found = entries(fetch())

    assert [*found] == ["Listen more", "Begins: Work there", "Last day: Work there"]
    first, last = found["Begins: Work there"], found["Last day: Work there"]
    assert (first.start, first.end) == (date(2027, 1, 4), date(2027, 1, 5))
    assert (last.start, last.end) == (date(2028, 1, 3), date(2028, 1, 4))
    assert first["UID"] == f"{work.pk}@careerpath"
    assert last["UID"] == f"{work.pk}-last-day@careerpath"


@pytest.mark.parametrize(("days", "count"), [(28, 1), (29, 2)])
def test_four_weeks_are_the_longest_bar(fetch, listening, work, days, count):
    work.delete()
    set_words(listening, ends_on=listening.starts_on + timedelta(days=days - 1))

    assert len(entries(fetch())) == count


def test_description_says_what_for_how_much_and_what_then(fetch, listening):
    set_words(
        listening,
        weekdays="MO,WE",
        cue="after breakfast",
        obstacle="I am too tired.",
        response="I do ten minutes and stop.",
        support="Ola",
        proof="A talk that I led",
        notes="Nobody may read this.",
        evidence="Nor this.",
    )

    assert str(entries(fetch())["Listen more"]["DESCRIPTION"]) == (
        "What it is for: Listening\n"
        "10 hours, about 2 weeks at 5 hours a week\n"
        "You do it.\n"
        "\n"
        "When? Monday and Wednesday\n"
        "On what occasion? after breakfast\n"
        "And if something gets in the way? If “I am too tired”, then “I do ten minutes "
        "and stop”.\n"
        "Who supports me? Ola\n"
        "What will prove it? A talk that I led"
    )


def test_obstacle_without_an_answer_to_it_still_stands_there(fetch, listening):
    set_words(listening, obstacle="I am too tired.")

    description = entries(fetch())["Listen more"]["DESCRIPTION"]

    assert "What may get in the way? I am too tired.\n" in description


def test_weekdays_with_a_time_become_sessions(fetch, listening):
    set_words(
        listening, weekdays="TU,TH", at_time=time(18, 30), minutes=45, place="Library"
    )

    session = entries(fetch())["↻ Listen more"]

    assert session.start == datetime(2027, 1, 5, 18, 30, tzinfo=BERLIN)
    assert session.duration == timedelta(minutes=45)
    assert session["LOCATION"] == "Library"
    assert session["UID"] == f"{listening.pk}-session@careerpath"
    assert "TRANSP" not in session
    assert session["RRULE"].to_ical() == (
        b"FREQ=WEEKLY;UNTIL=20270117T225959Z;BYDAY=TU,TH"
    )
    assert [one.day for one in times_of(session)] == [5, 7, 12, 14]


def test_session_lasts_an_hour_unless_mira_says_otherwise(fetch, listening):
    set_words(listening, weekdays="TU", at_time=time(9))

    assert entries(fetch())["↻ Listen more"].duration == timedelta(hours=1)


@pytest.mark.parametrize(
    "words",
    [
        {"weekdays": "TU"},
        {"at_time": time(9)},
        {"weekdays": "SU", "at_time": time(9), "ends_on": date(2027, 1, 9)},
    ],
    ids=["no time", "no weekday", "weekday never comes"],
)
def test_without_weekday_and_time_there_are_no_sessions(fetch, listening, words):
    set_words(listening, **words)

    assert "↻ Listen more" not in entries(fetch())


def test_half_past_six_stays_half_past_six_when_clocks_change(fetch, work):
    set_words(work, weekdays="SU", at_time=time(18, 30))

    times = times_of(entries(fetch())["↻ Work there"])

    assert {one.time() for one in times} == {time(18, 30)}
    assert [
        one.astimezone(UTC).hour
        for one in times
        if one.date() in (date(2027, 3, 21), date(2027, 3, 28), date(2027, 10, 31))
    ] == [17, 16, 17]
    assert (times[0].date(), times[-1].date()) == (date(2027, 1, 10), date(2028, 1, 2))


def test_time_that_does_not_exist_on_one_sunday_is_no_trouble(fetch, work):
    set_words(
        work,
        weekdays="SU",
        at_time=time(2, 30),
        starts_on=date(2027, 3, 28),
        minutes=90,
    )

    session = entries(fetch())["↻ Work there"]

    assert b"DTSTART;TZID=Europe/Berlin:20270328T023000" in session.to_ical()
    assert session.duration == timedelta(minutes=90)


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Berlin",
        "Europe/Dublin",  # winter time counts as the exception there
        "Africa/Casablanca",  # changes with the moon
        "America/Santiago",
        "Australia/Lord_Howe",  # by half an hour
    ],
)
def test_file_brings_the_rules_of_its_time_zone(fetch, miras_plan, work, name):
    Plan.objects.update(time_zone=name)
    set_words(work, weekdays="MO", at_time=time(18, 30))

    [rules] = fetch().timezones

    assert rules.tz_name == name
    zone = ZoneInfo(name)
    first, *changes = rules.subcomponents
    assert str(first.DTSTART) == "2027-01-01 00:00:00"
    onsets = 0
    for rule in changes:
        for onset in (rule.DTSTART, *(one for one, _ in rule.rdates)):
            moment = (onset - rule.TZOFFSETFROM).replace(tzinfo=UTC)
            before = moment - timedelta(seconds=1)
            assert moment.astimezone(zone).utcoffset() == rule.TZOFFSETTO
            assert before.astimezone(zone).utcoffset() == rule.TZOFFSETFROM
            onsets += 1
    assert onsets >= 4


@pytest.mark.parametrize("name", ["UTC", "Mars/Olympus"])
def test_odd_time_zone_is_no_trouble(fetch, work, name):
    Plan.objects.update(time_zone=name)
    set_words(work, weekdays="MO", at_time=time(18, 30))

    session = entries(fetch())["↻ Work there"]

    assert session.start.time() == time(18, 30)


def test_done_step_stays_with_a_tick_and_ends_on_its_day(fetch, listening, profile):
    set_words(listening, weekdays="TU", at_time=time(18, 30))
    actions.finish_step(
        listening, evidence="", done_on=date(2027, 1, 8), reached=None, by=profile
    )

    found = entries(fetch())

    bar, session = found["✓ Listen more"], found["↻ Listen more"]
    assert (bar.start, bar.end) == (date(2027, 1, 4), date(2027, 1, 9))
    assert bar["UID"] == f"{listening.pk}@careerpath"
    assert bar["SEQUENCE"] == 1
    assert [one.day for one in times_of(session)] == [5]


def test_step_done_before_its_time_stands_on_that_day(fetch, listening, work, profile):
    for step in (listening, work):
        actions.finish_step(
            step, evidence="", done_on=date(2026, 12, 1), reached=None, by=profile
        )

    for entry in entries(fetch()).values():
        assert (entry.start, entry.end) == (date(2026, 12, 1), date(2026, 12, 2))


def test_long_step_that_is_done_is_one_tick_on_its_day(fetch, work, profile):
    actions.finish_step(
        work, evidence="", done_on=date(2027, 11, 2), reached=None, by=profile
    )

    found = entries(fetch())

    assert [*found] == ["Listen more", "✓ Work there"]
    entry = found["✓ Work there"]
    assert (entry.start, entry.end) == (date(2027, 11, 2), date(2027, 11, 3))


def test_what_is_set_aside_vanishes_and_nothing_is_called_off(
    as_mira, pages, fetch, listening, work, profile
):
    for step in (listening, work):
        actions.set_step_aside(step, by=profile)

    calendar = fetch()

    assert calendar.events == []
    assert len(calendar.timezones) == 1  # the standard wants at least one component
    for step in PlanStep.objects.all():
        response = as_mira.get(f"{pages}steps/{step.pk}/step.ics")
        assert response.status_code == 404


def test_entry_is_the_same_until_something_changes(as_mira, pages, fetch):
    first = as_mira.get(f"{pages}plan.ics").content

    assert as_mira.get(f"{pages}plan.ics").content == first


def test_new_days_raise_the_sequence_of_the_same_entry(fetch, miras_plan, profile):
    before = entries(fetch())["Listen more"]

    actions.move_plan(
        miras_plan,
        version=miras_plan.version,
        starts_on=date(2027, 2, 1),
        by=profile,
    )

    after = entries(fetch())["Listen more"]
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.start == date(2027, 2, 1)
    step = PlanStep.objects.get(action__slug="listen-more")
    assert (
        after.DTSTAMP == after.LAST_MODIFIED == step.updated_at.replace(microsecond=0)
    )


def test_calendar_has_a_name_and_asks_to_be_fetched_again(fetch, miras_plan):
    calendar = fetch()

    assert calendar["PRODID"] == "-//CareerPath//Plan//EN"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "CareerPath: Helper"
    assert calendar["UID"] == str(miras_plan.pk)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in calendar.to_ical()


def test_calendar_speaks_the_language_of_its_address(as_mira, miras_plan, listening):
    set_words(listening, texts=listening.texts | {"title": {"de": "Mehr zuhören"}})

    response = as_mira.get(f"/de/my/plans/{miras_plan.pk}/plan.ics")

    calendar = calendar_of(response)
    assert calendar["NAME"] == "CareerPath: Hilfskraft"
    entry = entries(calendar)["Mehr zuhören"]
    assert entry["URL"] == f"http://testserver/de/my/plans/{miras_plan.pk}/" + (
        f"steps/{listening.pk}/"
    )


def test_any_sign_survives_and_no_line_is_too_long(as_mira, pages, fetch, listening):
    title = "Käse & <b>Brot</b>; \\n, “ok” {title} 🙂 " + "ß" * 60
    set_words(listening, title=f"{title}\x07", action=None)
    set_words(listening, place="Küche, hinten;\tlinks\x07")
    set_words(
        listening, weekdays="MO", at_time=time(8), proof="a\r\nb\x0bc\x07d\u2028e"
    )

    raw = as_mira.get(f"{pages}plan.ics").content

    found = entries(fetch())
    assert str(found[title]["SUMMARY"]) == title
    assert str(found[f"↻ {title}"]["LOCATION"]) == "Küche, hinten;\tlinks"
    assert str(found[title]["DESCRIPTION"]).endswith("What will prove it? a\nb\ncd\ne")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert not {*range(32)} - {9, 10, 13} & {*raw}


def test_text_of_the_library_is_plain_text(fetch, listening):
    texts = {"title": {"en": "Ask & <listen>"}, "description": {"de": "Nur <deutsch>"}}
    set_words(listening, texts=listening.texts | texts)

    entry = entries(fetch())["Ask & <listen>"]

    assert "\nNur <deutsch>\n" in entry["DESCRIPTION"]


def test_one_step_is_a_file_of_its_own_with_the_very_same_entries(
    as_mira, pages, fetch, listening
):
    set_words(listening, weekdays="TU", at_time=time(18, 30))

    response = as_mira.get(f"{pages}steps/{listening.pk}/step.ics")

    assert (
        response["Content-Disposition"] == 'attachment; filename="careerpath-step.ics"'
    )
    one = entries(calendar_of(response))
    assert [*one] == ["Listen more", "↻ Listen more"]
    whole = entries(fetch())
    assert [one[name].to_ical() for name in one] == [
        whole[name].to_ical() for name in one
    ]
