"""All five ways into a role, with the weeks that steps take."""

import pytest

from roles.editorial.ways import all_ways, weeks
from tests.roles.editorial.drafts import in_all_languages, passage, role, told


def step(way, number=1, **fields):
    return passage("way_in", f"{way}-{number}", way=way, **fields)


WAYS = ["school", "vocational", "degree", "inside", "direct"]


def test_all_five_ways():
    steps = [step(way, number) for way in WAYS for number in (1, 2)]

    assert told(all_ways, role(), *steps) == []
    assert told(all_ways, role(), *steps[1:]) == [
        "role helper · school: 1 steps: write at least 2"
    ]
    assert told(all_ways, role(), *steps, *(step("direct", n) for n in (3, 4, 5))) == [
        "role helper · direct: 5 steps: keep at most 4"
    ]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"weeks_from_pl": 50}, "weeks · pl: 50 to 12: say the fewer first"),
        ({"weeks_to_pl": None}, "weeks · pl: say both from and to"),
        (
            {"weeks_from_pl": None, "weeks_to_pl": None},
            "weeks · pl: say the weeks here too, or in no language",
        ),
    ],
)
def test_weeks_that_make_no_sense(changed, problem):
    timed = in_all_languages("weeks_from", 8) | in_all_languages("weeks_to", 12)

    assert told(weeks, step("school", **timed), step("school")) == []
    assert told(weeks, step("school", **timed | changed)) == [
        f"passage helper/way_in/school-1 · {problem}"
    ]


def test_only_steps_take_weeks():
    [first, *_others] = told(weeks, passage(**in_all_languages("weeks_from", 8)))

    assert first == (
        "passage helper/task/first-calls · weeks · en: only a step of a way in takes weeks"
    )
