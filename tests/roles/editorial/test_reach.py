"""Every gap can be closed by something that one can do."""

import pytest

from roles.editorial import reach
from tests.roles.editorial.drafts import (
    action,
    asks_level,
    asks_months,
    asks_skill,
    draft,
    told,
)

LISTENING = action("listen", skill=["listening"], max_level=2, hours=10)
WORK = action("work-there", area=["service"])
RELATED = action("help-out", area=["service"], is_related=True)
BACHELOR = action("study", eqf_level=6, isced_field="041", weeks=156, entry_eqf_level=4)
EVENING = action("evening-school", eqf_level=4, weeks=104)


@pytest.mark.parametrize(
    ("asked", "enough", "too_little", "problem"),
    [
        (
            asks_skill("listening", 2),
            LISTENING,
            action("nod", skill=["listening"], max_level=1),
            "skillrequirement helper/listening · level: "
            "no action leads to level 2: add one",
        ),
        (
            asks_months(),
            WORK,
            RELATED,
            "experiencerequirement helper/service · area: "
            "no action gives this experience: add one",
        ),
        (
            asks_level(5, "0311 041"),
            BACHELOR,
            action("study-law", eqf_level=6, isced_field="042"),
            "educationrequirement helper/5/0311 041 · eqf_level: "
            "no action leads to this level and field: add one",
        ),
    ],
)
def test_requirement_is_in_reach(asked, enough, too_little, problem):
    assert told(reach.requirements_reachable, asked, enough) == []
    assert told(reach.requirements_reachable, asked, too_little) == [problem]


def test_skill_goes_to_the_top():
    skill = draft("skill", slug="listening")
    mastery = action("teach-listening", skill=["listening"], max_level=4, hours=40)

    assert told(reach.skills_can_be_learnt_to_the_end, skill, LISTENING, mastery) == []
    assert told(reach.skills_can_be_learnt_to_the_end, skill, LISTENING) == [
        "skill listening: no action leads to level 4: add one"
    ]


def test_effort_that_nobody_would_spend():
    assert told(reach.effort_is_sane, LISTENING, BACHELOR, WORK) == []
    assert told(
        reach.effort_is_sane, action("blink", hours=1), action("n", weeks=900)
    ) == [
        "action blink · hours: 1: say 4 to 200",
        "action n · weeks: 900: say 4 to 312",
    ]


def test_study_that_cannot_be_begun():
    assert told(reach.qualifications_can_be_begun, BACHELOR, EVENING) == []
    assert told(reach.qualifications_can_be_begun, BACHELOR) == [
        "action study · entry_eqf_level: no action leads to level 4"
    ]


def test_circle_of_prerequisites():
    first = action("first", prerequisites=[["second"]])
    second = action("second", prerequisites=[["first"]])

    assert told(reach.prerequisites_come_first, first, action("second")) == []
    assert told(reach.prerequisites_come_first, first, second) == [
        "action first · prerequisites: comes before itself: break the circle",
        "action second · prerequisites: comes before itself: break the circle",
    ]
