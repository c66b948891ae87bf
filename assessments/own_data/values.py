"""The smallest parts of the file: words, days, levels, each with its limits.

Errors carry a short code; `reading` has the sentence for each.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal

from django.utils import timezone
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
)
from pydantic_core import PydanticCustomError

from careerpath.languages import CODES
from roles.models import MAX_MONTHS

FIRST_YEAR, LAST_YEAR = 2000, 2999


class Part(BaseModel):
    """A part of the file: nothing is guessed, nothing unknown is let in."""

    model_config = ConfigDict(
        strict=True, extra="forbid", hide_input_in_errors=True, frozen=True
    )


def refuse(code):
    """The error of this code; `reading` knows its sentence."""
    return PydanticCustomError(code, code)


def _without_nul(text):
    if "\0" in text:
        raise refuse("nul")
    return text


def _past(moment):
    if moment > timezone.now() + timedelta(days=1):
        raise refuse("future")
    return moment.astimezone(UTC)


def _without_zone(clock):
    if clock.tzinfo is not None:
        raise refuse("zone")
    return clock


def words(length):
    """Plain text of at most so many characters."""
    return Annotated[str, Field(max_length=length), AfterValidator(_without_nul)]


def whole(least, most):
    return Annotated[int, Field(ge=least, le=most)]


def listed(kind, most, least=0):
    """A list that is given up at its first fault: a hostile file has millions."""
    return Annotated[
        list[kind], Field(min_length=least, max_length=most, fail_fast=True)
    ]


Language = Literal[tuple(CODES)]
Texts = dict[Language, words(1000)]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,80}$")]
Key = Annotated[
    str, Field(pattern=r"^(education|experience|skill):[-a-zA-Z0-9_]{1,80}$")
]
IscedField = Annotated[str, Field(pattern=r"^[0-9]{2,4}$")]
EqfLevel = whole(0, 8)
Level = whole(0, 4)
AskedLevel = whole(1, 4)
Months = whole(0, MAX_MONTHS)
Small = whole(0, 32767)  # what a small integer of the database holds
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)),
    AfterValidator(_past),
]
Clock = Annotated[time, AfterValidator(_without_zone)]


class SkillHeld(Part):
    """A level of a skill."""

    level: Level = Field(description="0 none, 1 basic … 4 expert.")


class ExperienceHeld(Part):
    """Months of work in an area."""

    direct: Months = Field(description="Months in the area itself.")
    related: Months = Field(description="Months in related work, which count by half.")


class ExperienceReached(ExperienceHeld):
    """Months of work in an area, once a step is done."""

    related: whole(0, 2 * MAX_MONTHS) = Field(
        description="Months in related work, which count by half."
    )


class EducationHeld(Part):
    """Certificates, each as EQF level (0: none) and ISCED-F field (null: not said)."""

    finished: listed(tuple[EqfLevel, IscedField | None], 20, least=1) = Field(
        description="Certificates that the person has."
    )
    in_progress: listed(tuple[EqfLevel, IscedField | None], 20) = Field(
        description="Certificates that the person is studying for."
    )


HELD_KINDS = {"level": "skill", "direct": "experience"}


def _kind_of_held(packed):
    names = packed if isinstance(packed, dict) else getattr(packed, "__dict__", ())
    found = (kind for name, kind in HELD_KINDS.items() if name in names)
    return next(found, "education")


def _held(experience):
    return Annotated[
        Annotated[SkillHeld, Tag("skill")]
        | Annotated[experience, Tag("experience")]
        | Annotated[EducationHeld, Tag("education")],
        Discriminator(_kind_of_held),
    ]


Held = _held(ExperienceHeld)
Reached = _held(ExperienceReached)


def fits(key, held):
    """Is this an answer to the requirement `key`, such as "skill:coaching"?"""
    return key.partition(":")[0] == _kind_of_held(held)
