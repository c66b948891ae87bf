"""Each language is written in its own words: no text is left in another language."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from careerpath.languages import CODES
from roles.editorial.catalogue import FIGURES, TRANSLATED, Catalogue, Record
from roles.editorial.problem import Problem
from roles.editorial.quotation import without_quotations

# From this likeness on, two texts are one and the same, hardly changed.
NEARLY_EQUAL = 0.8
# So many words may be the same in two languages: "Call Center". Up to the second number
# they may be alike, as international words are: "Energi og telekommunikation".
WORDS_OF_A_NAME = 2
WORDS_OF_A_TITLE = 5
# Words that hardly a sentence of a language does without, and no other of ours has.
TELL_TALE = {
    "en": "the you your with that this from what which who when how they their and or of "
    "because about have would can it is are for to in as an at by on if not",
    "de": "der die das und ist nicht mit sie ihr ihre ihren für auf ein eine einen einer "
    "zu sich auch oder wenn dass von dem den im am wie was wer aus bei nach",
    "pl": "i w na z się nie do to że jest jak co czy po od za dla lub albo są kto gdy "
    "o ale ci cię twój przez pracy",
    "da": "og du er det en et der som på til af med ikke har din dit dine den de hvad "
    "hvor når kan også eller for at om fra jeg",
}
# English words that are no words of the other three: one is enough to be noticed.
ENGLISH_ONLY = re.compile(
    r"\b(the|and|you|your|with|this|that|from|which|what|when|how|they|their|because|"
    r"about|who|would|should|of)\b",
    re.IGNORECASE,
)
# Names that are English in every language.
INTERNATIONAL = re.compile(
    r"head of [\w ]+|chief \w+ officer|first in,? first out", re.I
)
WORDS_THAT_TELL = 8


def in_own_words(catalogue: Catalogue) -> Iterator[Problem]:
    """No two languages of a text say the same in nearly the same letters."""
    for record in catalogue.records:
        for field in TRANSLATED.get(record.model, ()):
            if field not in FIGURES and record.model != "roles.occupationcode":
                yield from _alike(record, field)


def _alike(record: Record, field: str) -> Iterator[Problem]:
    if field in {"source", "forms"}:
        return
    for one, other in combinations(CODES, 2):
        first, second = record.text(field, one), record.text(field, other)
        if len(first.split()) <= WORDS_OF_A_NAME or not second:
            continue
        if _are_alike(first, second):
            yield record.problem(
                f"nearly the same as the text in {one}: write it in its own words",
                field,
                other,
            )


def _are_alike(first: str, second: str) -> bool:
    if len(first.split()) <= WORDS_OF_A_TITLE:
        return first.casefold() == second.casefold()
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return (
        matcher.real_quick_ratio() >= NEARLY_EQUAL
        and matcher.quick_ratio() >= NEARLY_EQUAL
        and matcher.ratio() >= NEARLY_EQUAL
    )


def in_own_language(catalogue: Catalogue) -> Iterator[Problem]:
    """Each text is in the language that its field names."""
    for text in catalogue.texts:
        if not text.is_read:
            continue
        own = INTERNATIONAL.sub("", without_quotations(text))
        if text.language != "en" and (match := ENGLISH_ONLY.search(own)):
            yield text.problem(f"“{match[0]}” is English: translate it")
        elif (guess := language_of(own)) not in {text.language, ""}:
            yield text.problem(f"reads like {guess}: translate it")


def language_of(text: str) -> str:
    """The language whose everyday words stand in `text` twice as often as those of any
    other; "" where that cannot be told."""
    words = re.findall(r"[^\W\d]+", text.lower())
    if len(words) < WORDS_THAT_TELL:
        return ""
    counts = {
        code: sum(word in known for word in words)
        for code, known in _KNOWN_WORDS.items()
    }
    second, best = sorted(counts, key=lambda code: counts[code])[-2:]
    return best if counts[best] > 2 * counts[second] else ""


_KNOWN_WORDS = {code: set(words.split()) for code, words in TELL_TALE.items()}
