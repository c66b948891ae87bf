"""When each step of a plan is due, and what that makes of each week.

Learning is packed into the whole hours that a person gives each week, one step after the
other; work experience and courses with a timetable of their own run beside it in calendar
time. Pure: standard library only, no clock; every date is counted from `starts_on`.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil

from assessments.planning import Step

WEEK = 7


@dataclass(frozen=True)
class DatedStep:
    """A step with its first and last day. A learning step takes `step.hours` of the
    plan's hours, from `first_hour` on (0 is the first hour of the first day)."""

    step: Step
    starts_on: date
    ends_on: date
    first_hour: int = 0


@dataclass(frozen=True)
class Weeks:
    """One week of a plan, or several in a row that are alike; `first` and `last` count
    from 1. `learning` are steps with their hours in each of these weeks, `beside` those
    that run in calendar time."""

    first: int
    last: int
    starts_on: date
    ends_on: date
    learning: tuple[tuple[DatedStep, int], ...]
    beside: tuple[DatedStep, ...]

    @property
    def hours(self) -> int:
        """Hours of learning in each of these weeks."""
        return sum(hours for _, hours in self.learning)


def schedule(
    steps: Sequence[Step],
    *,
    hours_per_week: int,
    starts_on: date,
    from_hour: int = 0,
    from_day: int = 0,
) -> list[DatedStep]:
    """Dates for `steps`; of those that could begin at the same time, the first one does.

    Learning steps never overlap and fill `hours_per_week` (at least 1); the others run
    beside them. Nothing begins before its prerequisites have ended, nor before `from_day`;
    the hours before `from_hour` are taken (both counted from `starts_on`). ValueError for
    less than one hour a week.
    """
    if hours_per_week < 1:
        raise ValueError("a plan needs at least one hour a week")
    waiting = list(steps)
    ends: dict[str, Fraction] = {}  # days since starts_on, by action
    free_hour = max(from_hour, ceil(Fraction(from_day * hours_per_week, WEEK)))
    dated: dict[int, DatedStep] = {}
    while waiting:
        step, begin = _next(waiting, ends, free_hour, hours_per_week, from_day)
        waiting.remove(step)
        if step.hours:
            one, end = _learning(step, begin, hours_per_week, starts_on)
            free_hour = one.first_hour + step.hours
        else:
            one, end = _beside(step, begin, starts_on)
        ends[step.action] = end
        dated[id(step)] = one
    return [dated[id(step)] for step in steps]


def _next(
    waiting: Sequence[Step],
    ends: Mapping[str, Fraction],
    free_hour: int,
    hours_per_week: int,
    from_day: int,
) -> tuple[Step, Fraction]:
    """The step to date next, and the day (counted from the first) when it can begin:
    what can begin first; of equals, what stands first."""
    open_actions = {step.action for step in waiting}
    free = [step for step in waiting if not step.prerequisites & open_actions]
    found = []
    # A circle of prerequisites is an editor's slip; it must not stop a person.
    for place, step in enumerate(free or waiting[:1]):
        ended = (ends[one] for one in step.prerequisites if one in ends)
        begin = max(ended, default=Fraction(from_day))
        if step.hours:
            begin = max(begin, Fraction(WEEK * free_hour, hours_per_week))
        found.append((begin, place, step))
    begin, _, step = min(found, key=lambda one: one[:2])
    return step, begin


def _learning(
    step: Step, begin: Fraction, hours_per_week: int, starts_on: date
) -> tuple[DatedStep, Fraction]:
    """Learning begins on a whole hour of the plan."""
    first_hour = ceil(begin * hours_per_week / WEEK)
    first_day = WEEK * first_hour // hours_per_week
    end = Fraction(WEEK * (first_hour + step.hours), hours_per_week)
    one = DatedStep(
        step,
        starts_on + timedelta(days=first_day),
        starts_on + timedelta(days=max(first_day, ceil(end) - 1)),
        first_hour,
    )
    return one, end


def _beside(step: Step, begin: Fraction, starts_on: date) -> tuple[DatedStep, Fraction]:
    """What runs in the calendar begins on a whole day."""
    first = starts_on + timedelta(days=ceil(begin))
    if step.weeks:
        after = first + timedelta(weeks=step.weeks)
    else:
        after = _add_months(first, step.months)
    last = max(first, after - timedelta(days=1))
    return DatedStep(step, first, last), Fraction((after - starts_on).days)


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_monday(today: date) -> date:
    """The Monday after `today`: a week to get ready is too long, a day too short."""
    return today + timedelta(days=WEEK - today.weekday())


def weeks(
    dated: Iterable[DatedStep], *, hours_per_week: int, starts_on: date
) -> list[Weeks]:
    """The plan week by week, each seven days from `starts_on` on; weeks in a row that are
    alike are one entry. No week holds more than `hours_per_week` hours of learning."""
    dated = list(dated)
    found: list[Weeks] = []
    edges = _edges(dated, hours_per_week, starts_on)
    for first, after in pairwise(edges):
        week = _weeks(first, after - 1, dated, hours_per_week, starts_on)
        if found and _alike(found[-1], week):
            before = found.pop()
            week = replace(week, first=before.first, starts_on=before.starts_on)
        found.append(week)
    return found


def _edges(
    dated: Sequence[DatedStep], hours_per_week: int, starts_on: date
) -> list[int]:
    """The weeks, counted from 0, in which something begins or ends, those after them, and
    the one after the last: between two of these every week is like the other."""
    if not dated:
        return []
    edges = {0}
    for one in dated:
        for day in (one.starts_on, one.ends_on):
            edges |= {(day - starts_on).days // WEEK + more for more in (0, 1)}
        if one.step.hours:
            end = one.first_hour + one.step.hours
            for hour in (one.first_hour, end):
                edges |= {hour // hours_per_week, hour // hours_per_week + 1}
    last = max((one.ends_on - starts_on).days for one in dated) // WEEK + 1
    return sorted(edge for edge in edges if 0 <= edge <= last)


def _weeks(
    first: int,
    last: int,
    dated: Sequence[DatedStep],
    hours_per_week: int,
    starts_on: date,
) -> Weeks:
    first_day = starts_on + timedelta(weeks=first)
    last_day = starts_on + timedelta(weeks=last, days=WEEK - 1)
    shares = (
        (one, _hours_in(one, first * hours_per_week, hours_per_week))
        for one in dated
        if one.step.hours
    )
    return Weeks(
        first + 1,
        last + 1,
        first_day,
        last_day,
        tuple((one, hours) for one, hours in shares if hours),
        tuple(
            one
            for one in dated
            if not one.step.hours
            and one.starts_on <= last_day
            and one.ends_on >= first_day
        ),
    )


def _hours_in(one: DatedStep, from_hour: int, hours: int) -> int:
    """How many of the step's hours lie in the `hours` from `from_hour` on."""
    end = min(one.first_hour + one.step.hours, from_hour + hours)
    return max(0, end - max(one.first_hour, from_hour))


def _alike(one: Weeks, other: Weeks) -> bool:
    return one.learning == other.learning and one.beside == other.beside
