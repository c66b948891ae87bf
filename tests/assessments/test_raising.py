"""Raising one line: what can be reached, what it takes, and what it brings, exactly."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assessments.planning import Action, Step, after_step, step_for
from assessments.raising import Raise, raises, same_step, step_to
from assessments.scoring import (
    HUNDRED,
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Qualification,
    Requirement,
    SkillHeld,
    SkillNeed,
    fulfilment,
    score,
)
from tests.assessments.test_scoring import SAID, cases

COACHING = Requirement("skill:coaching", "essential", SkillNeed(3))
SERVICE = Requirement("experience:service", "essential", ExperienceNeed(24))
DEGREE = Requirement("education:5-041", "preferred", EducationNeed(5, ("041",)))


def only_line(requirement, held):
    answers = {} if held is None else {requirement.key: held}
    found = score([requirement], answers)
    return found, found.lines[0]


def values(requirement, held):
    return [one.value for one in raises(only_line(requirement, held)[1])]


def test_levels_are_offered_from_today_up_to_what_is_asked():
    assert values(COACHING, SkillHeld(1)) == [2, 3]
    assert values(COACHING, SkillHeld(3)) == []
    assert values(COACHING, None) == [1, 2, 3]


def test_months_end_with_all_that_is_missing():
    assert values(SERVICE, ExperienceHeld(9)) == [3, 6, 12, 15]
    assert values(SERVICE, ExperienceHeld(12, 20)) == [2]


def test_education_offers_the_levels_that_count():
    assert values(DEGREE, EducationHeld((Qualification(3, "00"),))) == [3, 4, 5]
    assert values(DEGREE, EducationHeld((Qualification(5, "041"),))) == []


def test_step_to_a_level_costs_the_hours_of_the_quickest_action_that_gets_there():
    actions = [
        Action("exercise", skill="coaching", hours=10, max_level=2),
        Action("course", skill="coaching", hours=20),
    ]
    whole, line = only_line(COACHING, SkillHeld(0))

    def step(level):
        return step_to(whole, line, Raise(level, SkillHeld(level)), actions)

    assert (step(1).action, step(1).hours) == ("exercise", 10)
    assert (step(2).action, step(2).hours) == ("exercise", 20)
    assert (step(3).action, step(3).hours) == ("course", 60)
    assert step(3).points == 100


def test_months_are_months_even_where_the_library_has_no_job():
    whole, line = only_line(SERVICE, ExperienceHeld(12))
    raised = Raise(6, ExperienceHeld(18))

    assert step_to(whole, line, raised, []).months == 6
    job = Action("job", area="service")
    assert step_to(whole, line, raised, [job]).action == "job"


def test_no_effort_is_known_without_an_action_or_an_answer():
    whole, line = only_line(COACHING, SkillHeld(1))
    assert step_to(whole, line, Raise(2, SkillHeld(2)), []) is None

    course = Action("course", skill="coaching", hours=20)
    whole, line = only_line(COACHING, None)
    assert step_to(whole, line, Raise(2, SkillHeld(2)), [course]) is None


def test_step_of_the_library_that_ends_just_there_is_found():
    exercise = Action("exercise", skill="coaching", hours=10, max_level=2)
    _, line = only_line(COACHING, SkillHeld(0))
    steps = [step_for(COACHING, SkillHeld(0), exercise)]

    assert same_step(line, Raise(2, SkillHeld(2)), steps) == steps[0]
    assert same_step(line, Raise(1, SkillHeld(1)), steps) is None


@given(cases(held=SAID), st.data())
def test_raise_lifts_the_score_by_just_what_the_formula_says(case, data):
    requirements, answers = case
    before = score(requirements, answers)
    lines = [line for line in before.lines if raises(line)]
    if not lines:
        return
    line = data.draw(st.sampled_from(lines))
    raised = data.draw(st.sampled_from(raises(line)))

    after = score(requirements, answers | {line.requirement.key: raised.held})

    part = fulfilment(line.requirement.need, raised.held)
    gained = HUNDRED * line.weight * (part - (line.fulfilment or 0))
    assert after.low == before.low + gained
    assert after.low > before.low or not line.is_answered


def with_one_education(case):
    """Education is one answer for all that a role asks of it."""
    requirements, answers = case
    one = next((held for held in answers.values() if hasattr(held, "finished")), None)
    asked = [item.key for item in requirements if item.dimension == "education"]
    return requirements, answers | (dict.fromkeys(asked, one) if one else {})


@given(cases().map(with_one_education), st.data())
def test_no_raise_opens_a_question_that_was_answered(case, data):
    requirements, answers = case
    before = score(requirements, answers)
    offers = [(line, one) for line in before.lines for one in raises(line)]
    if not offers:
        return
    line, raised = data.draw(st.sampled_from(offers))
    step = Step(line.requirement.key, "any", raised.held, Fraction(0), False)

    now = answers | after_step(requirements, answers, step)

    for old, new in zip(before.lines, score(requirements, now).lines, strict=True):
        assert new.earned >= old.earned
        assert new.is_answered >= old.is_answered
