"""Reads a parsed JSON Resume (https://jsonresume.org/schema, version 1.0.0).

Lenient: the names of older versions are known too (`company` for `name`), and what is
missing or has another shape is left out.
"""

from collections.abc import Iterator
from typing import Any

from assessments.cv.records import Cv, CvEducation, CvJob, CvSkill, make_cv
from assessments.cv.tree import branches, text

SECTIONS = {"basics", "work", "volunteer", "education", "skills", "languages"}


def is_json_resume(document: Any) -> bool:
    return isinstance(document, dict) and not SECTIONS.isdisjoint(document)


def read(document: Any) -> Cv:
    """The CV in a parsed JSON Resume."""
    jobs = [*branches(document, "work"), *branches(document, "volunteer")]
    return make_cv(
        education=map(_education, branches(document, "education")),
        jobs=map(_job, jobs),
        skills=[*_skills(document), *map(_language, branches(document, "languages"))],
    )


def _education(entry: Any) -> CvEducation:
    return CvEducation(
        title=text(entry, "studyType"),
        field=text(entry, "area"),
        institution=text(entry, "institution"),
        start=text(entry, "startDate"),
        end=text(entry, "endDate"),
    )


def _job(entry: Any) -> CvJob:
    employer = (text(entry, name) for name in ("name", "company", "organization"))
    return CvJob(
        title=text(entry, "position"),
        employer=next((one for one in employer if one), ""),
        start=text(entry, "startDate"),
        end=text(entry, "endDate"),
    )


def _skills(document: Any) -> Iterator[CvSkill]:
    """Each skill, then its keywords: the level is that of the skill, not theirs."""
    for entry in branches(document, "skills"):
        yield CvSkill(text(entry, "name") or text(entry), text(entry, "level"))
        for keyword in branches(entry, "keywords"):
            yield CvSkill(text(keyword))


def _language(entry: Any) -> CvSkill:
    return CvSkill(text(entry, "language"), text(entry, "fluency"), is_language=True)
