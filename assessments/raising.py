"""Raising one line of a score: what it can be raised to, and the step that takes it there.

Pure: standard library only. Words are for `forms`, what it all comes to for `whatif`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from assessments.planning import NO_SPECIAL_FIELD, Action, Step, gain, step_for
from assessments.scoring import (
    RELATED_EXPERIENCE,
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Held,
    Line,
    Need,
    Qualification,
    Score,
    SkillHeld,
    SkillNeed,
    fulfilment,
)

MORE_MONTHS = (3, 6, 12, 24, 36)


@dataclass(frozen=True)
class Raise:
    """What a line may be raised to. `value` is a skill level, an EQF level, or months of
    direct experience more than today; `held` is what the person would have then."""

    value: int
    held: Held


def raises(line: Line) -> list[Raise]:
    """What this line can be raised to, lowest first: what earns more than today does, and
    no more than is asked, for that would change nothing. Empty for a line that is met."""
    need = line.requirement.need
    today = Fraction(-1) if line.fulfilment is None else line.fulfilment
    return [
        one
        for one in _upwards(need, line.held)
        if (part := fulfilment(need, one.held)) is not None and part > today
    ]


def _upwards(need: Need, held: Held | None) -> Iterator[Raise]:
    match need:
        case SkillNeed(level):
            for value in range(1, level + 1):
                yield Raise(value, SkillHeld(value))
        case ExperienceNeed(months):
            have = held if isinstance(held, ExperienceHeld) else ExperienceHeld(0)
            missing = ceil(months - have.direct - RELATED_EXPERIENCE * have.related)
            for more in (*(one for one in MORE_MONTHS if one < missing), missing):
                yield Raise(more, replace(have, direct=have.direct + more))
        case EducationNeed(eqf_level, fields):
            studied = held if isinstance(held, EducationHeld) else EducationHeld(())
            field = fields[0] if fields else NO_SPECIAL_FIELD
            for level in range(1, eqf_level + 1):
                finished = (*studied.finished, Qualification(level, field))
                yield Raise(level, replace(studied, finished=finished))


def same_step(line: Line, raised: Raise, steps: Iterable[Step]) -> Step | None:
    """The first of the library's `steps` for this line that leads just there."""
    need = line.requirement.need
    for step in steps:
        if isinstance(need, EducationNeed):
            is_same = fulfilment(need, step.result) == fulfilment(need, raised.held)
        else:
            is_same = step.result == raised.held
        if is_same:
            return step
    return None


def step_to(
    score: Score, line: Line, raised: Raise, actions: Iterable[Action]
) -> Step | None:
    """The step that leads from what is held to `raised` and no further.

    A skill costs the hours of the action that gets there in the fewest, months are months.
    None where no effort is known: no action leads there, or today's level is not answered.
    `action` is that of the library, or "" for months that no action of it brings.
    """
    if line.held is None or not line.is_answered:
        return None
    is_experience = isinstance(line.requirement.need, ExperienceNeed)
    found = (_months if is_experience else _hours)(line, raised, actions)
    if found is None:
        return None
    points = gain(score, found.key, found.result)
    return replace(found, points=points, prerequisites=frozenset())


def _hours(line: Line, raised: Raise, actions: Iterable[Action]) -> Step | None:
    """As if no more were asked than what the line is raised to."""
    if not isinstance(raised.held, SkillHeld) or line.held is None:
        return None
    modest = replace(line.requirement, need=SkillNeed(raised.held.level))
    steps = (step_for(modest, line.held, action) for action in actions)
    fitting = [step for step in steps if step and step.result == raised.held]
    return min(fitting, key=lambda step: (step.hours, step.action), default=None)


def _months(line: Line, raised: Raise, actions: Iterable[Action]) -> Step:
    area = line.requirement.key.partition(":")[2]
    jobs = sorted(
        one.slug for one in actions if one.area == area and not one.is_related
    )
    return Step(
        key=line.requirement.key,
        action=jobs[0] if jobs else "",
        result=raised.held,
        points=Fraction(0),
        is_essential=line.requirement.is_essential,
        months=raised.value,
    )
