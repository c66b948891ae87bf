"""The plan: what closes the gaps of a score, in which order, and when.

Learning is packed into the hours that a person gives each week, one step after the other;
work experience and courses with a timetable of their own run beside it in calendar time.
Pure: standard library only, no clock; every date is counted from `starts_on`.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from assessments import scoring
from assessments.rounding import apportion
from assessments.scoring import (
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Held,
    Qualification,
    Requirement,
    Score,
    SkillHeld,
    SkillNeed,
)

WEEKS_PER_MONTH = Fraction(1461, 336)  # 365.25 days / 12 months / 7 days


@dataclass(frozen=True)
class Action:
    """A way to close a gap. One target: `skill` or `area` (slugs), or `qualification`.

    Effort: `hours` of learning per skill level, or `weeks` of the calendar for a
    qualification; experience takes the months that are missing. `entry_level` is the EQF
    level that one needs to begin.
    """

    slug: str
    skill: str = ""
    max_level: int = 4
    hours: int = 0
    area: str = ""
    is_related: bool = False
    qualification: Qualification | None = None
    weeks: int = 0
    entry_level: int = 0
    prerequisites: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """One action for one gap: what it leads to and what it costs.

    `points` are exact, out of 100. Just one of `hours` (learning, in all), `weeks` and
    `months` (calendar) is above 0. A qualification `reaches` an EQF level, and has an
    `entry_level` if the person does not hold that yet.
    """

    key: str
    action: str
    result: Held
    points: Fraction
    is_essential: bool
    hours: int = 0
    weeks: int = 0
    months: int = 0
    prerequisites: frozenset[str] = frozenset()
    reaches: int = 0
    entry_level: int = 0

    def weeks_of_effort(self, hours_per_week: int) -> Fraction:
        """Weeks from start to end when nothing else is done."""
        if self.hours:
            return Fraction(self.hours, hours_per_week)
        return self.weeks + self.months * WEEKS_PER_MONTH


@dataclass(frozen=True)
class DatedStep:
    """A step with its first and last day."""

    step: Step
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Stage:
    """What a plan has reached once a step is done. `points` are whole and add up."""

    dated: DatedStep
    points: int


@dataclass(frozen=True)
class Outlook:
    """Where a plan leads: its stages by order of the plan, the score once all is done,
    and the day on which the person would be Ready (None: not by these steps alone, or
    they already are)."""

    stages: tuple[Stage, ...]
    score: Score
    ready_on: date | None
    ends_on: date | None


def step_for(requirement: Requirement, held: Held, action: Action) -> Step | None:
    """The step that `action` is for this gap, with points 0; None if it does not fit."""
    base = Step(
        key=requirement.key,
        action=action.slug,
        result=held,
        points=Fraction(0),
        is_essential=requirement.is_essential,
        prerequisites=action.prerequisites,
    )
    match requirement.need, held:
        case SkillNeed() as need, SkillHeld() as have:
            return _skill_step(base, need, have, action)
        case ExperienceNeed() as need, ExperienceHeld() as have:
            return _experience_step(base, need, have, action)
        case EducationNeed() as need, EducationHeld() as have:
            return _education_step(base, need, have, action)
    return None


def _skill_step(
    base: Step, need: SkillNeed, have: SkillHeld, action: Action
) -> Step | None:
    reached = min(need.level, action.max_level)
    if base.key != f"skill:{action.skill}" or reached <= have.level:
        return None
    hours = action.hours * (reached - have.level)
    return replace(base, result=SkillHeld(reached), hours=hours)


def _experience_step(
    base: Step, need: ExperienceNeed, have: ExperienceHeld, action: Action
) -> Step | None:
    missing = need.months - have.direct - scoring.RELATED_EXPERIENCE * have.related
    if base.key != f"experience:{action.area}" or missing <= 0:
        return None
    if action.is_related:
        months = ceil(missing / scoring.RELATED_EXPERIENCE)
        result = replace(have, related=have.related + months)
    else:
        months = ceil(missing)
        result = replace(have, direct=have.direct + months)
    return replace(base, result=result, months=months)


def _education_step(
    base: Step, need: EducationNeed, have: EducationHeld, action: Action
) -> Step | None:
    if action.qualification is None:
        return None
    held_level = max(one.eqf_level for one in have.finished)
    entry_level = action.entry_level if action.entry_level > held_level else 0
    if entry_level >= need.eqf_level:
        return None  # one would need just what is missing to begin
    result = replace(have, finished=(*have.finished, action.qualification))
    before = scoring.fulfilment(need, have) or Fraction(0)
    after = scoring.fulfilment(need, result)
    if after is None or after <= before:
        return None
    return replace(
        base,
        result=result,
        weeks=action.weeks,
        reaches=action.qualification.eqf_level,
        entry_level=entry_level,
    )


def options(
    score: Score, actions: Iterable[Action], *, hours_per_week: int
) -> dict[str, list[Step]]:
    """For each gap of the score, by key, the steps that would close it, best first.

    Best is what earns most points, then the lowest qualification, then what takes the
    fewest weeks, then by slug. A gap is an answered requirement that is not met.
    """
    found: dict[str, list[Step]] = {}
    actions = list(actions)
    for line in score.lines:
        if line.held is None or not line.is_answered or line.is_met:
            continue
        steps = []
        for action in actions:
            step = step_for(line.requirement, line.held, action)
            if step is not None:
                after = scoring.fulfilment(line.requirement.need, step.result) or 0
                gain = scoring.HUNDRED * line.weight * (after - (line.fulfilment or 0))
                steps.append(replace(step, points=gain))
        steps.sort(
            key=lambda one: (
                -one.points,
                one.reaches,
                one.weeks_of_effort(hours_per_week),
                one.action,
            )
        )
        found[line.requirement.key] = steps
    return found


def merged(steps: Iterable[Step]) -> list[Step]:
    """The steps with each action once: one qualification may close several gaps. The
    first gap lends its key, the points add up."""
    by_action: dict[str, Step] = {}
    for step in steps:
        same = by_action.get(step.action)
        if same is not None:
            step = replace(
                same,
                points=same.points + step.points,
                is_essential=same.is_essential or step.is_essential,
            )
        by_action[step.action] = step
    return list(by_action.values())


def with_entry_levels(steps: Iterable[Step]) -> list[Step]:
    """The steps, those that need a qualification to begin now also waiting for every
    step among them that leads there."""
    steps = list(steps)
    return [
        replace(
            step,
            prerequisites=step.prerequisites
            | {
                other.action
                for other in steps
                if step.entry_level and step.entry_level <= other.reaches < step.reaches
            },
        )
        for step in steps
    ]


def ordered(steps: Iterable[Step], *, hours_per_week: int) -> list[Step]:
    """Unmet essentials first, then the most points per week of effort; a step whose
    prerequisite is among `steps` comes after it. Independent of the order given."""
    waiting = sorted(
        steps,
        key=lambda step: (
            not step.is_essential,
            -step.points / step.weeks_of_effort(hours_per_week),
            step.key,
        ),
    )
    result: list[Step] = []
    while waiting:
        open_actions = {step.action for step in waiting}
        free = (step for step in waiting if not step.prerequisites & open_actions)
        # A circle of prerequisites is an editor's slip; it must not stop a person.
        chosen = next(free, waiting[0])
        waiting.remove(chosen)
        result.append(chosen)
    return result


def schedule(
    steps: Sequence[Step], *, hours_per_week: int, starts_on: date
) -> list[DatedStep]:
    """Dates for `steps`, in their order. Learning steps follow each other and fill
    `hours_per_week` (at least 1); the others run beside them. Nothing begins before its
    prerequisites have ended. ValueError for less than one hour a week."""
    if hours_per_week < 1:
        raise ValueError("a plan needs at least one hour a week")
    ends: dict[str, Fraction] = {}  # days since starts_on, by action
    free_from = Fraction(0)
    dated = []
    for step in steps:
        begin = max((ends[one] for one in step.prerequisites if one in ends), default=0)
        begin = Fraction(begin)
        if step.hours:
            begin = max(begin, free_from)
            end = begin + Fraction(7 * step.hours, hours_per_week)
            free_from = end
        elif step.weeks:
            end = begin + 7 * step.weeks
        else:
            first_day = starts_on + timedelta(days=ceil(begin))
            after = _add_months(first_day, step.months)
            end = Fraction((after - starts_on).days)
        ends[step.action] = max(end, ends.get(step.action, end))
        dated.append(_dated(step, starts_on, begin, end))
    return dated


def _dated(step: Step, starts_on: date, begin: Fraction, end: Fraction) -> DatedStep:
    first = floor(begin) if step.hours else ceil(begin)
    last = max(first, ceil(end) - 1)
    return DatedStep(
        step, starts_on + timedelta(days=first), starts_on + timedelta(days=last)
    )


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def outlook(
    requirements: Sequence[Requirement],
    answers: Mapping[str, Held],
    dated: Sequence[DatedStep],
    weights: scoring.Weights | None = None,
) -> Outlook:
    """Score the plan step by step, in the order in which the steps end.

    The whole points of the stages add up to the printed score after minus before.
    """
    before = score = scoring.score(requirements, answers, weights)
    ready_on = None
    now = dict(answers)
    gains: dict[str, Fraction] = {}
    for one in sorted(dated, key=lambda one: (one.ends_on, one.step.key)):
        now |= after_step(requirements, now, one.step)
        after = scoring.score(requirements, now, weights)
        gains[one.step.key] = after.low - score.low
        score = after
        if ready_on is None and score.band == scoring.Band.READY:
            ready_on = one.ends_on
    points = apportion(gains, score.printed - before.printed)
    return Outlook(
        stages=tuple(Stage(one, points[one.step.key]) for one in dated),
        score=score,
        ready_on=None if before.band == scoring.Band.READY else ready_on,
        ends_on=max((one.ends_on for one in dated), default=None),
    )


def after_step(
    requirements: Sequence[Requirement], answers: Mapping[str, Held], step: Step
) -> dict[str, Held]:
    """The answers that `step` changes, as they are once it is done. A qualification
    answers every education requirement at once."""
    result = step.result
    if not isinstance(result, EducationHeld):
        return {step.key: result}
    held = answers[step.key]
    assert isinstance(held, EducationHeld)  # noqa: S101 - same key, same kind
    finished = tuple(dict.fromkeys((*held.finished, *result.finished)))
    return {
        item.key: replace(held, finished=finished)
        for item in requirements
        if item.dimension == "education"
    }
