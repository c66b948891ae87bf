"""The score: what a person has, held against what a role asks. Formula version 1.

Additive, so that what is shown is what is computed: `score = Σ 100 · weight · fulfilment`.
All arithmetic is exact (fractions). Pure: no Django, no database, no language, no clock.
A change of any number or rule below is a new FORMULA_VERSION.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TypeAlias

from assessments.rounding import apportion, half_up

FORMULA_VERSION = 1

HUNDRED = Fraction(100)
HALF = Fraction(1, 2)

DIMENSION_WEIGHTS = {
    "education": Fraction(25, 100),
    "experience": Fraction(30, 100),
    "skills": Fraction(45, 100),
}
IMPORTANCE_WEIGHTS = {
    "essential": Fraction(3),
    "preferred": Fraction(2),
    "asset": Fraction(1),
}
# In a dimension that asks for more than assets, these carry no more than this share.
MAX_ASSET_SHARE = Fraction(1, 4)
# Related months count by half.
RELATED_EXPERIENCE = HALF
# EQF levels are ordinal, so the gap counts, not the ratio: 0, 1, 2, then nothing.
EDUCATION_BY_GAP = (Fraction(1), Fraction(6, 10), Fraction(3, 10))
MISSING_FIELD = HALF
# Study in progress counts this far from what is held towards what it leads to.
STUDY_IN_PROGRESS = HALF
# From this coverage on there is a single figure, marked as an estimate.
MIN_COVERAGE = Fraction(6, 10)

READY_SCORE = 80
NEARLY_SCORE = 60
NEARLY_FULFILMENT = Fraction(6, 10)
DEVELOPING_SCORE = 35


class Band(StrEnum):
    """Where a person stands, from the lowest to the highest."""

    STARTING = "starting"
    DEVELOPING = "developing"
    NEARLY = "nearly"
    READY = "ready"


@dataclass(frozen=True)
class SkillNeed:
    """A skill level from 1 to 4."""

    level: int


@dataclass(frozen=True)
class ExperienceNeed:
    """Months of work in one area, at least 1."""

    months: int


@dataclass(frozen=True)
class EducationNeed:
    """An EQF level from 1 to 8; any one of the ISCED-F `fields` if some are named."""

    eqf_level: int
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class SkillHeld:
    """A skill level from 0 to 4."""

    level: int


@dataclass(frozen=True)
class ExperienceHeld:
    """Months worked in the area itself, and in related ones."""

    direct: int
    related: int = 0


@dataclass(frozen=True)
class Qualification:
    """An EQF level (0: no certificate) and its ISCED-F field (None: not said)."""

    eqf_level: int
    field: str | None = None


@dataclass(frozen=True)
class EducationHeld:
    """Finished qualifications, and those that are being studied for."""

    finished: tuple[Qualification, ...]
    in_progress: tuple[Qualification, ...] = ()


Need: TypeAlias = SkillNeed | ExperienceNeed | EducationNeed
Held: TypeAlias = SkillHeld | ExperienceHeld | EducationHeld


@dataclass(frozen=True)
class Requirement:
    """One thing a role asks. The key is unique in the role, such as "skill:coaching"."""

    key: str
    importance: str
    need: Need

    @property
    def dimension(self) -> str:
        match self.need:
            case EducationNeed():
                return "education"
            case ExperienceNeed():
                return "experience"
            case SkillNeed():
                return "skills"

    @property
    def is_essential(self) -> bool:
        return self.importance == "essential"


@dataclass(frozen=True)
class Weights:
    """How much dimensions and importances count; only the ratios matter."""

    dimensions: Mapping[str, Fraction] = field(default_factory=DIMENSION_WEIGHTS.copy)
    importance: Mapping[str, Fraction] = field(default_factory=IMPORTANCE_WEIGHTS.copy)


@dataclass(frozen=True)
class Line:
    """One line of the ledger.

    `weight` is the share of the whole (0 to 1), `fulfilment` is 0 to 1 or None for "not
    answered"; `points` of `points_possible` are the whole numbers to print.
    """

    requirement: Requirement
    held: Held | None
    weight: Fraction
    fulfilment: Fraction | None
    points: int
    points_possible: int

    @property
    def earned(self) -> Fraction:
        return HUNDRED * self.weight * (self.fulfilment or 0)

    @property
    def lost(self) -> Fraction:
        return HUNDRED * self.weight - self.earned

    @property
    def is_answered(self) -> bool:
        return self.fulfilment is not None

    @property
    def is_met(self) -> bool:
        return self.fulfilment == 1

    @property
    def is_gate(self) -> bool:
        """An essential that was answered and is not met."""
        return self.requirement.is_essential and self.is_answered and not self.is_met


@dataclass(frozen=True)
class Score:
    """The ledger and its sums. `low`, `high` and `estimate` are exact, 0 to 100.

    The printed figures never flatter: `printed` and `printed_estimate` are cut, not
    rounded up. `printed` is the sum of the lines' points.
    """

    lines: tuple[Line, ...]
    coverage: Fraction
    low: Fraction
    high: Fraction
    band: Band | None
    printed: int
    printed_high: int

    @property
    def is_complete(self) -> bool:
        return self.coverage == 1

    @property
    def estimate(self) -> Fraction | None:
        """`low / coverage`, or None when too little is answered to say."""
        if self.coverage < MIN_COVERAGE:
            return None
        return self.low / self.coverage

    @property
    def printed_estimate(self) -> int | None:
        return None if self.estimate is None else floor(self.estimate)

    @property
    def gates(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_gate)

    def line(self, key: str) -> Line:
        """The line of one requirement; KeyError if the role does not ask it."""
        for line in self.lines:
            if line.requirement.key == key:
                return line
        raise KeyError(key)


def effective_weights(
    requirements: Sequence[Requirement], weights: Weights | None = None
) -> dict[str, Fraction]:
    """The share of the whole that each requirement carries, by key; they add up to 1.

    `W_d · w_i / Σ w_j` within the dimension, the dimensions renormalised over those that
    the role has, and assets held to MAX_ASSET_SHARE where they have company.
    """
    weights = weights or Weights()
    own = {
        requirement.key: weights.importance[requirement.importance]
        for requirement in requirements
    }
    if len(own) != len(requirements):
        raise ValueError("two requirements have the same key")
    by_dimension: dict[str, list[Requirement]] = {}
    for requirement in requirements:
        by_dimension.setdefault(requirement.dimension, []).append(requirement)
    whole = sum(weights.dimensions[dimension] for dimension in by_dimension)
    shares: dict[str, Fraction] = {}
    for dimension, group in by_dimension.items():
        group_share = Fraction(weights.dimensions[dimension]) / whole
        inner = _within_dimension(group, own)
        inner_sum = sum(inner.values())
        for key, weight in inner.items():
            shares[key] = group_share * weight / inner_sum
    return shares


def _within_dimension(
    group: Sequence[Requirement], own: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """The weights of one dimension, with its assets scaled down if they are too many."""
    assets = sum(own[item.key] for item in group if item.importance == "asset")
    others = sum(own[item.key] for item in group if item.importance != "asset")
    allowed = others * MAX_ASSET_SHARE / (1 - MAX_ASSET_SHARE)
    scale = allowed / assets if others and assets > allowed else Fraction(1)
    return {
        item.key: Fraction(own[item.key]) * (scale if item.importance == "asset" else 1)
        for item in group
    }


def fulfilment(need: Need, held: Held | None) -> Fraction | None:
    """How far `held` meets `need`: 0 to 1, or None if that was not answered.

    More than is asked counts as 1. TypeError if the two are of different kinds.
    """
    match need, held:
        case _, None:
            return None
        case SkillNeed(), SkillHeld():
            return min(Fraction(1), Fraction(held.level, need.level))
        case ExperienceNeed(), ExperienceHeld():
            months = held.direct + RELATED_EXPERIENCE * held.related
            return min(Fraction(1), months / need.months)
        case EducationNeed(), EducationHeld():
            return _education_fulfilment(need, held)
    raise TypeError(f"{held!r} does not answer {need!r}")


def _education_fulfilment(need: EducationNeed, held: EducationHeld) -> Fraction | None:
    """None as long as a field of study that was not said could make a difference."""
    if not held.finished:
        return None
    now, now_at_most = _best(need, held.finished)
    aim, aim_at_most = _best(need, held.in_progress)
    if now_at_most > now or aim_at_most > max(now, aim):
        return None
    return now + STUDY_IN_PROGRESS * max(Fraction(0), aim - now)


def _best(
    need: EducationNeed, qualifications: Iterable[Qualification]
) -> tuple[Fraction, Fraction]:
    """What the best of them is worth at least, and at most if its field were known."""
    worth = [_by_qualification(need, one) for one in qualifications]
    return (
        max((least for least, _ in worth), default=Fraction(0)),
        max((most for _, most in worth), default=Fraction(0)),
    )


def _by_qualification(
    need: EducationNeed, one: Qualification
) -> tuple[Fraction, Fraction]:
    gap = max(0, need.eqf_level - one.eqf_level)
    by_level = EDUCATION_BY_GAP[gap] if gap < len(EDUCATION_BY_GAP) else Fraction(0)
    if not need.fields:
        return by_level, by_level
    if one.field is None:
        return by_level * MISSING_FIELD, by_level
    covered = one.field.startswith(need.fields)
    worth = by_level if covered else by_level * MISSING_FIELD
    return worth, worth


def score(
    requirements: Sequence[Requirement],
    answers: Mapping[str, Held],
    weights: Weights | None = None,
) -> Score:
    """Hold `answers` (by requirement key; a missing key is "not answered") against
    `requirements`. ValueError if there is none."""
    if not requirements:
        raise ValueError("a role that asks nothing cannot be scored")
    shares = effective_weights(requirements, weights)
    met = {
        item.key: fulfilment(item.need, answers.get(item.key)) for item in requirements
    }
    answered = {key: part for key, part in met.items() if part is not None}
    earned = {key: HUNDRED * shares[key] * part for key, part in answered.items()}
    lost = {key: HUNDRED * shares[key] - points for key, points in earned.items()}
    low, high = sum(earned.values(), Fraction(0)), HUNDRED - sum(lost.values())
    points, missed, unknown = _printed(earned, lost, shares)
    lines = tuple(
        Line(
            requirement=item,
            held=answers.get(item.key),
            weight=shares[item.key],
            fulfilment=met[item.key],
            points=points.get(item.key, 0),
            points_possible=sum(
                cell.get(item.key, 0) for cell in (points, missed, unknown)
            ),
        )
        for item in requirements
    )
    return Score(
        lines=lines,
        coverage=sum((shares[key] for key in answered), Fraction(0)),
        low=low,
        high=high,
        band=band(lines, low),
        printed=sum(points.values()),
        printed_high=100 - sum(missed.values()),
    )


def _printed(
    earned: Mapping[str, Fraction],
    lost: Mapping[str, Fraction],
    shares: Mapping[str, Fraction],
) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Points earned, lost and unknown as whole numbers that add up to 100 together.

    Rounded apart, a line could read "22 of 21"; so each line's possible points are the
    sum of its own three rounded cells.
    """
    unknown = {key: HUNDRED * v for key, v in shares.items() if key not in earned}
    low = floor(sum(earned.values()))
    missed = 100 - low if not unknown else half_up(sum(lost.values(), Fraction(0)))
    # Two roundings may leave the unknown cells less than their cut sum: never below it.
    missed = min(missed, 100 - low - sum(floor(share) for share in unknown.values()))
    return (
        apportion(earned, low),
        apportion(lost, missed),
        apportion(unknown, 100 - low - missed),
    )


def band(lines: Iterable[Line], low: Fraction) -> Band | None:
    """Where these lines and the sure score put a person; None while an essential is
    unanswered. An unmet essential caps the band, however high the score."""
    essentials = [line.fulfilment for line in lines if line.requirement.is_essential]
    worst = Fraction(1)
    for part in essentials:
        if part is None:
            return None
        worst = min(worst, part)
    if worst == 1 and low >= READY_SCORE:
        return Band.READY
    if worst >= NEARLY_FULFILMENT and low >= NEARLY_SCORE:
        return Band.NEARLY
    return Band.DEVELOPING if low >= DEVELOPING_SCORE else Band.STARTING
