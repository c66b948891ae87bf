"""Where a plan leads: the score after each step, and the day of being Ready."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assessments.outlook import outlook
from assessments.planning import (
    Action,
    merged,
    options,
    ordered,
)
from assessments.scheduling import schedule
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
from tests.assessments.steps import COACHING, DEGREE, MONDAY, SCHOOL, SERVICE, learning

LIGHT_SKILLS = Weights(
    dimensions={
        "education": Fraction(1),
        "experience": Fraction(4),
        "skills": Fraction(1),
    }
)


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

IMPORTANCES = st.sampled_from(["essential", "preferred", "asset"])


@st.composite
def people(draw):
    """What a role asks, and what somebody has who has answered everything."""
    requirements, answers = [], {}
    for number in range(draw(st.integers(1, 5))):
        need = SkillNeed(draw(st.integers(1, 4)))
        one = Requirement(f"skill:{number}", draw(IMPORTANCES), need)
        requirements.append(one)
        answers[one.key] = SkillHeld(draw(st.integers(0, 4)))
    for number in range(draw(st.integers(0, 2))):
        need = ExperienceNeed(draw(st.integers(1, 60)))
        one = Requirement(f"experience:{number}", draw(IMPORTANCES), need)
        requirements.append(one)
        months = st.integers(0, 60)
        answers[one.key] = ExperienceHeld(draw(months), draw(months))
    if draw(st.booleans()):
        one = Requirement("education:5", draw(IMPORTANCES), EducationNeed(5, ("041",)))
        requirements.append(one)
        level = draw(st.integers(0, 8))
        answers[one.key] = EducationHeld((Qualification(level, "061"),))
    return requirements, answers


def library(requirements):
    """A way to close each gap."""
    for one in requirements:
        _, _, slug = one.key.partition(":")
        yield Action(f"learn-{slug}", skill=slug, hours=10)
        yield Action(f"work-{slug}", area=slug)
    yield Action("school", qualification=Qualification(5, "041"), weeks=40)


@given(people(), st.integers(1, 40))
def test_closing_all_gaps_gives_100(case, hours_per_week):
    requirements, answers = case
    before = score(requirements, answers)
    found = options(before, library(requirements), hours_per_week=hours_per_week)
    chosen = ordered(
        merged([steps[0] for steps in found.values()]), hours_per_week=hours_per_week
    )
    dated = schedule(chosen, hours_per_week=hours_per_week, starts_on=MONDAY)

    result = outlook(requirements, answers, dated)

    assert result.score.printed == 100
    assert result.score.band == Band.READY
    assert (result.ready_on is None) == (before.band == Band.READY)
    assert sum(stage.points for stage in result.stages) == 100 - before.printed


@given(people(), st.integers(1, 40), st.randoms(use_true_random=False))
def test_each_stage_says_what_the_score_says(case, hours_per_week, random):
    requirements, answers = case
    before = score(requirements, answers)
    found = options(before, library(requirements), hours_per_week=hours_per_week)
    some = [steps[0] for steps in found.values() if random.random() < 0.6]
    dated = schedule(
        ordered(merged(some), hours_per_week=hours_per_week),
        hours_per_week=hours_per_week,
        starts_on=MONDAY,
    )

    result = outlook(requirements, answers, dated)

    assert result.score == score(requirements, result.answers)
    total = sum(stage.points for stage in result.stages)
    assert total == result.score.printed - before.printed


def test_step_that_ends_later_takes_nothing_back():
    answers = {"skill:coaching": SkillHeld(1)}
    base = learning("own", 5)
    far = replace(base, key="skill:coaching", result=SkillHeld(3))
    near = replace(far, action="less", result=SkillHeld(2), hours=50)
    dated = schedule([far, near], hours_per_week=5, starts_on=MONDAY)

    result = outlook([COACHING], answers, dated)

    assert [stage.points for stage in result.stages] == [67, 0]
    assert result.score.printed == 100


def test_step_for_no_requirement_changes_nothing():
    answers = {"skill:coaching": SkillHeld(1)}
    own = replace(learning("own", 5), result=None)

    result = outlook(
        [COACHING], answers, schedule([own], hours_per_week=5, starts_on=MONDAY)
    )

    assert [stage.points for stage in result.stages] == [0]
    assert result.score.printed == 33


def test_step_that_opens_a_question_is_a_loss_and_no_error():
    held = EducationHeld((Qualification(3, "041"),))
    answers = {SCHOOL.key: held, DEGREE.key: held}
    unsaid = EducationHeld((Qualification(5),))
    step = replace(learning("school", 0), key=SCHOOL.key, result=unsaid, weeks=9)
    before = score([SCHOOL, DEGREE], answers)

    result = outlook(
        [SCHOOL, DEGREE],
        answers,
        schedule([step], hours_per_week=5, starts_on=MONDAY),
    )

    assert [one.points for one in result.stages] == [
        result.score.printed - before.printed
    ]
