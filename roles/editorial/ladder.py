"""The ladder: steps lead up, between roles that readers can see, and leave none out."""

from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

# A usual step takes some months, and not half a working life.
MONTHS = (6, 72)
ISCO = "isco-08"


def steps_lead_up(catalogue: Catalogue) -> Iterator[Problem]:
    """A step joins two published roles of one family, and never goes down."""
    roles = {role.key: role for role in catalogue.all("role")}
    for step in catalogue.all("transition"):
        lower, upper = roles.get(step.one("from_role")), roles.get(step.one("to_role"))
        if lower is None or upper is None:
            continue  # `references` tells
        for role, field in ((lower, "from_role"), (upper, "to_role")):
            if role.get("is_published") is False:
                yield step.problem(
                    f"{role.key} is not published: readers miss it", field
                )
        if _rung(lower) > _rung(upper):
            yield step.problem("leads down: turn it round", "to_role")
        if lower.get("family") != upper.get("family"):
            yield step.problem("joins two families: no ladder shows it", "to_role")


def steps_take_months(catalogue: Catalogue) -> Iterator[Problem]:
    """A step takes as long as such steps do."""
    least, most = MONTHS
    for step in catalogue.all("transition"):
        months = step.get("typical_months") or 0
        if not least <= months <= most:
            yield step.problem(f"{months}: say {least} to {most}", "typical_months")


def nobody_left_out(catalogue: Catalogue) -> Iterator[Problem]:
    """Every role but those of the lowest rung can be reached, and every one but those of
    the highest leads on."""
    steps = catalogue.all("transition")
    reached = {step.one("to_role") for step in steps}
    left = {step.one("from_role") for step in steps}
    for family, roles in _families(catalogue).items():
        rungs = [_rung(role) for role in roles]
        for role in roles if len(roles) > 1 else ():
            if _rung(role) > min(rungs) and role.key not in reached:
                yield role.problem(f"no step of {family} leads here: add one", "rung")
            if _rung(role) < max(rungs) and role.key not in left:
                yield role.problem(f"no step of {family} leads on: add one", "rung")


def classified(catalogue: Catalogue) -> Iterator[Problem]:
    """Each role has a family and at least one code of ISCO-08."""
    for role in catalogue.all("role"):
        if not role.get("family"):
            yield role.problem("say to which family it belongs", "family")
        if not any(code[0] == ISCO for code in role.get("codes") or []):
            yield role.problem("name the unit group of ISCO-08", "codes")


def _families(catalogue: Catalogue) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for role in catalogue.all("role"):
        found.setdefault(role.one("family"), []).append(role)
    return found


def _rung(role: Record) -> int:
    return int(role.get("rung") or 1)
