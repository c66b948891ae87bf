"""Folds text so that a search forgives case, accents and foreign letters.

Pure: knows no model. The same folding makes what is searched and the query.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a letter and an accent.
WORDS = re.compile(r"[^\W_]+")
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ı": "i"}
)
# Little words of our languages that say nothing about a job, folded.
# fmt: off
FILLERS = frozenset([
    "a", "af", "als", "am", "an", "and", "as", "at", "auf", "aus", "bei", "da",
    "das", "de", "dem", "den", "der", "det", "die", "dla", "do", "ds", "ein",
    "eine", "einer", "en", "et", "for", "fra", "fur", "hos", "i", "im", "in",
    "jako", "job", "jobs", "med", "mit", "na", "o", "od", "of", "og", "on", "oraz",
    "pa", "po", "przy", "se", "sig", "som", "the", "til", "to", "um", "und", "ved",
    "vom", "von", "w", "with", "z", "za", "zu", "zum", "zur",
])
# fmt: on


def fold(text: str) -> str:
    """`text` in its plainest letters: "Łódź" → "lodz", "Straße" → "strasse".

    Every run of white space and punctuation becomes one space. Folding twice changes
    nothing.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(WORDS.findall(letters.translate(LETTERS).casefold()))


def words_of(query: str) -> list[str]:
    """The folded words of a query, each once; without little words, if others remain."""
    words = list(dict.fromkeys(fold(query).split()))
    return [word for word in words if word not in FILLERS] or words
