from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rounding import apportion, apportion_changes, half_up

SHARES = st.dictionaries(
    st.text(min_size=1, max_size=3), st.fractions(0, 40), min_size=1, max_size=12
)


def test_units_left_over_go_to_the_largest_remainders():
    shares = {"a": Fraction(33, 2), "b": Fraction(101, 4), "c": Fraction(41, 4)}

    assert apportion(shares, 52) == {"a": 17, "b": 25, "c": 10}


def test_equal_remainders_are_told_apart_by_key():
    assert apportion({"b": Fraction(1, 2), "a": Fraction(1, 2)}, 1) == {"b": 0, "a": 1}


def test_share_of_nothing_stays_nothing():
    assert apportion({"a": Fraction(0), "b": Fraction(3, 2)}, 3) == {"a": 0, "b": 3}


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        pytest.param({"a": Fraction(2)}, 1, id="less than the whole parts"),
        pytest.param({"a": Fraction(0)}, 1, id="nobody to give it to"),
        pytest.param({"a": Fraction(-1)}, 0, id="a negative share"),
    ],
)
def test_impossible_totals_are_refused(shares, total):
    with pytest.raises(ValueError, match="cannot share out"):
        apportion(shares, total)


@given(SHARES)
def test_parts_add_up_and_stay_within_one_of_their_share(shares):
    total = half_up(sum(shares.values()))
    if total < sum(share.numerator // share.denominator for share in shares.values()):
        return

    parts = apportion(shares, total)

    assert sum(parts.values()) == total
    assert all(abs(parts[key] - share) <= 1 for key, share in shares.items())


@given(
    st.dictionaries(st.text(max_size=2), st.fractions(-40, 40), max_size=8), st.data()
)
def test_changes_up_and_down_add_up_too(changes, data):
    exact = sum(changes.values(), Fraction(0))
    total = data.draw(st.sampled_from(sorted({floor(exact), ceil(exact)})))

    whole = apportion_changes(changes, total)

    assert sum(whole.values()) == total
    assert all(abs(whole[key] - changes[key]) < 1 for key in changes)


def test_changes_that_are_further_off_are_refused():
    with pytest.raises(ValueError, match="cannot share out 3"):
        apportion_changes({"a": Fraction(1, 2)}, 3)
