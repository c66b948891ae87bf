"""Signs: spaces, dashes, stops, and what no finished text holds."""

import re
from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Text
from roles.editorial.problem import Problem
from roles.editorial.quotation import without_quotations

# Wrong in any text, whoever reads it: what to find, what to do.
EVERYWHERE = {
    r"(?m)^\s|[ \t]$|\s\Z": "take out the space at the edge",
    r"  +": "take out the double space",
    r"[\u00a0\u202f\u2007\u2009]": "write an ordinary space, no no-break one",
    r"[\u00ad\u200b-\u200f\u2060\ufeff\t\x00-\x08]": "take out the invisible sign",
    r"[\ufffd]|Ã.|â€": "mend the broken letter",
}
# Wrong in what people read.
IN_TEXTS = {
    r"\b(TODO|TBD|FIXME|XXX+|tbc)\b|(?i:lorem ipsum)|\?\?|\[(…|\.\.\.)?\]": (
        "put the real text in place of the placeholder"
    ),
    r"[{}<>|\\]|\*\*|__|&\w+;|%\(": "write plain text, without any markup",
    r'"|\'': "write typographic quotation marks and apostrophes",
    r" -(?= )|—|--": "write a dash as “ – ”",
    r"\d-\d": "write a range with “–”",
    r"\.\.\.": "write an ellipsis as “…”",
    r" [,.;:?)]|\( ": "take out the space inside",
    r"[,;:][^\s\d,;:”“»«’)–/]": "put a space after the sign",
    r"[,;:]{2}|(?<!\.)\.\.(?!\.)|\?\.": "leave one of the two signs",
}
# Short words that may rightly stand twice in a row.
MAY_REPEAT = {
    "en": {"that", "had", "you"},
    "de": {"die", "der", "das", "sie"},
    "pl": set[str](),
    "da": {"det", "der", "den", "de", "er"},
}
WORD_TWICE = re.compile(r"(?<![-/\w])([^\W\d]+) \1\b(?!-)")


def signs(catalogue: Catalogue) -> Iterator[Problem]:
    """No text holds a sign that does not belong into it."""
    for text in catalogue.texts:
        if text.is_ours:
            yield from _found(text, EVERYWHERE)
        if text.is_read:
            yield from _found(text, IN_TEXTS)
            if "!" in without_quotations(text):
                yield text.problem(
                    "only people who speak may exclaim: take out the “!”"
                )


def words_twice(catalogue: Catalogue) -> Iterator[Problem]:
    """No word stands twice in a row by mistake."""
    for text in catalogue.texts:
        for match in WORD_TWICE.finditer(text.value) if text.is_read else ():
            if match[1].lower() not in MAY_REPEAT[text.language]:
                yield text.problem(f"“{match[0]}”: leave one")


def _found(text: Text, patterns: dict[str, str]) -> Iterator[Problem]:
    for pattern, remedy in patterns.items():
        match = re.search(pattern, text.value)
        if match:
            around = text.value[max(0, match.start() - 15) : match.end() + 15]
            yield text.problem(f"{remedy} (“{around}”)")
