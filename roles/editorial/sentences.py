"""Sentences begin and end as sentences, titles as titles."""

import re
from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Text
from roles.editorial.problem import Problem

# A question or a request, as an interviewer would put it.
QUESTIONS = "achievement"
PROSE = {
    "summary",
    "overview",
    "text",
    "note",
    "how_to_show",
    "description",
    "related",
    "proof",
    "meaning",
}
TITLES = {"title", "name"}
END = re.compile(r"[.?…][”“«’)]?$")
# An abbreviation keeps its full stop: "HA or cand.merc.".
END_OF_TITLE = re.compile(r"(?<!\.[a-z])(?<!\.[a-z]{4})\.$|[,;:]$")
BEGINNING = re.compile(r"[„“»‘(]?[A-ZÀ-ŽÆØÅ0-9]")


def whole_sentences(catalogue: Catalogue) -> Iterator[Problem]:
    """Prose begins with a capital and ends with a full stop; a title has none."""
    for text in catalogue.texts:
        if not text.is_read:
            continue
        is_question = text.record.get("section") == QUESTIONS
        if text.field in PROSE or is_question:
            for line in text.value.splitlines():
                yield from _as_prose(text, line)
        elif text.field in TITLES and END_OF_TITLE.search(text.value):
            yield text.problem("a title ends without a full stop")


def _as_prose(text: Text, line: str) -> Iterator[Problem]:
    if not END.search(line):
        yield text.problem(f"end the sentence (“…{line[-30:]}”)")
    if not BEGINNING.match(line):
        yield text.problem(f"begin with a capital (“{line[:30]}…”)")
