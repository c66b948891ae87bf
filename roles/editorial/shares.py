"""How much of the whole each requirement of a role carries, by the weights of the score.

The score itself is counted elsewhere, where people are known; a test keeps the two alike.
"""

from collections.abc import Iterable
from fractions import Fraction

from roles.editorial.catalogue import Catalogue, Record
from roles.enums import Dimension, Importance

DIMENSIONS = {
    Dimension.EDUCATION: "educationrequirement",
    Dimension.EXPERIENCE: "experiencerequirement",
    Dimension.SKILLS: "skillrequirement",
}
DIMENSION_WEIGHTS = {
    Dimension.EDUCATION: 25,
    Dimension.EXPERIENCE: 30,
    Dimension.SKILLS: 45,
}
IMPORTANCE_WEIGHTS = {
    Importance.ESSENTIAL: 3,
    Importance.PREFERRED: 2,
    Importance.ASSET: 1,
}
# Assets in company carry no more than this share of their dimension.
MAX_ASSET_SHARE = Fraction(1, 4)


def by_dimension(catalogue: Catalogue, role: Record) -> dict[Dimension, list[Record]]:
    """The requirements of a role; only dimensions in which it asks something."""
    found = {
        dimension: catalogue.of_role(model, role)
        for dimension, model in DIMENSIONS.items()
    }
    return {dimension: group for dimension, group in found.items() if group}


def dimension_shares(
    role: Record, dimensions: Iterable[Dimension]
) -> dict[Dimension, Fraction]:
    """The share of each of these dimensions; together 1."""
    weights = {
        dimension: Fraction(
            role.get(f"weight_{dimension}") or DIMENSION_WEIGHTS[dimension]
        )
        for dimension in dimensions
    }
    whole = sum(weights.values())
    return {dimension: weight / whole for dimension, weight in weights.items()}


def importance_shares(catalogue: Catalogue, role: Record) -> dict[str, Fraction]:
    """What all essential, all preferred and all asset requirements carry; together 1."""
    groups = by_dimension(catalogue, role)
    outer = dimension_shares(role, groups)
    shares = dict.fromkeys(Importance.values, Fraction(0))
    for dimension, group in groups.items():
        inner = _within(role, group)
        whole = sum(inner.values())
        for importance, weight in inner.items():
            shares[importance] += outer[dimension] * weight / whole
    return shares


def _within(role: Record, group: list[Record]) -> dict[str, Fraction]:
    """What each importance weighs in one dimension, the assets held down."""
    sums = dict.fromkeys(Importance.values, Fraction(0))
    for requirement in group:
        importance = Importance(requirement.get("importance"))
        own = role.get(f"weight_{importance}") or IMPORTANCE_WEIGHTS[importance]
        sums[importance] += Fraction(own)
    others = sums[Importance.ESSENTIAL] + sums[Importance.PREFERRED]
    if others:
        allowed = others * MAX_ASSET_SHARE / (1 - MAX_ASSET_SHARE)
        sums[Importance.ASSET] = min(sums[Importance.ASSET], allowed)
    return sums
