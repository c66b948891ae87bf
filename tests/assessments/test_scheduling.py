"""When each step is due, and what that makes of each week."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.planning import (
    ordered,
)
from assessments.scheduling import schedule, weeks
from tests.assessments.steps import MONDAY, learning, plans


def test_learning_fills_the_hours_of_each_week_one_step_after_the_other():
    steps = [learning("first", 10), learning("second", 5)]

    dated = schedule(steps, hours_per_week=5, starts_on=MONDAY)

    assert [(one.starts_on, one.ends_on) for one in dated] == [
        (date(2027, 1, 4), date(2027, 1, 17)),
        (date(2027, 1, 18), date(2027, 1, 24)),
    ]


def test_experience_runs_beside_learning_in_calendar_months():
    job = replace(learning("job", 0), months=6)

    dated = schedule([learning("course", 10), job], hours_per_week=5, starts_on=MONDAY)

    assert (dated[1].starts_on, dated[1].ends_on) == (MONDAY, date(2027, 7, 3))


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 27)),
        (date(2027, 3, 31), 1, date(2027, 4, 29)),
        (date(2027, 8, 31), 18, date(2029, 2, 27)),
        (date(2027, 5, 15), 2, date(2027, 7, 14)),
    ],
)
def test_months_that_begin_late_end_in_a_shorter_month(starts_on, months, ends_on):
    job = replace(learning("job", 0), months=months)

    [dated] = schedule([job], hours_per_week=5, starts_on=starts_on)

    assert dated.ends_on == ends_on


def test_step_waits_for_its_prerequisite_beside_it():
    job = replace(learning("job", 0), weeks=10)
    after = learning("after", 5, prerequisites=["job"])

    dated = schedule([job, after], hours_per_week=5, starts_on=MONDAY)

    assert dated[1].starts_on == dated[0].ends_on + timedelta(days=1)


def test_plan_without_time_is_refused():
    with pytest.raises(ValueError, match="one hour"):
        schedule([], hours_per_week=0, starts_on=MONDAY)


@given(plans(), st.integers(1, 40))
def test_learning_never_overlaps_and_never_exceeds_the_hours(steps, hours_per_week):
    in_order = ordered(steps, hours_per_week=hours_per_week)
    dated = schedule(in_order, hours_per_week=hours_per_week, starts_on=MONDAY)

    lessons = sorted(
        (one for one in dated if one.step.hours), key=lambda one: one.starts_on
    )
    for number, one in enumerate(lessons):
        hours = sum(lesson.step.hours for lesson in lessons[: number + 1])
        days = (one.ends_on - MONDAY).days + 1
        assert hours <= hours_per_week * Fraction(days, 7)
    for earlier, later in pairwise(lessons):
        assert later.starts_on >= earlier.ends_on


@given(plans(), st.integers(1, 40))
def test_no_step_begins_before_its_prerequisites_have_ended(steps, hours_per_week):
    in_order = ordered(steps, hours_per_week=hours_per_week)
    dated = schedule(in_order, hours_per_week=hours_per_week, starts_on=MONDAY)

    ends = {one.step.action: one.ends_on for one in dated}
    for one in dated:
        for before in one.step.prerequisites:
            # A lesson may begin on the day on which another ends.
            assert one.starts_on >= ends[before]


@given(plans(), st.integers(1, 40))
def test_no_week_holds_more_than_its_hours_and_none_gets_lost(steps, hours_per_week):
    in_order = ordered(steps, hours_per_week=hours_per_week)
    dated = schedule(in_order, hours_per_week=hours_per_week, starts_on=MONDAY)

    found = weeks(dated, hours_per_week=hours_per_week, starts_on=MONDAY)

    assert all(week.hours <= hours_per_week for week in found)
    planned = sum((week.last - week.first + 1) * week.hours for week in found)
    assert planned == sum(step.hours for step in steps)
    assert [week.first for week in found] == [
        1,
        *(week.last + 1 for week in found[:-1]),
    ]


@given(plans(), st.integers(1, 40), st.randoms(use_true_random=False))
def test_dates_do_not_depend_on_the_order_of_input(steps, hours_per_week, random):
    def dates(steps):
        in_order = ordered(steps, hours_per_week=hours_per_week)
        return schedule(in_order, hours_per_week=hours_per_week, starts_on=MONDAY)

    assert dates(random.sample(steps, len(steps))) == dates(steps)


def test_lesson_fills_the_hours_while_another_waits():
    job = replace(learning("job", 0), weeks=10)
    waiting = learning("waiting", 5, prerequisites=["job"])
    free = learning("free", 10)

    dated = schedule([job, waiting, free], hours_per_week=5, starts_on=MONDAY)

    assert [one.starts_on for one in dated] == [
        MONDAY,
        MONDAY + timedelta(weeks=10),
        MONDAY,
    ]


def test_weeks_show_the_hours_of_each_lesson_and_what_runs_beside():
    job = replace(learning("job", 0), weeks=4)
    steps = [learning("first", 12), learning("second", 3), job]
    dated = schedule(steps, hours_per_week=5, starts_on=MONDAY)

    found = weeks(dated, hours_per_week=5, starts_on=MONDAY)

    assert [
        (
            (week.first, week.last),
            f"{week.starts_on} {week.ends_on}",
            [(one.step.action, hours) for one, hours in week.learning],
            [one.step.action for one in week.beside],
        )
        for week in found
    ] == [
        ((1, 2), "2027-01-04 2027-01-17", [("first", 5)], ["job"]),
        ((3, 3), "2027-01-18 2027-01-24", [("first", 2), ("second", 3)], ["job"]),
        ((4, 4), "2027-01-25 2027-01-31", [], ["job"]),
    ]


def test_plan_without_steps_has_no_weeks():
    assert weeks([], hours_per_week=5, starts_on=MONDAY) == []


def test_weeks_of_a_very_long_plan_are_counted_at_once():
    steps = [learning(f"step-{number}", 1000) for number in range(40)]
    dated = schedule(steps, hours_per_week=1, starts_on=MONDAY)

    found = weeks(dated, hours_per_week=1, starts_on=MONDAY)

    assert [week.last - week.first for week in found] == 40 * [999]


def test_hours_that_are_taken_and_days_that_are_over_come_first():
    def days(**limits):
        job = replace(learning("job", 0), weeks=1)
        steps = [learning("course", 5), job]
        dated = schedule(steps, hours_per_week=5, starts_on=MONDAY, **limits)
        return [(one.starts_on - MONDAY).days for one in dated]

    assert days() == [0, 0]
    assert days(from_hour=10) == [14, 0]
    assert days(from_day=8) == [8, 8]
    assert days(from_hour=10, from_day=8) == [14, 8]
