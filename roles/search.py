"""Folds text so that a search forgives case, accents and foreign letters.

Pure: knows no model. The same folding makes the searched column and the query.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a letter and an accent.
WORDS = re.compile(r"[^\W_]+")
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ı": "i"}
)


def fold(text: str) -> str:
    """`text` in its plainest letters: "Łódź" → "lodz", "Straße" → "strasse".

    Every run of white space and punctuation becomes one space. Folding twice changes
    nothing.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(WORDS.findall(letters.translate(LETTERS).casefold()))
