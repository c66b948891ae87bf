"""The example on the front page is made up, but the formula is the real one."""

from assessments import scoring
from assessments.report import status
from assessments.scoring import (
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Qualification,
    Requirement,
    SkillHeld,
    SkillNeed,
)
from roles.example import READY, example

ASKED = [
    Requirement("training", "essential", EducationNeed(4)),
    Requirement("work", "preferred", ExperienceNeed(24)),
    Requirement("leading", "essential", SkillNeed(3)),
    Requirement("conflicts", "preferred", SkillNeed(3)),
]
BROUGHT = {
    "training": EducationHeld((Qualification(4),)),
    "work": ExperienceHeld(12),
    "leading": SkillHeld(2),
    "conflicts": SkillHeld(3),
}


def test_formula_gives_the_points_that_the_example_shows():
    result = scoring.score(ASKED, BROUGHT)

    shown = example()
    assert [line.points for line in result.lines] == [
        line.points for line in shown.lines
    ]
    assert [line.points_possible for line in result.lines] == [
        line.possible for line in shown.lines
    ]
    assert [line.requirement.importance for line in result.lines] == [
        line.importance for line in shown.lines
    ]
    assert [status(line) for line in result.lines] == [
        line.status for line in shown.lines
    ]
    assert result.printed == shown.score
    assert result.band == scoring.Band.NEARLY
    assert READY == scoring.READY_SCORE


def test_each_step_of_the_example_wins_what_it_says():
    leading = scoring.score(ASKED, BROUGHT | {"leading": SkillHeld(3)})
    working = scoring.score(ASKED, BROUGHT | {"work": ExperienceHeld(24)})

    gains = [leading.printed - 76, working.printed - 76]
    assert gains == [step.gain for step in example().steps]
