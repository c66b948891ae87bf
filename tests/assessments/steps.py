"""Steps for the tests of planning, scheduling and outlook: made by hand, or generated."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from assessments.planning import Step
from assessments.scoring import (
    EducationNeed,
    ExperienceNeed,
    Requirement,
    SkillHeld,
    SkillNeed,
)

MONDAY = date(2027, 1, 4)
COACHING = Requirement("skill:coaching", "essential", SkillNeed(3))
SERVICE = Requirement("experience:service", "essential", ExperienceNeed(24))
SCHOOL = Requirement("education:4", "essential", EducationNeed(4))
DEGREE = Requirement("education:5-041", "preferred", EducationNeed(5, ("041",)))


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
