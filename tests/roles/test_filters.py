"""Filters: which roles fit what a reader chose."""

import pytest

from roles.searching.filters import Facts, Filters

OPEN = Facts(eqf_level=0, months=0)
HELPER = Facts(eqf_level=2, months=6)
LEADER = Facts(eqf_level=4, months=24)
HEAD = Facts(eqf_level=6, months=60)
ALL = [OPEN, HELPER, LEADER, HEAD]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(), ALL),
        (Filters(education=1), [OPEN]),
        (Filters(education=4), [OPEN, HELPER, LEADER]),
        (Filters(experience="0"), [OPEN]),
        (Filters(experience="12"), [OPEN, HELPER]),
        (Filters(experience="24"), [OPEN, HELPER, LEADER]),
        (Filters(experience="more"), [HEAD]),
        (Filters(entry=True), [OPEN]),
        (Filters(education=5, experience="more"), []),
    ],
)
def test_each_filter_lets_through_what_asks_for_no_more(filters, left):
    assert [facts for facts in ALL if filters.let_through(facts)] == left


def test_filters_count_roles_by_their_facts():
    assert Filters(education=4).count([(HELPER, 5), (LEADER, 2), (HEAD, 9)]) == 7


def test_filter_can_be_taken_back():
    both = Filters(education=4, entry=True)

    assert both.chosen == ["education", "entry"]
    assert both.without("education") == Filters(entry=True)
    assert both.but(education=6) == Filters(education=6, entry=True)
