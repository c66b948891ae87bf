"""Where a plan leads: the score after each step, and the day of being Ready. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assessments import scoring
from assessments.planning import after_step
from assessments.rounding import apportion_changes
from assessments.scheduling import DatedStep
from assessments.scoring import Held, Requirement, Score


@dataclass(frozen=True)
class Stage:
    """What a plan has reached once a step is done. `points` are whole and add up."""

    dated: DatedStep
    points: int


@dataclass(frozen=True)
class Outlook:
    """Where a plan leads: its stages by order of the plan, the score and the answers once
    all is done, and the day on which the person would be Ready (None: not by these steps
    alone, or they already are)."""

    stages: tuple[Stage, ...]
    score: Score
    answers: Mapping[str, Held]
    ready_on: date | None
    ends_on: date | None


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
    for one in sorted(dated, key=lambda one: (one.ends_on, one.step.action)):
        now |= after_step(requirements, now, one.step)
        after = scoring.score(requirements, now, weights)
        gains[one.step.action] = after.low - score.low
        score = after
        if ready_on is None and score.band == scoring.Band.READY:
            ready_on = one.ends_on
    points = apportion_changes(gains, score.printed - before.printed)
    return Outlook(
        stages=tuple(Stage(one, points[one.step.action]) for one in dated),
        score=score,
        answers=now,
        ready_on=None if before.band == scoring.Band.READY else ready_on,
        ends_on=max((one.ends_on for one in dated), default=None),
    )
