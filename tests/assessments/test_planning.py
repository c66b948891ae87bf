"""The plan: which steps, in which order, on which days."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.planning import (
    Action,
    Step,
    merged,
    options,
    ordered,
    outlook,
    schedule,
    step_for,
    with_entry_levels,
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
    score,
)

MONDAY = date(2027, 1, 4)
COACHING = Requirement("skill:coaching", "essential", SkillNeed(3))
SERVICE = Requirement("experience:service", "essential", ExperienceNeed(24))
SCHOOL = Requirement("education:4", "essential", EducationNeed(4))
DEGREE = Requirement("education:5-041", "preferred", EducationNeed(5, ("041",)))


LIGHT_SKILLS = Weights(
    dimensions={
        "education": Fraction(1),
        "experience": Fraction(4),
        "skills": Fraction(1),
    }
)


def learning(action, hours, *, points=1, prerequisites=(), is_essential=False):
    return Step(
        key=f"skill:{action}",
        action=action,
        result=SkillHeld(3),
        points=Fraction(points),
        is_essential=is_essential,
        hours=hours,
        prerequisites=frozenset(prerequisites),
    )


# --- Steps --------------------------------------------------------------------------


def test_skill_step_costs_its_hours_for_each_level():
    course = Action("course", skill="coaching", hours=20)

    step = step_for(COACHING, SkillHeld(1), course)

    assert (step.hours, step.result) == (40, SkillHeld(3))


def test_skill_step_carries_no_further_than_the_action_does():
    exercise = Action("exercise", skill="coaching", hours=10, max_level=2)

    assert step_for(COACHING, SkillHeld(1), exercise).result == SkillHeld(2)
    assert step_for(COACHING, SkillHeld(2), exercise) is None


def test_experience_step_takes_the_months_that_are_missing():
    job = Action("job", area="service")

    step = step_for(SERVICE, ExperienceHeld(12, 6), job)

    assert (step.months, step.result) == (9, ExperienceHeld(21, 6))


def test_related_experience_takes_twice_as_long():
    club = Action("club", area="service", is_related=True)

    step = step_for(SERVICE, ExperienceHeld(18), club)

    assert (step.months, step.result) == (12, ExperienceHeld(18, 12))


def test_education_step_adds_a_qualification_that_brings_the_person_further():
    evening_school = Action("school", qualification=Qualification(4), weeks=104)
    held = EducationHeld((Qualification(3),))

    step = step_for(SCHOOL, held, evening_school)

    assert step.weeks == 104
    assert step.result.finished == (Qualification(3), Qualification(4))
    assert step_for(SCHOOL, EducationHeld((Qualification(6),)), evening_school) is None


def test_course_that_needs_just_what_is_missing_is_no_step():
    degree = Action("degree", qualification=Qualification(5), weeks=90, entry_level=4)

    assert step_for(SCHOOL, EducationHeld((Qualification(2),)), degree) is None


def test_course_that_needs_more_than_is_held_says_so():
    degree = Action(
        "degree", qualification=Qualification(5, "041"), weeks=90, entry_level=4
    )

    step = step_for(DEGREE, EducationHeld((Qualification(3, "00"),)), degree)

    assert (step.entry_level, step.reaches) == (4, 5)
    held = EducationHeld((Qualification(4, "00"),))
    assert step_for(DEGREE, held, degree).entry_level == 0


def test_lowest_qualification_that_closes_the_gap_comes_first():
    answers = {"education:4": EducationHeld((Qualification(3),))}
    actions = [
        Action("quick-degree", qualification=Qualification(6), weeks=50),
        Action("evening-school", qualification=Qualification(4), weeks=104),
    ]

    steps = options(score([SCHOOL], answers), actions, hours_per_week=5)

    assert [step.action for step in steps["education:4"]] == [
        "evening-school",
        "quick-degree",
    ]


def test_one_qualification_for_two_gaps_is_one_step():
    school = replace(learning("degree", 0), key="a", weeks=90, points=Fraction(3))
    again = replace(school, key="b", points=Fraction(4), is_essential=True)

    [step] = merged([school, again])

    assert (step.key, step.points, step.is_essential) == ("a", 7, True)


def test_degree_waits_for_the_school_that_opens_the_way_to_it():
    school = replace(learning("school", 0), weeks=100, reaches=4)
    degree = replace(learning("degree", 0), weeks=90, reaches=5, entry_level=4)
    steps = ordered(with_entry_levels([degree, school]), hours_per_week=5)

    dated = schedule(steps, hours_per_week=5, starts_on=MONDAY)

    assert [one.step.action for one in dated] == ["school", "degree"]
    assert dated[1].starts_on == dated[0].ends_on + timedelta(days=1)


def test_action_for_something_else_is_no_step():
    assert step_for(COACHING, SkillHeld(1), Action("x", skill="till", hours=5)) is None


def test_options_put_the_action_that_earns_most_first_then_the_quickest():
    actions = [
        Action("slow-course", skill="coaching", hours=40),
        Action("exercise", skill="coaching", hours=5, max_level=2),
        Action("course", skill="coaching", hours=20),
    ]
    before = score([COACHING], {"skill:coaching": SkillHeld(1)})

    steps = options(before, actions, hours_per_week=5)["skill:coaching"]

    assert [step.action for step in steps] == ["course", "slow-course", "exercise"]
    assert steps[0].points == Fraction(200, 3)


def test_options_offer_nothing_for_what_is_met_or_unanswered():
    requirements = [COACHING, SERVICE]
    before = score(requirements, {"skill:coaching": SkillHeld(3)})

    assert options(before, [], hours_per_week=5) == {}


# --- Order --------------------------------------------------------------------------


def test_essentials_come_first_then_points_per_week():
    steps = [
        learning("much-effort", 100, points=5),
        learning("little-effort", 5, points=5),
        learning("essential", 100, points=1, is_essential=True),
    ]

    result = ordered(steps, hours_per_week=5)

    assert [one.action for one in result] == [
        "essential",
        "little-effort",
        "much-effort",
    ]


def test_prerequisite_comes_before_even_if_it_earns_less():
    steps = [
        learning("advanced", 5, points=9, prerequisites=["basics"]),
        learning("basics", 50, points=1),
    ]

    assert [one.action for one in ordered(steps, hours_per_week=5)] == [
        "basics",
        "advanced",
    ]


def test_prerequisite_outside_the_plan_is_no_obstacle():
    steps = [learning("advanced", 5, prerequisites=["not chosen"])]

    assert ordered(steps, hours_per_week=5) == steps


def test_circle_of_prerequisites_still_gives_a_plan():
    steps = [
        learning("hen", 5, prerequisites=["egg"]),
        learning("egg", 5, prerequisites=["hen"]),
    ]

    assert len(ordered(steps, hours_per_week=5)) == 2


# --- Dates --------------------------------------------------------------------------


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


# --- Outlook ------------------------------------------------------------------------


def test_outlook_says_on_which_day_the_person_is_ready_and_what_each_step_is_worth():
    requirements = [COACHING, SERVICE]
    answers = {
        "skill:coaching": SkillHeld(1),
        "experience:service": ExperienceHeld(12),
    }
    before = score(requirements, answers)
    library = [
        Action("course", skill="coaching", hours=20),
        Action("job", area="service"),
    ]
    chosen = [steps[0] for steps in options(before, library, hours_per_week=5).values()]
    dated = schedule(chosen, hours_per_week=5, starts_on=MONDAY)

    result = outlook(requirements, answers, dated)

    # 60 points for coaching (2 of 3 missing), 40 for the service (half missing)
    assert before.printed == 40
    assert [stage.points for stage in result.stages] == [40, 20]
    assert result.score.printed == 100
    assert result.score.band == Band.READY
    assert result.ready_on == date(2028, 1, 3)


def test_who_is_ready_already_is_not_told_when_they_will_be():
    skill = Requirement("skill:extra", "asset", SkillNeed(2))
    answers = {"experience:service": ExperienceHeld(24), "skill:extra": SkillHeld(1)}
    requirements = [SERVICE, skill]
    before = score(requirements, answers, LIGHT_SKILLS)
    course = Action("course", skill="extra", hours=5)
    [step] = options(before, [course], hours_per_week=5)["skill:extra"]
    dated = schedule([step], hours_per_week=5, starts_on=MONDAY)

    result = outlook(requirements, answers, dated, LIGHT_SKILLS)

    assert before.band == Band.READY
    assert (result.score.printed, result.ready_on) == (100, None)


def test_qualification_counts_for_every_education_requirement_at_once():
    requirements = [SCHOOL, DEGREE]
    held = EducationHeld((Qualification(3, "00"),))
    answers = {item.key: held for item in requirements}
    before = score(requirements, answers)
    degree = Action("degree", qualification=Qualification(5, "041"), weeks=100)
    step = options(before, [degree], hours_per_week=5)[DEGREE.key][0]

    result = outlook(
        requirements, answers, schedule([step], hours_per_week=5, starts_on=MONDAY)
    )

    assert result.score.printed == 100


def test_plan_that_leaves_an_essential_out_never_promises_ready():
    answers = {
        "skill:coaching": SkillHeld(1),
        "experience:service": ExperienceHeld(24),
    }

    assert outlook([COACHING, SERVICE], answers, []).ready_on is None


# --- Properties ---------------------------------------------------------------------


@st.composite
def plans(draw):
    """Steps with prerequisites that never form a circle."""
    steps = []
    for number in range(draw(st.integers(1, 8))):
        names = [step.action for step in steps]
        before = draw(st.lists(st.sampled_from(names), max_size=2)) if names else []
        effort = draw(
            st.sampled_from([{"hours": 7}, {"hours": 40}, {"weeks": 9}, {"months": 5}])
        )
        step = learning(
            f"step-{number}",
            0,
            points=draw(st.integers(0, 9)),
            prerequisites=before,
            is_essential=draw(st.booleans()),
        )
        steps.append(replace(step, **effort))
    return steps


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


@given(plans(), st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(steps, random):
    shuffled = random.sample(steps, len(steps))

    assert ordered(shuffled, hours_per_week=5) == ordered(steps, hours_per_week=5)
