"""The whole catalogue in memory, for finding and filtering: read once for each edition.

A role has a number here, its place in the usual order. What a page shows of it, the page
fetches.
"""

import re
from collections import Counter
from dataclasses import dataclass
from threading import Lock

from careerpath.languages import Texts, texts_of
from roles import edition
from roles.searching import gathering
from roles.searching.filters import Facts
from roles.searching.finding import Findings, Index

# Addresses of ESCO may be typed, too; the index knows their last part.
ESCO_ADDRESS = re.compile(r"https?://data\.europa\.eu/esco/occupation/", re.IGNORECASE)


@dataclass(frozen=True)
class Catalogue:
    """All published roles of one edition. Never changed once it is made."""

    edition: str
    keys: list[int]  # primary keys of the roles, by number
    facts: list[Facts]  # by number
    skills: dict[int, Texts]  # names, by primary key
    codes: dict[int, tuple[str, Texts]]  # short code and labels, by primary key
    education: dict[int, Texts]  # names of EQF levels
    index: Index

    @property
    def numbers(self) -> range:
        """All roles, in the usual order."""
        return range(len(self.keys))

    def find(self, query: str, language: str) -> Findings:
        """The roles that a query finds, for a reader of `language`."""
        return self.index.find(_plain(query), language)

    def found_keys(self, query: str, language: str) -> list[int]:
        """Their primary keys, the best first."""
        return [self.keys[number] for number in self.find(query, language).roles]

    def nearest(self, query: str, language: str) -> list[int]:
        """A few roles for a query that finds none."""
        return self.index.nearest(_plain(query), language)

    def by_facts(self, numbers) -> list[tuple[Facts, int]]:
        """How many of these roles have just the same facts."""
        return list(Counter(self.facts[number] for number in numbers).items())


def _plain(query):
    return ESCO_ADDRESS.sub("ESCO ", query)


class _Kept:
    """The newest edition that was read, for all threads of this process."""

    def __init__(self):
        self.catalogue = None
        self.lock = Lock()


_kept = _Kept()


def current() -> Catalogue:
    """The catalogue as it is now: one query, unless it has changed."""
    kept = _kept.catalogue
    if kept is not None and kept.edition == edition.current():
        return kept
    with _kept.lock:
        # Asked again: another thread may have read it while this one waited.
        now = edition.current()
        if _kept.catalogue is None or _kept.catalogue.edition != now:
            _kept.catalogue = read(now)
        return _kept.catalogue


def read(now: str) -> Catalogue:
    """Everything anew, in a fixed number of queries. The edition is asked before, so that
    a change meanwhile is seen the next time."""
    roles = gathering.roles()
    numbers = {role.pk: number for number, role in enumerate(roles)}
    skills = gathering.skills()
    codes = gathering.codes()
    names = [
        *gathering.titles(roles, numbers),
        *gathering.other_titles(numbers),
        *gathering.names_of_skills(skills, numbers),
        *gathering.names_of_codes(codes, numbers),
    ]
    return Catalogue(
        edition=now,
        keys=list(numbers),
        facts=gathering.facts(numbers),
        skills={skill.pk: texts_of(skill, "name") for skill in skills},
        codes={code.pk: (code.short, texts_of(code, "label")) for code in codes},
        education=gathering.education(),
        index=Index(names),
    )
