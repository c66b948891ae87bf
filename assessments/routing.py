"""The way to a role that is far over roles that are nearer: which to take first, by when
each is reached, and what each brings for the next.

Pure: standard library only, no clock. The catalogue and the words are for `route`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from assessments import planning, scoring
from assessments.outlook import outlook
from assessments.scheduling import DatedStep, schedule
from assessments.scoring import Band, Held, Requirement, Score, Weights

# From this many points on, one standing is clearly higher than another.
CLEARLY_HIGHER = 10
# A role that is further away than this is worth a stage on the way.
FAR = timedelta(days=366)
# Ready so much sooner, a role is worth being a stage.
CLEARLY_SOONER = timedelta(days=182)
EDUCATION = "education"
BANDS = tuple(Band)

Holdings = Mapping[str, Held]
"""What a person has whatever the role: by the key of a requirement, education as one."""


@dataclass(frozen=True)
class Place:
    """A role as the route sees it."""

    slug: str
    requirements: tuple[Requirement, ...]
    weights: Weights

    def score(self, holdings: Holdings) -> Score:
        return scoring.score(self.requirements, self.answers(holdings), self.weights)

    def answers(self, holdings: Holdings) -> dict[str, Held]:
        """The holdings by the keys of what this role asks."""
        keys = {item.key: _name(item) for item in self.requirements}
        return {key: holdings[name] for key, name in keys.items() if name in holdings}

    def holdings(self, answers: Mapping[str, Held]) -> dict[str, Held]:
        """The answers to this role, whatever the role."""
        found: dict[str, Held] = {}
        for item in self.requirements:
            if item.key in answers:
                name = _name(item)
                found[name] = planning.best_of(found.get(name), answers[item.key])
        return found


def _name(requirement: Requirement) -> str:
    is_education = requirement.dimension == "education"
    return EDUCATION if is_education else requirement.key


@dataclass(frozen=True)
class Pace:
    """Hours of learning a week, and the actions of the library to choose from."""

    hours_per_week: int
    actions: Sequence[planning.Action]


@dataclass(frozen=True)
class Stage:
    """The time until one is ready for a role: from `starts_on` to `ready_on`.

    `ready_on` goes by what is answered alone; None where the steps do not lead to Ready,
    or nothing is answered. `steps` are those that end by then. `holdings` is what the
    person has at the end.
    """

    place: Place
    before: Score
    after: Score
    starts_on: date
    ready_on: date | None
    steps: tuple[DatedStep, ...]
    holdings: Holdings

    @property
    def is_ready_before(self) -> bool:
        return self.ready_on is not None and not self.steps

    @property
    def open_count(self) -> int:
        """How many questions of this role are not answered."""
        return sum(not line.is_answered for line in self.before.lines)

    @property
    def over_on(self) -> date:
        """The first day of what comes next."""
        if not self.steps:
            return self.starts_on
        return max(one.ends_on for one in self.steps) + timedelta(days=1)


def stage(place: Place, holdings: Holdings, pace: Pace, *, starts_on: date) -> Stage:
    """From these holdings to being ready for the role, by the steps that would be proposed
    for it; what is still to do once the person is ready is not waited for."""
    before = place.score(holdings)
    answers = place.answers(holdings)
    known = [line.requirement for line in before.lines if line.is_answered]
    dated, ready_on = [], None
    if known and scoring.score(known, answers, place.weights).band == Band.READY:
        ready_on = starts_on
    elif known:
        steps = proposed(before, pace)
        dated = schedule(steps, hours_per_week=pace.hours_per_week, starts_on=starts_on)
        ready_on = outlook(known, answers, dated, place.weights).ready_on
        if ready_on is not None:
            dated = [one for one in dated if one.ends_on <= ready_on]
    for one in sorted(dated, key=lambda one: (one.ends_on, one.step.action)):
        answers |= planning.after_step(place.requirements, answers, one.step)
    reached = {**holdings, **place.holdings(answers)}
    return Stage(
        place=place,
        before=before,
        after=place.score(reached),
        starts_on=starts_on,
        ready_on=ready_on,
        steps=tuple(dated),
        holdings=reached,
    )


def proposed(score: Score, pace: Pace) -> list[planning.Step]:
    """The best step for each gap, in order, as for somebody who has not chosen anything."""
    found = planning.options(score, pace.actions, hours_per_week=pace.hours_per_week)
    best = [steps[0] for steps in found.values() if steps]
    steps = planning.merged(one for one in best if not planning.is_too_long(one))
    steps = planning.with_entry_levels(steps)
    return planning.ordered(steps, hours_per_week=pace.hours_per_week)


def ways(
    transitions: Iterable[tuple[str, str]], target: str
) -> dict[str, tuple[str, ...]]:
    """For each role from which usual steps lead to `target`, the shortest way there: from
    it to the target, both included. Of equally short ones, the first by name."""
    below: dict[str, list[str]] = {}
    for lower, higher in sorted(transitions):
        below.setdefault(higher, []).append(lower)
    found: dict[str, tuple[str, ...]] = {}
    ends: list[tuple[str, ...]] = [(target,)]
    while ends:
        longer = sorted(
            (lower, *way) for way in ends for lower in below.get(way[0], ())
        )
        ends = []
        for way in longer:
            if way[0] not in found and way[0] != target:
                found[way[0]] = way
                ends.append(way)
    return found


@dataclass(frozen=True)
class Route:
    """Stages from a role in reach up to the target, and the direct way for comparison.
    `holdings` are those of today."""

    stages: tuple[Stage, ...]
    direct: Stage
    holdings: Holdings

    @property
    def ready_on(self) -> date | None:
        """The day of being ready for the target; None if one of the stages has none."""
        if any(one.ready_on is None for one in self.stages):
            return None
        return self.stages[-1].ready_on

    def standings(self, place: Place) -> list[Score]:
        """The score for `place` today and after each stage, exactly."""
        moments = [self.holdings, *(one.holdings for one in self.stages)]
        return [place.score(holdings) for holdings in moments]


def route(
    target: Place,
    ladder: Mapping[str, Sequence[Place]],
    holdings: Holdings,
    pace: Pace,
    *,
    starts_on: date,
) -> Route | None:
    """The way over the nearest role in reach, or None: the target is not far, or nothing
    on the way is nearer. `ladder`: for each role below, the places from it to the target.
    """
    direct = stage(target, holdings, pace, starts_on=starts_on)
    if not is_far(direct):
        return None
    firsts = {
        slug: stage(way[0], holdings, pace, starts_on=starts_on)
        for slug, way in ladder.items()
    }
    in_reach = [slug for slug, one in firsts.items() if is_nearer(one, direct)]
    if not in_reach:
        return None
    slug = min(in_reach, key=lambda slug: _distance(firsts[slug], len(ladder[slug])))
    stages: list[Stage] = []
    for place in ladder[slug]:
        stages.append(
            stage(
                place,
                stages[-1].holdings if stages else holdings,
                pace,
                starts_on=stages[-1].over_on if stages else starts_on,
            )
        )
    return Route(tuple(stages), direct, holdings)


def is_far(direct: Stage) -> bool:
    """Is the role in one of the two lower bands, or not to be reached within a year?"""
    if direct.is_ready_before:
        return False
    if direct.before.band in (Band.STARTING, Band.DEVELOPING):
        return True
    return direct.ready_on is None or direct.ready_on - direct.starts_on > FAR


def is_nearer(one: Stage, direct: Stage) -> bool:
    """Is this role in reach, compared with the target? A better band, a clearly higher
    score, or ready half a year sooner; never by a guess from few answers."""
    if one.before.estimate is None:
        return False
    bands = (one.before.band, direct.before.band)
    if bands[0] and bands[1] and BANDS.index(bands[0]) > BANDS.index(bands[1]):
        return True
    higher = direct.before.estimate
    if higher is not None and one.before.estimate - higher >= CLEARLY_HIGHER:
        return True
    if one.ready_on is None or direct.ready_on is None:
        return one.ready_on is not None
    return direct.ready_on - one.ready_on >= CLEARLY_SOONER


def _distance(one: Stage, rungs: int) -> tuple[bool, Fraction, int, str]:
    """For sorting: the highest rung for which one is nearly ready; below that, the role
    that is best filled already."""
    is_near = one.before.band in (Band.NEARLY, Band.READY)
    standing = Fraction(0) if is_near else -(one.before.estimate or Fraction(0))
    return (not is_near, standing, rungs, one.place.slug)
