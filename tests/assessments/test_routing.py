"""The way over nearer roles: which first, by when, and what each stage brings."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.planning import Action
from assessments.routing import (
    Pace,
    Place,
    is_far,
    route,
    stage,
    ways,
)
from assessments.scoring import (
    Band,
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Qualification,
    Requirement,
    SkillHeld,
    SkillNeed,
    Weights,
)

MONDAY = date(2027, 1, 4)
COURSE = Action("course", skill="coaching", hours=10)
JOB = Action("job", area="service")
SCHOOL = Action("school", qualification=Qualification(4, "00"), weeks=10)
PACE = Pace(5, [COURSE, JOB, SCHOOL])


def place(slug, *, coaching=0, service=0, school=0):
    asked = [
        ("skill:coaching", SkillNeed(coaching), coaching),
        ("experience:service", ExperienceNeed(service), service),
        (f"education:{school}", EducationNeed(school), school),
    ]
    requirements = tuple(
        Requirement(key, "essential", need) for key, need, is_asked in asked if is_asked
    )
    return Place(slug, requirements, Weights())


HELPER = place("helper", coaching=1, school=4)
LEADER = place("leader", coaching=2, service=6, school=4)
CHIEF = place("chief", coaching=4, service=24, school=4)
LADDER = {"helper": [HELPER, LEADER, CHIEF], "leader": [LEADER, CHIEF]}
NOTHING = {
    "education": EducationHeld((Qualification(3, "00"),)),
    "skill:coaching": SkillHeld(0),
    "experience:service": ExperienceHeld(0),
}


def found(holdings, ladder=LADDER, target=CHIEF):
    return route(target, ladder, holdings, PACE, starts_on=MONDAY)


def slugs(the_route):
    return [one.place.slug for one in the_route.stages]


# --- Ways on the ladder -------------------------------------------------------------


def test_ways_lead_from_every_role_below_up_to_the_target():
    steps = [("helper", "leader"), ("leader", "chief"), ("chief", "owner")]

    assert ways(steps, "chief") == {
        "leader": ("leader", "chief"),
        "helper": ("helper", "leader", "chief"),
    }


def test_shortest_way_counts_and_circles_do_no_harm():
    steps = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "a"), ("b", "a")]

    assert ways(steps, "c") == {"a": ("a", "c"), "b": ("b", "c")}
    assert ways([], "c") == {}


# --- Which role comes first ---------------------------------------------------------


def test_beginner_starts_at_the_role_that_is_best_filled():
    assert slugs(found(NOTHING)) == ["helper", "leader", "chief"]


def test_who_is_nearly_ready_for_a_higher_rung_starts_there():
    able = NOTHING | {
        "education": EducationHeld((Qualification(4, "00"),)),
        "skill:coaching": SkillHeld(2),
        "experience:service": ExperienceHeld(4),
    }

    assert slugs(found(able)) == ["leader", "chief"]


def test_near_target_needs_no_route():
    near = {
        "education": EducationHeld((Qualification(4, "00"),)),
        "skill:coaching": SkillHeld(4),
        "experience:service": ExperienceHeld(20),
    }

    assert not is_far(stage(CHIEF, near, PACE, starts_on=MONDAY))
    assert found(near) is None


def test_role_that_is_no_nearer_is_no_stage():
    twin = place("twin", coaching=4, service=24, school=4)

    assert found(NOTHING, {"twin": [twin, CHIEF]}) is None


def test_few_answers_are_no_ground_for_a_stage():
    elsewhere = Place(
        "elsewhere",
        tuple(
            Requirement(f"skill:{name}", "essential", SkillNeed(1))
            for name in ("coaching", "b", "c")
        ),
        Weights(),
    )
    able = NOTHING | {"skill:coaching": SkillHeld(4)}

    assert found(able, {"elsewhere": [elsewhere, CHIEF]}) is None


# --- When, and what it brings -------------------------------------------------------


def test_each_stage_begins_when_the_one_before_is_ready():
    stages = found(NOTHING).stages

    # ten weeks of school; half a year at work; one and a half years more
    assert [(str(one.starts_on), str(one.ready_on)) for one in stages] == [
        ("2027-01-04", "2027-03-14"),
        ("2027-03-15", "2027-09-14"),
        ("2027-09-15", "2029-03-14"),
    ]


def test_what_is_ready_already_takes_no_day():
    able = NOTHING | {
        "education": EducationHeld((Qualification(4, "00"),)),
        "skill:coaching": SkillHeld(2),
    }

    first = stage(HELPER, able, PACE, starts_on=MONDAY)

    assert (first.is_ready_before, first.ready_on, first.over_on) == (
        True,
        MONDAY,
        MONDAY,
    )


def test_points_for_the_target_rise_by_just_what_each_stage_brings():
    the_route = found(NOTHING)

    scores = [one.low for one in the_route.standings(CHIEF)]

    # education .25 · 100; coaching 45 points by quarters; service 30 by months of 24
    assert scores == [
        Fraction(15),
        25 + Fraction(45, 4),
        25 + Fraction(45, 2) + Fraction(30, 4),
        Fraction(100),
    ]


def test_date_counts_only_what_is_answered_and_says_how_much_is_open():
    partly = {key: NOTHING[key] for key in ("education", "skill:coaching")}

    one = stage(LEADER, partly, PACE, starts_on=MONDAY)

    assert (one.open_count, str(one.ready_on)) == (1, "2027-03-14")
    assert one.after.band is None


def test_stage_without_a_way_to_be_ready_has_no_date():
    pace = Pace(5, [SCHOOL, JOB])

    one = stage(CHIEF, NOTHING, pace, starts_on=MONDAY)

    assert one.ready_on is None
    assert [step.step.action for step in one.steps] == ["school", "job"]


@pytest.mark.parametrize("hours", [1, 5, 40])
def test_stage_of_the_target_alone_is_the_direct_way(hours):
    pace = Pace(hours, PACE.actions)
    the_route = route(CHIEF, LADDER, NOTHING, pace, starts_on=MONDAY)

    assert the_route.direct == stage(CHIEF, NOTHING, pace, starts_on=MONDAY)


HOLDINGS = st.fixed_dictionaries(
    {
        "education": st.integers(1, 5).map(
            lambda level: EducationHeld((Qualification(level, "00"),))
        ),
    },
    optional={
        "skill:coaching": st.integers(0, 4).map(SkillHeld),
        "experience:service": st.integers(0, 30).map(ExperienceHeld),
    },
)


@settings(deadline=None)
@given(HOLDINGS, st.integers(1, 40))
def test_no_stage_takes_anything_away_or_begins_too_early(holdings, hours):
    the_route = route(
        CHIEF, LADDER, holdings, Pace(hours, PACE.actions), starts_on=MONDAY
    )
    if the_route is None:
        return

    standings = the_route.standings(CHIEF)
    assert standings[0] == CHIEF.score(holdings)
    assert standings[-1] == the_route.stages[-1].after
    for before, after in pairwise(standings):
        assert after.low >= before.low
    begin = MONDAY
    for one in the_route.stages:
        assert one.starts_on >= begin
        assert all(step.ends_on < one.over_on for step in one.steps)
        if one.ready_on and one.before.is_complete:
            assert one.after.band == Band.READY
        begin = one.over_on
