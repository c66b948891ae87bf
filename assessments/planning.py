"""The plan: what closes the gaps of a score, and in which order.

When each step is due is for `scheduling`, what a plan comes to for `outlook`. Pure:
standard library only, no clock.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from assessments import scoring
from assessments.scoring import (
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Held,
    Need,
    Qualification,
    Requirement,
    Score,
    SkillHeld,
    SkillNeed,
)

MAX_MONTHS = 600
# A certificate whose field was not said could leave other lines open (see `scoring`).
NO_SPECIAL_FIELD = "00"
WEEKS_PER_MONTH = Fraction(1461, 336)  # 365.25 days / 12 months / 7 days
LONG_STUDY_WEEKS = 52


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

    `result` is None for a step that closes no gap. `points` are exact, out of 100. Just
    one of `hours` (learning, in all), `weeks` and `months` (calendar) is above 0. A
    qualification `reaches` an EQF level, and has an `entry_level` if the person does not
    hold that yet. `more_months` of direct experience come on top of what there is by
    then, whatever `result` says: two jobs of half a year are a year.
    """

    key: str
    action: str
    result: Held | None
    points: Fraction
    is_essential: bool
    hours: int = 0
    weeks: int = 0
    months: int = 0
    prerequisites: frozenset[str] = frozenset()
    reaches: int = 0
    entry_level: int = 0
    more_months: int = 0

    def weeks_of_effort(self, hours_per_week: int) -> Fraction:
        """Weeks from start to end when nothing else is done."""
        if self.hours:
            return Fraction(self.hours, hours_per_week)
        return self.weeks + self.months * WEEKS_PER_MONTH


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
        result = replace(have, related=min(MAX_MONTHS, have.related + months))
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


def own_result(need: Need, held: Held | None, months: int) -> Held:
    """What a step of the person's own leads to: the level asked, a qualification as asked,
    or `months` more of direct experience."""
    match need:
        case SkillNeed(level):
            return best_of(held, SkillHeld(level))
        case ExperienceNeed():
            return with_months(held, months)
        case EducationNeed(eqf_level, fields):
            one = Qualification(eqf_level, fields[0] if fields else NO_SPECIAL_FIELD)
            return best_of(held, EducationHeld((one,)))


def months_of(weeks: int) -> int:
    """Weeks of the calendar as whole months of experience, at least one."""
    return max(1, floor(weeks / WEEKS_PER_MONTH + Fraction(1, 2)))


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
                points = gain(score, step.key, step.result)
                steps.append(replace(step, points=points))
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


def is_too_long(step: Step) -> bool:
    """A year or more at school for what is not even essential: nobody's default."""
    return step.weeks >= LONG_STUDY_WEEKS and not step.is_essential


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


def ordered(
    steps: Iterable[Step], *, hours_per_week: int, begun: Collection[str] = ()
) -> list[Step]:
    """Unmet essentials first, then the most points per week of effort; a step whose
    prerequisite is among `steps` comes after it. What has `begun`, by action, goes before
    all. Independent of the order given."""
    waiting = sorted(
        steps,
        key=lambda step: (
            not step.is_essential,
            -step.points / step.weeks_of_effort(hours_per_week),
            step.key,
            step.action,
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
    return sorted(result, key=lambda step: step.action not in begun)


def gain(score: Score, key: str, result: Held | None) -> Fraction:
    """The exact points that `result` would add to the line of `key`; 0 if the role does
    not ask it or the line is not answered."""
    line = next((one for one in score.lines if one.requirement.key == key), None)
    if line is None or line.fulfilment is None or result is None:
        return Fraction(0)
    after = scoring.fulfilment(line.requirement.need, result) or Fraction(0)
    return scoring.HUNDRED * line.weight * max(after - line.fulfilment, Fraction(0))


def after_step(
    requirements: Sequence[Requirement], answers: Mapping[str, Held], step: Step
) -> dict[str, Held]:
    """The answers that `step` changes, as they are once it is done; nothing that is held
    already gets less. A qualification answers every education requirement at once."""
    if step.result is None:
        return {}
    if step.more_months:
        return {step.key: with_months(answers.get(step.key), step.more_months)}
    if not isinstance(step.result, EducationHeld):
        return {step.key: best_of(answers.get(step.key), step.result)}
    return {
        item.key: best_of(answers.get(item.key), step.result)
        for item in requirements
        if item.dimension == "education"
    }


def with_months(held: Held | None, months: int) -> ExperienceHeld:
    """`months` more of direct experience."""
    have = held if isinstance(held, ExperienceHeld) else ExperienceHeld(0)
    return replace(have, direct=min(MAX_MONTHS, have.direct + months))


def best_of(held: Held | None, result: Held) -> Held:
    """What a person has who held the one and has reached the other, of the same kind."""
    match held, result:
        case SkillHeld(level), SkillHeld(reached):
            return SkillHeld(max(level, reached))
        case ExperienceHeld(direct, related), ExperienceHeld():
            return ExperienceHeld(
                max(direct, result.direct), max(related, result.related)
            )
        case EducationHeld(finished, in_progress), EducationHeld():
            together = dict.fromkeys((*finished, *result.finished))
            return EducationHeld(tuple(together), in_progress)
    return result
