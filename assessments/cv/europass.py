"""Reads a parsed Europass CV, in both of its formats.

- Until 2020: `SkillsPassport` with `LearnerInfo`, as XML or JSON
  (namespace http://europass.cedefop.europa.eu/Europass, schema 3.x).
- Since 2020: `Candidate`, XML after HR-XML (namespace http://www.europass.eu/1.0); its
  documentation says that an education without end is still going on.

A level counts as EQF only where the file does not say that it is ISCED: the two scales
have the same figures and other meanings.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from assessments.cv.records import Cv, CvEducation, CvJob, CvSkill, make_cv
from assessments.cv.tree import branches, pieces, text

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
# ISO 639-2 codes, in which the newer format names languages, in their short form.
SHORT_CODES = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "cze": "cs", "dan": "da",
    "deu": "de", "ger": "de", "ell": "el", "gre": "el", "eng": "en", "est": "et",
    "fin": "fi", "fra": "fr", "fre": "fr", "gle": "ga", "hin": "hi", "hrv": "hr",
    "hun": "hu", "isl": "is", "ita": "it", "lav": "lv", "lit": "lt", "nld": "nl",
    "dut": "nl", "nor": "nb", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro",
    "rus": "ru", "slk": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv",
    "tur": "tr", "ukr": "uk", "vie": "vi",
}  # fmt: skip


def is_europass(document: Any) -> bool:
    return bool(_learners(document) or _profiles(document))


def read(document: Any) -> Cv:
    """The CV in a parsed Europass document of either format."""
    learners, profiles = _learners(document), _profiles(document)
    return make_cv(
        education=[*_old_education(learners), *_new_education(profiles)],
        jobs=[*_old_jobs(learners), *_new_jobs(profiles)],
        skills=[
            *_old_languages(learners),
            *_old_skills(learners),
            *_new_languages(document, profiles),
            *_new_skills(profiles),
        ],
    )


def _learners(document: Any) -> list[Any]:
    nested = branches(document, "SkillsPassport", "LearnerInfo")
    return nested or branches(document, "LearnerInfo")


def _profiles(document: Any) -> list[Any]:
    nested = branches(document, "Candidate", "CandidateProfile")
    return nested or branches(document, "CandidateProfile")


def _all(nodes: Iterable[Any], *paths: str) -> Iterator[Any]:
    """The nodes at any of the paths, which are written "A/B"."""
    for node in nodes:
        for path in paths:
            yield from branches(node, *path.split("/"))


# The format until 2020


def _old_jobs(learners: list[Any]) -> Iterator[CvJob]:
    for entry in _all(learners, "WorkExperienceList/WorkExperience", "WorkExperience"):
        yield CvJob(
            title=text(entry, "Position", "Label") or text(entry, "Position"),
            employer=text(entry, "Employer", "Name"),
            **_old_period(entry),
        )


def _old_education(learners: list[Any]) -> Iterator[CvEducation]:
    for entry in _all(learners, "EducationList/Education", "Education"):
        yield CvEducation(
            title=text(entry, "Title", "Label") or text(entry, "Title"),
            field=text(entry, "Field", "Label"),
            institution=text(entry, "Organisation", "Name"),
            eqf_level=_eqf(
                text(entry, "Level", "Code"), scale=text(entry, "Level", "Label")
            ),
            **_old_period(entry),
        )


def _old_period(entry: Any) -> dict[str, Any]:
    return {
        "start": _old_date(entry, "From"),
        "end": _old_date(entry, "To"),
        "is_current": text(entry, "Period", "Current").lower() == "true",
    }


def _old_date(entry: Any, side: str) -> str:
    """From year="2019" month="--03" day="---15", from Year: 2019, or from a text."""
    year = text(entry, "Period", side, "Year")
    if not year:
        return text(entry, "Period", side)
    rest = (text(entry, "Period", side, part) for part in ("Month", "Day"))
    parts = [year]
    for digits in (re.sub(r"\D", "", part) for part in rest):
        if not digits:
            break
        parts.append(digits.zfill(2))
    return "-".join(parts)


def _old_languages(learners: list[Any]) -> Iterator[CvSkill]:
    mothers = _all(
        learners,
        "Skills/Linguistic/MotherTongueList/MotherTongue",
        "Skills/Linguistic/MotherTongue",
    )
    for entry in mothers:
        yield CvSkill(_old_label(entry), is_language=True)
    foreign = _all(
        learners,
        "Skills/Linguistic/ForeignLanguageList/ForeignLanguage",
        "Skills/Linguistic/ForeignLanguage",
    )
    parts = ("Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing")
    for entry in foreign:
        levels = [text(entry, "ProficiencyLevel", part) for part in parts]
        yield CvSkill(_old_label(entry), _lowest(levels), is_language=True)


def _old_label(entry: Any) -> str:
    return text(entry, "Description", "Label") or text(entry, "Description", "Code")


def _old_skills(learners: list[Any]) -> Iterator[CvSkill]:
    kinds = ("Communication", "Organisational", "JobRelated", "Computer", "Other")
    for kind in kinds:
        for entry in _all(learners, f"Skills/{kind}/Description"):
            yield from map(CvSkill, pieces(entry))


# The format since 2020


def _new_jobs(profiles: list[Any]) -> Iterator[CvJob]:
    for employer in _all(profiles, "EmploymentHistory/EmployerHistory"):
        for position in branches(employer, "PositionHistory"):
            period = [
                *branches(position, "EmploymentPeriod"),
                *branches(employer, "EmploymentPeriod"),
            ]
            yield CvJob(
                title=text(position, "PositionTitle"),
                employer=text(employer, "OrganizationName"),
                **_new_period(period, "CurrentIndicator"),
            )


def _new_education(profiles: list[Any]) -> Iterator[CvEducation]:
    path = "EducationHistory/EducationOrganizationAttendance"
    for entry in _all(profiles, path):
        [degree, *_] = [*branches(entry, "EducationDegree"), {}]
        yield CvEducation(
            title=text(degree, "DegreeName") or text(entry, "ProgramName"),
            field=_field_of_study(degree),
            institution=text(entry, "OrganizationName"),
            eqf_level=_new_eqf(entry),
            **_new_period(branches(entry, "AttendancePeriod"), "Ongoing"),
        )


def _field_of_study(degree: Any) -> str:
    path = ("FieldOfStudy", "MainFieldOfStudy")
    return text(degree, *path, "ProgramConcentration") or text(degree, *path)


def _new_eqf(entry: Any) -> int | None:
    codes = _all([entry], "EducationLevelCode", "EducationalLevelCode")
    levels = (_eqf(text(code), scale=text(code, "listName")) for code in codes)
    return next((level for level in levels if level is not None), None)


def _new_period(periods: list[Any], current: str) -> dict[str, Any]:
    return {
        "start": _new_date(periods, "StartDate"),
        "end": _new_date(periods, "EndDate"),
        "is_current": any(text(one, current).lower() == "true" for one in periods),
    }


def _new_date(periods: list[Any], side: str) -> str:
    paths = (f"{side}/FormattedDateTime", side)
    dates = (text(one) for one in _all(periods, *paths))
    return next((date for date in dates if date), "")


def _new_languages(document: Any, profiles: list[Any]) -> Iterator[CvSkill]:
    people = [*_all([document], "Candidate/CandidatePerson", "CandidatePerson")]
    for code in _all(people, "PrimaryLanguageCode"):
        yield CvSkill(_language(text(code)), is_language=True)
    for entry in _all(profiles, "PersonQualifications/PersonCompetency"):
        if text(entry, "TaxonomyID").lower() == "language":
            scores = _all([entry], "CompetencyDimension/Score/ScoreText")
            name = _language(text(entry, "CompetencyID"))
            yield CvSkill(name, _lowest(map(text, scores)), is_language=True)


def _new_skills(profiles: list[Any]) -> Iterator[CvSkill]:
    groups = (
        "PersonQualifications",
        "Skills",
        "Skills/SkillsGroup",
        "DigitalSkills/DigitalSkillsGroup",
    )
    for entry in _all(profiles, *(f"{group}/PersonCompetency" for group in groups)):
        if text(entry, "TaxonomyID").lower() != "language":
            yield CvSkill(text(entry, "CompetencyName"))
    titled = (
        "CommunicationAndInterpersonalSkills/CommunicationAndInterpersonalSkill/Title",
        "ManagementAndLeadershipSkills/ManagementAndLeadershipSkill/Title",
        "OrganisationalSkills/OrganisationalSkill/Title",
        "DigitalSkills/DigitalSkillsGroup/DigitalSkill",
        "DigitalSkills/DigitalSkill",
    )
    both = [path for title in titled for path in (title, f"Skills/{title}")]
    for entry in _all(profiles, *both):
        yield CvSkill(text(entry))


# What both formats share


def _eqf(code: str, *, scale: str) -> int | None:
    if "isced" in scale.lower() or code not in tuple("12345678"):
        return None
    return int(code)


def _lowest(levels: Iterable[str]) -> str:
    """The lowest CEFR level of reading, speaking … : so much the person surely can."""
    known = [level.upper() for level in levels if level.upper() in CEFR]
    return min(known, default="")


def _language(code: str) -> str:
    return SHORT_CODES.get(code.lower(), code)
