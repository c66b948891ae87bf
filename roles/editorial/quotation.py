"""Quotation marks: each language has its own."""

import re
from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Text
from roles.editorial.problem import Problem

# The opening and the closing mark.
MARKS = {"en": ("‘", "’"), "de": ("„", "“"), "pl": ("„", "”"), "da": ("»", "«")}
# Wrong wherever they are not the language's own. ‘ ’ may be a quotation in a quotation.
DOUBLE_MARKS = set("“”„»«")
# An English ’ within a word is an apostrophe.
QUOTATION = re.compile(r"„[^“”]*[“”]|»[^«]*«|‘.*?’(?!\w)")


def quotation_marks(catalogue: Catalogue) -> Iterator[Problem]:
    """Each language quotes with its own marks, and closes what it opens."""
    for text in catalogue.texts:
        if not text.is_read:
            continue
        opening, closing = MARKS[text.language]
        wrong = DOUBLE_MARKS & set(text.value) - {opening, closing}
        if wrong:
            yield text.problem(
                f"quote as {opening}…{closing}, not with {' '.join(sorted(wrong))}"
            )
        elif not _is_closed(text.value, opening, closing):
            yield text.problem("a quotation is opened or closed once too often")


def without_quotations(text: Text) -> str:
    """What the text says itself, without what it quotes."""
    return QUOTATION.sub("", text.value)


def _is_closed(value: str, opening: str, closing: str) -> bool:
    if closing == "’":  # an apostrophe, too
        return value.count(opening) <= value.count(closing)
    return value.count(opening) == value.count(closing)
