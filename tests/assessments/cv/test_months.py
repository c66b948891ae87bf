"""Months from dates: what overlaps counts once, and nobody gains by leaving months out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cv.months import (
    CvDate,
    Trouble,
    Worked,
    count,
    is_going_on,
    parse,
    worked,
)

TODAY = date(2026, 11, 21)


def months(start, end, **more):
    return count([worked(start, end, today=TODAY, **more)])


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2019", CvDate(2019)),
        ("2019-03", CvDate(2019, 3)),
        ("2019-3-5", CvDate(2019, 3, 5)),
        ("2019-03-15T00:00:00Z", CvDate(2019, 3, 15)),
        (" 2019-03 ", CvDate(2019, 3)),
        ("2019-13", None),
        ("2019-02-30", None),
        ("1066", None),
        ("99999", None),
        ("03/2019", None),
        ("２０１９", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_dates_are_read_as_exact_as_they_are(text, known):
    assert parse(text) == known


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("2019-03", "2019-03", 1, id="within one month"),
        pytest.param("2019-03", "2020-02", 12, id="a year by months"),
        pytest.param("2019-03-15", "2019-04-14", 1, id="a month across two"),
        pytest.param("2019-03-20", "2019-03-25", 1, id="a few days"),
        pytest.param("2018-12-20", "2019-01-05", 1, id="over New Year"),
        pytest.param("2018", "2020", 24, id="years from middle to middle"),
        pytest.param("2018", "2018", 6, id="one year: half of it"),
        pytest.param("2018-10", "2018", 2, id="half of what is left of the year"),
        pytest.param("2018", "2018-03", 2, id="half of what is gone of the year"),
        pytest.param("2019-10", "2020", 9, id="until the middle of a year"),
        pytest.param("2026-10", "", 2, id="until today"),
        pytest.param("2026-10", "heute", 2, id="until today, in German"),
        pytest.param("2026-10", "2030-01", 2, id="an end ahead: until today"),
        pytest.param("2026-11", "", 1, id="begun this month"),
        pytest.param("1950-01", "2020-12", 852, id="longer than a working life"),
    ],
)
def test_months_of_one_job(start, end, expected):
    assert months(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "trouble"),
    [
        ("", "2020-01", Trouble.NO_START),
        ("", "", Trouble.NO_START),
        ("spring 2019", "2020-01", Trouble.UNREADABLE),
        ("2019-01", "soon", Trouble.UNREADABLE),
        ("2020-05", "2019-01", Trouble.BACKWARDS),
        ("2020", "2019", Trouble.BACKWARDS),
        ("2027-01", "2028-01", Trouble.FUTURE),
        ("2027", "", Trouble.FUTURE),
    ],
)
def test_dates_that_give_no_months_say_why(start, end, trouble):
    job = worked(start, end, today=TODAY)

    assert (job.trouble, count([job])) == (trouble, 0)


def test_last_day_of_a_month_is_within_it():
    assert worked("2019-03-31", "2019-03", today=TODAY).trouble is None


def test_job_that_is_marked_as_current_runs_until_today():
    assert months("2026-10", "2026-10", is_current=True) == 2


def test_going_on_is_known_in_every_language():
    for word in ("Present", "bis heute", "obecnie", "nuværende", ""):
        assert is_going_on(word)
    assert not is_going_on("2020")


def test_overlapping_jobs_count_once():
    whole = worked("2019-01", "2019-12", today=TODAY)
    half = worked("2019-07", "2020-06", today=TODAY)

    assert count([whole, half]) == 18


def test_jobs_from_year_to_year_do_not_overlap():
    first = worked("2016", "2018", today=TODAY)
    second = worked("2018", "2020", today=TODAY)

    assert count([first, second]) == 48


def test_month_that_counts_in_full_does_not_count_by_half_too():
    direct = worked("2019-01", "2019-12", today=TODAY)
    related = worked("2019-07", "2020-06", today=TODAY)

    assert count([related], without=[direct]) == 6


moments = st.builds(
    lambda day, exact: day.isoformat()[: (4, 7, 10)[exact]],
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
    st.integers(0, 2),
)
jobs = st.builds(
    lambda start, end: worked(start, end, today=TODAY), moments, moments | st.just("")
)


@given(moments, moments)
def test_job_never_counts_a_month_outside_its_dates(start, end):
    job = worked(start, end, today=TODAY)
    if job.trouble:
        return
    first, last = parse(start), parse(end)
    earliest = 12 * first.year + (first.month or 1) - 1
    latest = 12 * last.year + (last.month or 12) - 1

    assert len(job.months) >= 1
    assert earliest <= job.first
    assert job.after - 1 <= min(latest, 12 * TODAY.year + TODAY.month - 1)


@given(st.lists(jobs))
def test_jobs_never_count_more_months_than_they_span(several):
    spans = [job for job in several if not job.trouble]
    span = max((job.after for job in spans), default=0) - min(
        (job.first for job in spans), default=0
    )

    assert max(map(len, (job.months for job in several)), default=0) <= count(several)
    assert count(several) <= span


@given(st.lists(jobs), st.randoms())
def test_order_and_repetition_change_nothing(several, random):
    shuffled = several + several
    random.shuffle(shuffled)

    assert count(shuffled) == count(several)


@given(st.lists(jobs), st.lists(jobs))
def test_direct_and_related_months_never_exceed_all_months(direct, related):
    both = count(direct) + count(related, without=direct)

    assert both == count([*direct, *related])


def test_no_jobs_are_no_months():
    assert count([]) == 0
    assert count([Worked()]) == 0
