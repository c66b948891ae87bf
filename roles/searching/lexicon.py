"""The words of all names, and which of them fit a word that somebody types.

Pure: knows no name and no role. All words are folded (`roles.search`).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from rapidfuzz import fuzz

# How well a known word fits a typed one.
WHOLE, BEGINS, INFLECTED, WITHIN = 1.0, 0.9, 0.8, 0.7
NEAR = 0.6
DISTANT = 0.3
# Shorter words have too many neighbours: within other words, or a slip away.
SHORTEST_WITHIN = 3
SHORTEST_FORGIVEN = 5
SHORTEST_STEM = 5
# rapidfuzz's ratio, 0 to 100: one slip in five letters, two in eight.
LIKENESS = {5: 80, 6: 80, 7: 78}
LIKENESS_OF_LONG = 75
LIKENESS_OF_DISTANT = 70
# Somewhere in a long word there is much that looks alike by chance.
LESS_WITHIN = 12
AS_GOOD_AS_BEST = 8
CANDIDATES = 60
HIGHEST = "\U0010ffff"


class Lexicon:
    """Known words, made ready for many questions."""

    def __init__(self, words: Iterable[str]):
        self._words = sorted(set(words))
        self._by_trigram: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if not _has_digit(word):
                for part in _trigrams(word):
                    self._by_trigram[part].append(word)

    def fitting(self, word: str) -> dict[str, float]:
        """Known words that are `word`, begin with it, hold it or end otherwise, and how
        well each fits (0 to 1). Figures must stand at the beginning: 439 is no part of
        1439."""
        fits = {}
        if len(word) >= SHORTEST_WITHIN and not _has_digit(word):
            fits = {known: WITHIN for known in self._words if word in known}
            fits |= dict.fromkeys(self._inflected(word), INFLECTED)
        fits |= dict.fromkeys(self._beginning(word), BEGINS)
        if word in fits:
            fits[word] = WHOLE
        return fits

    def _beginning(self, word: str) -> list[str]:
        first = bisect_left(self._words, word)
        last = bisect_right(self._words, word + HIGHEST)
        return self._words[first:last]

    def _inflected(self, word: str) -> list[str]:
        """With another ending, as in Polish: obsługa, obsługi, obsługą."""
        stem = word[:-1]
        if len(stem) < SHORTEST_STEM:
            return []
        known = self._beginning(stem)
        return [one for one in known if len(one) <= len(word) + 1]

    def near(self, word: str) -> dict[str, float]:
        """Known words that differ from `word` by a slip or two, also at the beginning or
        in the middle, as in compounds. Short words and figures are never guessed."""
        least = LIKENESS.get(len(word), LIKENESS_OF_LONG)
        return dict.fromkeys(self._like(word, least), NEAR)

    def distant(self, word: str) -> dict[str, float]:
        """Known words that look a little like `word`, for who finds nothing at all."""
        return dict.fromkeys(self._like(word, LIKENESS_OF_DISTANT), DISTANT)

    def _like(self, word: str, least: float) -> list[str]:
        if len(word) < SHORTEST_FORGIVEN or _has_digit(word):
            return []
        others = [known for known in self._candidates(word) if word not in known]
        alike = {known: _likeness(word, known) for known in others}
        least = max([least, *(one - AS_GOOD_AS_BEST for one in alike.values())])
        return [known for known, one in alike.items() if one >= least]

    def _candidates(self, word: str) -> list[str]:
        """The known words that share most with `word`, the shorter ones first."""
        lists = [self._by_trigram.get(part, []) for part in _trigrams(word)]
        shared = Counter(chain.from_iterable(lists))
        enough = max(shared.values(), default=0) // 2
        many = [known for known, number in shared.items() if number >= enough]
        many.sort(key=lambda known: (-shared[known], len(known), known))
        return many[:CANDIDATES]


def _likeness(word: str, known: str) -> float:
    """0 to 100. A longer known word may begin with the typed one, or hold it anywhere, if
    that is no short one; of a shorter one, all that was typed counts."""
    size = len(word)
    if size <= SHORTEST_FORGIVEN:
        return fuzz.ratio(word, known)
    beginnings = {known, known[:size], known[: size + 1], known[: size + 2]}
    likeness = max(fuzz.ratio(word, beginning) for beginning in beginnings)
    if len(known) > size:
        likeness = max(likeness, fuzz.partial_ratio(word, known) - LESS_WITHIN)
    return likeness


def _trigrams(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[start : start + 3] for start in range(len(framed) - 2)}


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
