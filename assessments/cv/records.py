"""What a CV says, in our words: education, jobs, skills. As it stands, nothing guessed.

Dates are "YYYY", "YYYY-MM", "YYYY-MM-DD", another short text that the file had in their
place, or "".
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

MAX_EDUCATION = 40
MAX_JOBS = 100
MAX_SKILLS = 200


@dataclass(frozen=True)
class CvEducation:
    """One certificate or course. `eqf_level` only where the file itself names one."""

    title: str = ""
    field: str = ""
    institution: str = ""
    start: str = ""
    end: str = ""
    is_current: bool = False
    eqf_level: int | None = None


@dataclass(frozen=True)
class CvJob:
    """One job, paid or not."""

    title: str = ""
    employer: str = ""
    start: str = ""
    end: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class CvSkill:
    """A skill or a language, with the level in the file's own words: "Advanced", "B2"."""

    name: str
    level: str = ""
    is_language: bool = False


@dataclass(frozen=True)
class Cv:
    """All that is taken from a file. `left_out`: entries beyond what fits on a page."""

    education: tuple[CvEducation, ...] = ()
    jobs: tuple[CvJob, ...] = ()
    skills: tuple[CvSkill, ...] = ()
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.education or self.jobs or self.skills)


def make_cv(
    education: Iterable[CvEducation],
    jobs: Iterable[CvJob],
    skills: Iterable[CvSkill],
) -> Cv:
    """A CV without its empty and repeated entries, cut to the sizes above."""
    schools = [one for one in education if one.title or one.institution or one.field]
    works = [one for one in jobs if one.title or one.employer]
    named = list(dict.fromkeys(one for one in skills if one.name))
    return Cv(
        education=tuple(schools[:MAX_EDUCATION]),
        jobs=tuple(works[:MAX_JOBS]),
        skills=tuple(named[:MAX_SKILLS]),
        left_out=max(0, len(schools) - MAX_EDUCATION)
        + max(0, len(works) - MAX_JOBS)
        + max(0, len(named) - MAX_SKILLS),
    )


def to_plain(cv: Cv) -> dict[str, Any]:
    """The CV as what JSON can hold; `from_plain` undoes it."""
    return asdict(cv)


def from_plain(plain: Mapping[str, Any]) -> Cv:
    """The CV that `to_plain` has written."""
    return Cv(
        education=tuple(CvEducation(**one) for one in plain["education"]),
        jobs=tuple(CvJob(**one) for one in plain["jobs"]),
        skills=tuple(CvSkill(**one) for one in plain["skills"]),
        left_out=plain["left_out"],
    )
