"""Records are named once, and name only what exists."""

from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

# What each reference names.
TARGETS = {
    "role": "role",
    "from_role": "role",
    "to_role": "role",
    "family": "rolefamily",
    "skill": "skill",
    "area": "experiencearea",
}
MANY_TARGETS = {"codes": "occupationcode", "prerequisites": "action"}


def named_once(catalogue: Catalogue) -> Iterator[Problem]:
    """No two records have the same natural key: the second would replace the first."""
    seen: dict[str, Record] = {}
    for record in catalogue.records:
        if record.name in seen:
            yield record.problem(
                f"stands in {seen[record.name].file} already: keep one"
            )
        seen.setdefault(record.name, record)


def targets_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """Every skill, area, role, code and action that a record names is there."""
    known = {
        model: catalogue.keys(model)
        for model in {*TARGETS.values(), *MANY_TARGETS.values()}
    }
    for record in catalogue.records:
        for field, model, key in _references(record):
            if key not in known[model]:
                yield record.problem(f"there is no {model} {key}: add it", field)


def _references(record: Record) -> Iterator[tuple[str, str, str]]:
    for field, model in TARGETS.items():
        if record.get(field):
            yield field, model, record.one(field)
    for field, model in MANY_TARGETS.items():
        for key in record.get(field) or []:
            yield field, model, "/".join(key)


def skills_and_areas_used(catalogue: Catalogue) -> Iterator[Problem]:
    """Every skill, area and occupation code belongs to some role."""
    for kind, model in (("skill", "skill"), ("area", "experiencearea")):
        asked = {
            requirement.one(kind)
            for requirement in (
                *catalogue.all("skillrequirement"),
                *catalogue.all("experiencerequirement"),
            )
        }
        for record in catalogue.all(model):
            if record.key not in asked:
                yield record.problem("no role asks for it: use it or take it out")
    matched = {
        "/".join(code)
        for role in catalogue.all("role")
        for code in role.get("codes") or []
    }
    for record in catalogue.all("occupationcode"):
        if record.key not in matched:
            yield record.problem("no role names it: use it or take it out")
