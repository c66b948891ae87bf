"""The plan: which steps, in which order, on which days."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assessments.planning import (
    Action,
    merged,
    options,
    ordered,
    step_for,
    with_entry_levels,
)
from assessments.scheduling import schedule
from assessments.scoring import (
    EducationHeld,
    ExperienceHeld,
    Qualification,
    SkillHeld,
    score,
)
from tests.assessments.steps import (
    COACHING,
    DEGREE,
    MONDAY,
    SCHOOL,
    SERVICE,
    learning,
    plans,
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


# --- Properties ---------------------------------------------------------------------


@given(plans(), st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(steps, random):
    shuffled = random.sample(steps, len(steps))

    assert ordered(shuffled, hours_per_week=5) == ordered(steps, hours_per_week=5)
