"""A result in the file: what was asked, answered and scored, as it was frozen that day.

A file is never believed: the score is computed anew from its own items, answers and
weights, and a result that says anything else is refused.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assessments import scoring
from assessments.models import AgreedRating
from assessments.own_data.values import (
    AskedLevel,
    Day,
    Held,
    IscedField,
    Key,
    Level,
    Part,
    Slug,
    Texts,
    fits,
    listed,
    refuse,
    whole,
    words,
)
from assessments.snapshot import is_true
from roles.enums import Importance
from roles.models import MAX_MONTHS

MAX_ITEMS = 200

Weight = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,5}(/[1-9][0-9]{0,5})?$")]
Exact = Annotated[
    str, Field(pattern=r"^[0-9]+(/[0-9]+)?$", max_length=4000)
]  # a fraction, such as "83/2"
Points = whole(0, 100)


class RoleThen(Part):
    """The role, as it was called then."""

    slug: Slug = Field(description="The role's short name in addresses.")
    title: Texts = Field(description="Its title by language.")


class DimensionWeights(Part):
    """How much each kind of requirement counted."""

    education: Weight = Field(description="A whole number or a fraction.")
    experience: Weight = Field(description="A whole number or a fraction.")
    skills: Weight = Field(description="A whole number or a fraction.")


class ImportanceWeights(Part):
    """How much each importance counted."""

    essential: Weight = Field(description="A whole number or a fraction.")
    preferred: Weight = Field(description="A whole number or a fraction.")
    asset: Weight = Field(description="A whole number or a fraction.")


class WeightsThen(Part):
    """How much everything counted; only the ratios matter."""

    dimensions: DimensionWeights = Field(description="By kind of requirement.")
    importance: ImportanceWeights = Field(description="By importance.")


class EducationNeed(Part):
    """A qualification that was asked for."""

    eqf_level: whole(1, 8) = Field(description="Level of the EQF, 1 to 8.")
    isced_fields: listed(IscedField, 20) = Field(
        description="ISCED-F fields of which any one will do; none: any field."
    )


class ExperienceNeed(Part):
    """Work that was asked for."""

    months: whole(1, MAX_MONTHS) = Field(description="Months in the area.")


class SkillNeed(Part):
    """A level of a skill that was asked for."""

    level: AskedLevel = Field(description="1 basic … 4 expert.")


class Asked(Part):
    """One requirement."""

    key: Key = Field(description='Unique in the result, such as "skill:coaching".')
    importance: Literal[tuple(Importance.values)] = Field(
        description="Essential, preferred or an asset."
    )
    name: Texts = Field(description="Its name by language.")
    note: Texts = Field(description="Why, and what exactly, by language.")


class EducationAsked(Asked):
    """A qualification."""

    dimension: Literal["education"] = Field(description="The kind of requirement.")
    need: EducationNeed = Field(description="What was asked for.")


class ExperienceAsked(Asked):
    """Months of work in an area."""

    dimension: Literal["experience"] = Field(description="The kind of requirement.")
    need: ExperienceNeed = Field(description="What was asked for.")


class SkillAsked(Asked):
    """A level of a skill."""

    dimension: Literal["skills"] = Field(description="The kind of requirement.")
    need: SkillNeed = Field(description="What was asked for.")
    anchors: dict[Literal["1", "2", "3", "4"], Texts] = Field(
        description="What a person at each level does, by language."
    )


Item = Annotated[
    EducationAsked | ExperienceAsked | SkillAsked, Field(discriminator="dimension")
]


class LineThen(Part):
    """One line of the score, in the order of the items."""

    weight: Exact = Field(description="Its share of the whole, 0 to 1.")
    fulfilment: Exact | None = Field(
        description="How far it was met, 0 to 1; null: not answered."
    )
    points: Points = Field(description="Whole points earned.")
    points_possible: Points = Field(description="Whole points possible.")


class ScoreThen(Part):
    """The score, with its exact sums as fractions of whole numbers."""

    coverage: Exact = Field(description="The share that was answered, 0 to 1.")
    low: Exact = Field(description="Points that are sure, 0 to 100.")
    high: Exact = Field(description="Points at best, 0 to 100.")
    band: Literal[tuple(band.value for band in scoring.Band)] | None = Field(
        description="The word for it; null while an essential is unanswered."
    )
    printed: Points = Field(description="`low` as a whole number, cut.")
    printed_high: Points = Field(description="`high` as a whole number.")
    lines: listed(LineThen, MAX_ITEMS, least=1) = Field(
        description="A line for each item."
    )


class RatingThen(Part):
    """Where a rating agreed with a counsellor scored: both ratings. Not taken over by a
    re-import."""

    own: Level | None = Field(description="The person's own level; null: not answered.")
    agreed: Level = Field(description="The agreed level, by which the score was made.")
    evidence: words(AgreedRating._meta.get_field("evidence").max_length) = Field(
        description="What shows it."
    )
    agreed_with: words(AgreedRating._meta.get_field("agreed_with").max_length) = Field(
        alias="with", description="The counsellor."
    )
    agreed_on: Day = Field(alias="on", description="The day of the agreement.")


class Frozen(Part):
    """The frozen picture of an assessment. The score must follow from the rest."""

    formula: whole(1, 10_000) = Field(description="Version of the formula.")
    taken_on: Day = Field(description="The day of the result.")
    role: RoleThen = Field(description="The role that it is about.")
    weights: WeightsThen = Field(description="How much everything counted.")
    items: listed(Item, MAX_ITEMS, least=1) = Field(description="What was asked.")
    answers: dict[Key, Held] = Field(
        description="The answers by the key of the item; what is not answered is left out."
    )
    education_levels: dict[Annotated[str, Field(pattern="^[1-8]$")], Texts] = Field(
        description="The names of the EQF levels by language."
    )
    score: ScoreThen = Field(description="What came of it.")
    ratings: dict[Key, RatingThen] = Field(
        {}, description="Agreed ratings by the key of the item; since version 2."
    )

    @model_validator(mode="after")
    def _fits_together(self):
        kinds = {item.key: item.dimension.rstrip("s") for item in self.items}
        if len(kinds) != len(self.items):
            raise refuse("twice")
        if any(key.partition(":")[0] != kind for key, kind in kinds.items()):
            raise refuse("mismatch")
        if not self.answers.keys() <= kinds.keys():
            raise refuse("mismatch")
        if not all(fits(key, held) for key, held in self.answers.items()):
            raise refuse("mismatch")
        for key, rating in self.ratings.items():
            if key not in self.answers or not _is_level(
                self.answers[key], rating.agreed
            ):
                raise refuse("mismatch")
        return self

    @model_validator(mode="after")
    def _is_true(self):
        # Once there is a second formula, the first has to stay, to check results by it.
        if self.formula != scoring.FORMULA_VERSION:
            raise refuse("formula")
        if not is_true(self.plain):
            raise refuse("changed")
        return self

    @property
    def plain(self):
        """The snapshot as it is stored, without agreed ratings: a file cannot say for a
        counsellor what was agreed."""
        return self.model_dump(mode="json", exclude={"ratings"})


def _is_level(held, level):
    return getattr(held, "level", None) == level
