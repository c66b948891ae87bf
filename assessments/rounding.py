"""Rounds figures to whole numbers that still add up.

Pure: standard library only.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor


def apportion(shares: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Whole numbers near `shares` that add up to exactly `total`.

    The largest-remainder rule (Hamilton's method): each share is cut to a whole number,
    and the units left over go to the largest remainders. A share of 0 stays 0. Equal
    remainders are told apart by key, so the order of `shares` does not matter.

    `shares` are not negative; `total` is at least the sum of the cut shares, and 0 when
    there is no share above 0: else ValueError.
    """
    whole = {key: floor(share) for key, share in shares.items()}
    left = total - sum(whole.values())
    waiting = sorted(
        (key for key, share in shares.items() if share > 0),
        key=lambda key: (whole[key] - shares[key], key),
    )
    if (
        left < 0
        or (left and not waiting)
        or any(share < 0 for share in shares.values())
    ):
        raise ValueError(f"cannot share out {total} over {dict(shares)}")
    for turn in range(left):
        whole[waiting[turn % len(waiting)]] += 1
    return whole


def apportion_changes(changes: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Whole numbers near `changes`, which may be negative, that add up to exactly `total`.

    By the same rule; a whole change stays as it is. `total` lies less than 1 from the sum
    of the changes: else ValueError.
    """
    whole = {key: floor(change) for key, change in changes.items()}
    left = total - sum(whole.values())
    waiting = sorted(
        (key for key, change in changes.items() if change != whole[key]),
        key=lambda key: (whole[key] - changes[key], key),
    )
    if not 0 <= left <= len(waiting):
        raise ValueError(f"cannot share out {total} over {dict(changes)}")
    for key in waiting[:left]:
        whole[key] += 1
    return whole


def half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return floor(value + Fraction(1, 2))
