"""The picture of a ladder: where everything stands, in exact numbers."""

from itertools import pairwise

import pytest

from roles.ladders.drawing import Climb, Drawing, TitleLine, draw

HELPER = ("helper", 1, "Helper", "")
LEADER = ("leader", 3, "Team leader", "12 months")
MANAGER = ("manager", 4, "Manager", "24 months")
PLANNER = ("planner", 4, "Planner", "36 months")


def test_one_role_stands_alone_with_the_sun():
    drawing = draw([HELPER], [])

    [helper] = drawing.platforms
    assert (drawing.width, drawing.height) == (228, 133)
    assert (helper.x, helper.y, helper.end) == (18, 90, 210)
    assert helper.title == [TitleLine(y=115, text="Helper", is_tight=False)]
    assert helper.icon == {"x": 130, "y": 14, "size": 72, "middle": 166}
    assert helper.time_y == 78
    assert helper.is_top


def test_higher_rungs_stand_further_right_and_higher():
    drawing = draw([LEADER, HELPER], [("helper", "leader")])

    helper, leader = drawing.platforms
    assert (drawing.width, drawing.height) == (440, 221)
    assert (helper.x, helper.y, helper.is_top) == (18, 178, False)
    assert (leader.x, leader.y, leader.is_top) == (230, 90, True)
    assert leader.time == "12 months"


def test_climb_goes_along_up_and_along():
    drawing = draw([HELPER, LEADER], [("helper", "leader")])

    [climb] = drawing.climbs
    assert climb == Climb(x_from=210, y_from=178, x_turn=220, x_to=230, y_to=90)
    assert climb.path == "M210 178H220V90H230"


def test_roles_on_one_rung_stand_above_each_other_around_its_middle():
    drawing = draw(
        [HELPER, MANAGER, PLANNER], [("helper", "manager"), ("helper", "planner")]
    )

    places = {one.key: (one.x, one.y) for one in drawing.platforms}
    assert places == {"helper": (18, 257), "manager": (230, 90), "planner": (230, 248)}
    assert [climb.y_to for climb in drawing.climbs] == [90, 248]


def test_long_title_pushes_the_role_below_it_further_down():
    long_title = "Head of the department that " * 6
    wordy = ("wordy", 4, long_title, "")

    upper, lower = draw([wordy, MANAGER], []).platforms

    assert len(upper.title) == 10
    assert upper.title[-1].y < lower.icon["y"]
    assert lower.y - upper.y == 25 + 9 * 21 + 18 + 72


def test_seven_roles_on_five_rungs_do_not_touch():
    title = "A title that takes three lines here, really"
    rungs = [1, 2, 3, 4, 4, 4, 5]
    drawing = draw([(n, rung, title, "") for n, rung in enumerate(rungs)], [])

    assert (drawing.width, drawing.height) == (1076, 597)
    fourth = [one for one in drawing.platforms if one.x == 18 + 3 * 212]
    assert [one.y for one in fourth] == [90, 248, 406]
    for upper, lower in pairwise(fourth):
        assert upper.title[-1].y < lower.icon["y"]


def test_long_titles_are_broken_and_long_words_squeezed():
    drawing = draw([("one", 1, "Chief Kundeservicekoordinator today", "")], [])

    assert drawing.platforms[0].title == [
        TitleLine(y=115, text="Chief", is_tight=False),
        TitleLine(y=136, text="Kundeservicekoordinator", is_tight=True),
        TitleLine(y=157, text="today", is_tight=False),
    ]
    assert drawing.height == 175


@pytest.mark.parametrize(
    "step", [("leader", "helper"), ("manager", "planner"), ("helper", "unknown")]
)
def test_steps_that_do_not_climb_are_left_out(step):
    assert draw([HELPER, LEADER, MANAGER, PLANNER], [step]).climbs == []


def test_nobody_makes_an_empty_picture():
    assert draw([], []) == Drawing(width=0, height=0, platforms=[], climbs=[])


def test_role_without_a_title_still_stands():
    [platform] = draw([("one", 1, "", "")], []).platforms

    assert platform.title == [TitleLine(y=115, text="", is_tight=False)]
