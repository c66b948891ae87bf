"""The ladder leads up and leaves no role out."""

from roles.editorial import ladder
from tests.roles.editorial.drafts import draft, role, told


def leads(lower, upper, months=18):
    return draft(
        "transition", from_role=[lower], to_role=[upper], typical_months=months
    )


HELPER, LEADER = role(rung=1), role("leader", rung=2)


def test_ladder_as_it_should_be():
    for rule in (
        ladder.steps_lead_up,
        ladder.steps_take_months,
        ladder.nobody_left_out,
        ladder.classified,
    ):
        assert told(rule, HELPER, LEADER, leads("helper", "leader")) == []


def test_step_that_leads_down_or_out_of_sight():
    hidden = role("leader", rung=0, is_published=False, family=["sales"])

    assert told(ladder.steps_lead_up, HELPER, hidden, leads("helper", "leader")) == [
        "transition helper/leader · to_role: leader is not published: readers miss it",
        "transition helper/leader · to_role: joins two families: no ladder shows it",
    ]
    assert told(ladder.steps_lead_up, HELPER, LEADER, leads("leader", "helper")) == [
        "transition leader/helper · to_role: leads down: turn it round"
    ]


def test_step_that_takes_no_time():
    assert told(ladder.steps_take_months, leads("helper", "leader", 0)) == [
        "transition helper/leader · typical_months: 0: say 6 to 72"
    ]


def test_role_that_the_ladder_leaves_out():
    assert told(ladder.nobody_left_out, HELPER, LEADER) == [
        "role helper · rung: no step of service leads on: add one",
        "role leader · rung: no step of service leads here: add one",
    ]


def test_role_without_family_and_code():
    assert told(ladder.classified, role(family=None, codes=[["esco", "x"]])) == [
        "role helper · family: say to which family it belongs",
        "role helper · codes: name the unit group of ISCO-08",
    ]
