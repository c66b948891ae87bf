"""The weights of a role are sane: what it calls a must counts as one."""

from collections.abc import Iterator
from fractions import Fraction

from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem
from roles.editorial.shares import by_dimension, dimension_shares, importance_shares
from roles.enums import Dimension, Importance

# A dimension below the first share would not matter; one above the second, nothing else.
LEAST_SHARE, MOST_SHARE = Fraction(5, 100), Fraction(75, 100)
# With every essential and preferred requirement met, a person must count as Ready.
READY = Fraction(80, 100)
# With every essential met, but nothing else, a person is past the first band.
DEVELOPING = Fraction(35, 100)
# So many skills can be essential that people read and remember them.
ESSENTIAL_SKILLS = (3, 8)
# Two roles that share more of their essential skills are the same job twice.
MOST_SHARED = Fraction(1, 2)


def weights_go_together(catalogue: Catalogue) -> Iterator[Problem]:
    """A role has all three weights of a kind or none, and what matters more weighs more."""
    for role in catalogue.all("role"):
        for names in (Dimension.values, Importance.values):
            weights = [role.get(f"weight_{name}") for name in names]
            if any(weights) and not all(weights):
                yield role.problem("give all three weights, or none", "weights")
        essential, preferred, asset = (
            role.get(f"weight_{name}") or 0 for name in Importance.values
        )
        if not essential >= preferred >= asset:
            yield role.problem("let essential ones weigh most, assets least", "weights")


def all_dimensions_count(catalogue: Catalogue) -> Iterator[Problem]:
    """Each role asks for education, experience and skills, and none decides alone."""
    for role in catalogue.all("role"):
        groups = by_dimension(catalogue, role)
        for dimension in Dimension:
            if dimension not in groups:
                yield role.problem("asks nothing here: its weight is lost", dimension)
        for dimension, share in dimension_shares(role, groups).items():
            if not LEAST_SHARE <= share <= MOST_SHARE:
                yield role.problem(
                    f"weighs {_points(share)} points: too little or too much", dimension
                )


def essentials_carry(catalogue: Catalogue) -> Iterator[Problem]:
    """All essential requirements lead past the first band, and all but the assets are
    enough for Ready."""
    for role in catalogue.all("role"):
        shares = importance_shares(catalogue, role)
        if shares[Importance.ESSENTIAL] < DEVELOPING:
            yield role.problem(
                f"all essentials together carry {_points(shares[Importance.ESSENTIAL])} "
                f"points: they should carry {_points(DEVELOPING)}",
                "weights",
            )
        if 1 - shares[Importance.ASSET] < READY:
            yield role.problem(
                f"the assets carry {_points(shares[Importance.ASSET])} points: without "
                f"them nobody reaches {_points(READY)}, which is Ready",
                "weights",
            )


def essential_skills(catalogue: Catalogue) -> Iterator[Problem]:
    """Each role has a few skills that are essential: not none, and not all."""
    least, most = ESSENTIAL_SKILLS
    for role in catalogue.all("role"):
        number = len(_essentials(catalogue, role))
        if not least <= number <= most:
            yield role.problem(
                f"{number} essential skills: choose {least} to {most}", "skills"
            )


def roles_differ(catalogue: Catalogue) -> Iterator[Problem]:
    """No two roles ask nearly the same essential skills: each step of the ladder is one."""
    roles = catalogue.all("role")
    asked = {role.key: _essentials(catalogue, role) for role in roles}
    for number, role in enumerate(roles):
        for other in roles[number + 1 :]:
            one, two = asked[role.key], asked[other.key]
            if one and two and len(one & two) > MOST_SHARED * len(one | two):
                yield other.problem(
                    f"asks nearly the same essential skills as {role.key}: "
                    "say what makes the difference",
                    "skills",
                )


def _essentials(catalogue: Catalogue, role: Record) -> set[tuple[str, int]]:
    return {
        (requirement.one("skill"), int(requirement.get("level")))
        for requirement in catalogue.of_role("skillrequirement", role)
        if requirement.get("importance") == Importance.ESSENTIAL
    }


def _points(share: Fraction) -> int:
    return round(share * 100)
