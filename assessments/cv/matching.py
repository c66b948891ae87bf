"""Guesses: which words of the catalogue a text of the CV names, and which level it means.

Everything here may be wrong. It fills in a form and is never taken without being
confirmed. Texts are compared folded (`roles.search.fold`), in all languages at once.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.cv.records import CvEducation, CvSkill
from assessments.cv.words import EQF_WORDS, ISCED_WORDS, LEVEL_WORDS
from roles.search import fold

# From this length on the last word of a term may go on: "Verkäufer" finds "Verkäuferin".
MAY_GO_ON = 7
# As the anchors of the catalogue's language skill name them; A1 is below the first one.
CEFR_LEVELS = {"a2": 1, "b1": 2, "b2": 3, "c1": 4, "c2": 4}
# The name by which the catalogue knows whatever language a CV lists.
ANY_LANGUAGE = "foreign language"
ISCED_ADDRESS = re.compile(r"/isced-f/(\d{2,4})\b", re.ASCII)


@dataclass(frozen=True)
class Term:
    """Folded words, and the key of what they name."""

    words: str
    key: str


def terms(names: Mapping[str, Iterable[str]]) -> tuple[Term, ...]:
    """The terms of {key: names}, longest first, so that the closest one is found; of two
    that are as long the one with the lower key."""
    made = {Term(fold(name), key) for key, some in names.items() for name in some}
    known = (term for term in made if term.words)
    return tuple(sorted(known, key=lambda term: (-len(term.words), term.key)))


def named_in(text: str, known: Iterable[Term]) -> list[str]:
    """The keys of all terms that stand in the text as whole words, each once, in the
    order of `known`."""
    haystack = f" {fold(text)} "
    found = (term.key for term in known if _needle(term.words) in haystack)
    return list(dict.fromkeys(found))


def skill_of(skill: CvSkill, known: tuple[Term, ...]) -> str | None:
    """The key of the skill that the CV means: the one of this very name, else the
    longest name that stands in it. Every language is a foreign language."""
    name = fold(ANY_LANGUAGE if skill.is_language else skill.name)
    same = [term.key for term in known if term.words == name]
    return next(iter([*same, *named_in(name, known)]), None)


def level_of(skill: CvSkill) -> int | None:
    """The level 1 to 4 that the file itself states: by a word ("Advanced"), for a
    language by its CEFR level ("B2"). None for anything else."""
    stated = fold(skill.level)
    if skill.is_language:
        levels = (CEFR_LEVELS.get(word) for word in stated.split())
        return next((level for level in levels if level), None)
    fitting = (level for level, words in LEVEL_WORDS.items() if stated in words)
    return next(fitting, None)


def eqf_of(education: CvEducation) -> int | None:
    """The EQF level that the file names, else a guess by the name of the certificate."""
    if education.eqf_level is not None:
        return education.eqf_level
    levels = named_in(education.title, EQF_TERMS)
    return int(levels[0]) if levels else None


def isced_of(education: CvEducation) -> str:
    """The ISCED-F field of an address such as ".../isced-f/0413", else a guess by the
    words of field and title. "" where nothing fits."""
    address = ISCED_ADDRESS.search(education.field)
    if address:
        return _field_around(address[1])
    for text in (education.field, education.title):
        fields = named_in(text, ISCED_TERMS)
        if fields:
            return fields[0]
    return ""


def _field_around(code: str) -> str:
    """The narrowest field that we know and that holds the code: 0413 lies in 041."""
    around = (field for field in ISCED_WORDS if code.startswith(field))
    return max(around, key=len, default="")


def _needle(words: str) -> str:
    last = words.rpartition(" ")[2]
    return f" {words}" if len(last) >= MAY_GO_ON else f" {words} "


EQF_TERMS = terms({str(level): words for level, words in EQF_WORDS.items()})
ISCED_TERMS = terms(ISCED_WORDS)
