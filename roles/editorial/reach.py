"""Every gap can be closed: for each requirement there is something that one can do."""

from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

TOP_LEVEL = 4
# Hours of learning for one level: an afternoon at least, a language course at most.
HOURS = (4, 200)
# Weeks for a qualification: a month at least, six years at most.
WEEKS = (4, 312)


def requirements_reachable(catalogue: Catalogue) -> Iterator[Problem]:
    """An action leads to each skill level, area and qualification that a role asks."""
    actions = catalogue.all("action")
    for asked in catalogue.all("skillrequirement"):
        if _top_level(actions, asked.one("skill")) < asked.get("level"):
            yield asked.problem(
                f"no action leads to level {asked.get('level')}: add one", "level"
            )
    for asked in catalogue.all("experiencerequirement"):
        if not any(_gives(action, asked.one("area")) for action in actions):
            yield asked.problem("no action gives this experience: add one", "area")
    for asked in catalogue.all("educationrequirement"):
        if not any(_qualifies(action, asked) for action in actions):
            yield asked.problem(
                "no action leads to this level and field: add one", "eqf_level"
            )


def skills_can_be_learnt_to_the_end(catalogue: Catalogue) -> Iterator[Problem]:
    """Each skill can be brought to its top level."""
    actions = catalogue.all("action")
    for skill in catalogue.all("skill"):
        if _top_level(actions, skill.key) < TOP_LEVEL:
            yield skill.problem(f"no action leads to level {TOP_LEVEL}: add one")


def effort_is_sane(catalogue: Catalogue) -> Iterator[Problem]:
    """Hours and weeks of actions are such that people really spend them."""
    for action in catalogue.all("action"):
        for field, (least, most) in (("hours", HOURS), ("weeks", WEEKS)):
            effort = action.get(field)
            if effort is not None and not least <= effort <= most:
                yield action.problem(f"{effort}: say {least} to {most}", field)


def qualifications_can_be_begun(catalogue: Catalogue) -> Iterator[Problem]:
    """What one needs to begin a qualification, another action leads to."""
    actions = [one for one in catalogue.all("action") if one.get("eqf_level")]
    for action in actions:
        entry = action.get("entry_eqf_level") or 0
        ways = (
            other
            for other in actions
            if other.get("eqf_level") >= entry > (other.get("entry_eqf_level") or 0)
        )
        if entry and not any(ways):
            yield action.problem(f"no action leads to level {entry}", "entry_eqf_level")


def prerequisites_come_first(catalogue: Catalogue) -> Iterator[Problem]:
    """What is to be done before an action does not, in the end, wait for it."""
    before = {
        action.key: {one[0] for one in action.get("prerequisites") or []}
        for action in catalogue.all("action")
    }
    for action in catalogue.all("action"):
        if action.key in _all_before(before, action.key):
            yield action.problem(
                "comes before itself: break the circle", "prerequisites"
            )


def _all_before(before: dict[str, set[str]], key: str) -> set[str]:
    found: set[str] = set()
    waiting = [*before[key]]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += before.get(one, ())
    return found


def _top_level(actions: list[Record], skill: str) -> int:
    levels = (
        int(action.get("max_level") or TOP_LEVEL)
        for action in actions
        if action.one("skill") == skill
    )
    return max(levels, default=0)


def _gives(action: Record, area: str) -> bool:
    return action.one("area") == area and not action.get("is_related")


def _qualifies(action: Record, asked: Record) -> bool:
    wanted = tuple(str(asked.get("isced_fields") or "").split())
    reaches = (action.get("eqf_level") or 0) >= asked.get("eqf_level")
    return reaches and (
        not wanted or str(action.get("isced_field") or "").startswith(wanted)
    )
