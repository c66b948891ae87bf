"""The story of a day: its moments come in order, told by each language's clock."""

import re
from collections.abc import Iterator

from careerpath.languages import CODES
from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

# How a title begins: "8:15 · The queue opens".
CLOCKS = {
    "en": re.compile(r"(\d{1,2}):(\d\d) · "),
    "de": re.compile(r"(\d{1,2})\.(\d\d) Uhr · "),
    "pl": re.compile(r"(\d{1,2})\.(\d\d) · "),
    "da": re.compile(r"(\d{1,2})\.(\d\d) · "),
}
EXAMPLES = {"en": "8:15 · …", "de": "8.15 Uhr · …", "pl": "8.15 · …", "da": "8.15 · …"}


def moments_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Each moment begins with its time, later than the one before."""
    for role in catalogue.all("role"):
        moments = [
            passage
            for passage in catalogue.of_role("passage", role)
            if passage.get("section") == "day"
        ]
        moments.sort(key=lambda moment: int(moment.get("position") or 0))
        for code in CODES:
            yield from _by_the_clock(moments, code)


def _by_the_clock(moments: list[Record], language: str) -> Iterator[Problem]:
    last = -1
    for moment in moments:
        match = CLOCKS[language].match(moment.text("title", language))
        if match is None:
            yield moment.problem(
                f"begin with the time: {EXAMPLES[language]}", "title", language
            )
            continue
        minutes = int(match[1]) * 60 + int(match[2])
        if minutes <= last:
            yield moment.problem("is not later than the one before", "title", language)
        last = minutes
