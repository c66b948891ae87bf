"""Months of work from the dates of a CV; what overlaps is counted once.

Months are numbered from year 0: March 2019 is 2019 · 12 + 2. A month counts if at least
half of it lies within the job. A date that is only a year stands for the middle of that
year, so that jobs from year to year neither overlap nor gain by the missing months.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

FIRST_YEAR, LAST_YEAR = 1900, 2199
MIDDLE_OF_MONTH = 15
DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?", re.ASCII)
# What people write in place of the end of a job that goes on.
GOING_ON = {
    *("present", "current", "currently", "now", "today", "ongoing", "to date"),
    *("heute", "aktuell", "jetzt", "bis heute", "laufend", "andauernd"),
    *("obecnie", "nadal", "teraz", "do dzisiaj", "do chwili obecnej", "w trakcie"),
    *("nu", "nuværende", "i dag", "igangværende", "dags dato"),
}


class Trouble(Enum):
    """Why the dates of a job give no months."""

    NO_START = "no start"
    UNREADABLE = "unreadable"
    BACKWARDS = "backwards"
    FUTURE = "future"


@dataclass(frozen=True)
class CvDate:
    """A date as exact as the CV gives it. `day` only with `month`."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True)
class Worked:
    """The months of one job: from `first` up to, not including, `after`."""

    first: int = 0
    after: int = 0
    trouble: Trouble | None = None

    @property
    def months(self) -> range:
        return range(self.first, self.after)


def parse(text: str) -> CvDate | None:
    """The date in "2019", "2019-03" or "2019-03-15", with or without a time; None where
    there is none that exists, or one that no working life reaches."""
    match = DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return CvDate(year, month, day)


def is_rough(text: str) -> bool:
    """Is this a date of which only the year is known?"""
    known = parse(text)
    return known is not None and known.month is None


def is_going_on(end: str, *, is_current: bool = False) -> bool:
    """Does the CV say, or leave open, that it goes on to this day?"""
    return is_current or not end or end.strip().casefold() in GOING_ON


def worked(start: str, end: str, *, today: date, is_current: bool = False) -> Worked:
    """The months of a job from `start` to `end`, both inclusive, at most until `today`.
    A job without an end runs until today."""
    now = CvDate(today.year, today.month, today.day)
    began = parse(start)
    ended = now if is_going_on(end, is_current=is_current) else parse(end)
    if not start:
        return Worked(trouble=Trouble.NO_START)
    if began is None or ended is None:
        return Worked(trouble=Trouble.UNREADABLE)
    if earliest(began) > today:
        return Worked(trouble=Trouble.FUTURE)
    if earliest(began) > _latest(ended):
        return Worked(trouble=Trouble.BACKWARDS)
    span = _span(began, ended)
    end_of_today = 12 * today.year + today.month
    return Worked(min(span.first, end_of_today - 1), min(span.after, end_of_today))


def count(jobs: Iterable[Worked], *, without: Iterable[Worked] = ()) -> int:
    """How many different months the jobs cover. Months of `without` are not counted."""
    return len(_all_months(jobs) - _all_months(without))


def _all_months(jobs: Iterable[Worked]) -> set[int]:
    return {month for job in jobs for month in job.months}


def earliest(moment: CvDate) -> date:
    """The first day that the date can mean."""
    return date(moment.year, moment.month or 1, moment.day or 1)


def _latest(moment: CvDate) -> date:
    month = moment.month or 12
    return date(moment.year, month, moment.day or monthrange(moment.year, month)[1])


def _span(began: CvDate, ended: CvDate) -> Worked:
    """The months between two dates in order; the one of the beginning at the least."""
    if began.year == ended.year and not (began.month and ended.month):
        return _span_within_a_year(began, ended)
    first = 12 * began.year + (began.month - 1 if began.month else 6)
    after = 12 * ended.year + (ended.month or 6)
    late = bool(began.day and began.day > MIDDLE_OF_MONTH)
    early = bool(ended.day and ended.day < MIDDLE_OF_MONTH)
    if after - early <= first + late:
        return Worked(first, first + 1)
    return Worked(first + late, after - early)


def _span_within_a_year(began: CvDate, ended: CvDate) -> Worked:
    """Where a month is missing at one end or at both: half of what is possible, rounded
    up, and as near as can be to the end that is known."""
    year = 12 * began.year
    if not began.month and not ended.month:
        return Worked(year + 3, year + 9)
    first, after = year + (began.month or 1) - 1, year + (ended.month or 12)
    half = (after - first + 1) // 2
    return Worked(first, first + half) if began.month else Worked(after - half, after)
