"""Finds roles by what people type: with slips, in any language, by title, skill or code.

Pure: knows no model. Every word of a query must be found in a role's names; the role is
shown with the names that say why it was found.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from roles.search import fold, words_of
from roles.searching.lexicon import NEAR, Lexicon

# What a hit is worth by the kind of name …
KINDS = {"title": 4.0, "other title": 3.0, "code": 2.5, "label": 1.5, "skill": 1.0}
# … and more if one name holds all words, the more the less else it holds; and a little
# more in the reader's language.
TOGETHER = 0.5
ALL_OF_IT = 0.5
OWN_LANGUAGE = 0.2
# To say why, a name in the reader's language is better than one that fits better.
EASIER_TO_READ = 1.0
# People leave out gaps: "callcentre", "onet".
ALSO_WITHOUT_GAPS = ("title", "other title", "code")
Hits = dict[int, float]  # number of a name: how well a word of the query fits it


@dataclass(frozen=True, slots=True)
class Name:
    """A name under which `roles` may be looked for: their title, or a skill that they ask.
    `language` is "" for what belongs to none, such as a code; `about` is the key of the
    skill or code that is called so."""

    text: str
    language: str
    kind: str
    roles: frozenset[int]
    about: Hashable = None


@dataclass(frozen=True)
class Reason:
    """Why a role was found: the names that hold the query, and whether that took
    forgiving a slip."""

    names: list[Name]
    is_near: bool


class Index:
    """All names of a catalogue, made ready once for each edition of it. Roles are numbers,
    in the order in which equals are listed."""

    def __init__(self, names: Iterable[Name]):
        self.names = list(names)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._lengths = []
        for number, name in enumerate(self.names):
            words = fold(name.text).split()
            self._lengths.append(len(words))
            for word in _with_joined(words, name.kind):
                self._by_word[word].append(number)
        self._lexicon = Lexicon(self._by_word)

    def find(self, query: str, language: str = "") -> "Findings":
        """What holds every word of the query. Slips are forgiven in words that are in no
        name, and in all words if nothing holds them all as they stand."""
        words = words_of(query)
        found = Findings(self, list(map(self._hits, words)), language)
        if not found.roles:
            found = Findings(self, list(map(self._hits_and_near, words)), language)
        return found

    def nearest(self, query: str, language: str = "", limit: int = 3) -> list[int]:
        """For a query that finds nothing: the roles that hold most of it, or else
        something that looks a little like it."""
        total: dict[int, float] = defaultdict(float)
        for word in words_of(query):
            hits = self._hits(word) or self._numbered(self._lexicon.distant(word))
            for role, worth in Findings(self, [hits], language).worth.items():
                total[role] += worth
        return sorted(total, key=lambda role: (-total[role], role))[:limit]

    def share(self, number: int, words: int) -> float:
        """How much of a name so many words are, 0 to 1."""
        return min(1.0, words / self._lengths[number])

    def _hits(self, word: str) -> Hits:
        return self._numbered(self._lexicon.fitting(word) or self._lexicon.near(word))

    def _hits_and_near(self, word: str) -> Hits:
        return self._numbered(self._lexicon.near(word) | self._lexicon.fitting(word))

    def _numbered(self, fits: dict[str, float]) -> Hits:
        hits: Hits = {}
        for known, fit in sorted(fits.items(), key=lambda one: one[1]):
            hits.update(dict.fromkeys(self._by_word[known], fit))
        return hits


class Findings:
    """What one query finds: `hits` has the names for each of its words."""

    def __init__(self, index: Index, hits: list[Hits], language: str):
        self._index = index
        self._hits = hits
        self._language = language

    @cached_property
    def roles(self) -> list[int]:
        """The best first."""
        return sorted(self.worth, key=lambda role: (-self.worth[role], role))

    @cached_property
    def worth(self) -> dict[int, float]:
        """How good a hit each role is, by its best name for each word, or by a name that
        holds all of them."""
        together = self._by_role(self._in_all, self._worth_of_all)
        if len(self._hits) < 2:
            return together
        best = [self._by_role(one, self._worth_of_word(one)) for one in self._hits]
        roles = set.intersection(*map(set, best))
        return {
            role: max(
                sum(one[role] for one in best) / len(best), together.get(role, 0.0)
            )
            for role in roles
        }

    def reason(self, role: int) -> Reason:
        """One name with all the words, or else one for each word. A title that the reader
        sees anyway comes before other names that fit better."""
        numbers = [self._best_for(role, self._in_all, self._worth_of_all)]
        if numbers == [None]:
            numbers = [
                self._best_for(role, one, self._worth_of_word(one))
                for one in self._hits
            ]
        chosen = [number for number in dict.fromkeys(numbers) if number is not None]
        fits = [max(one.get(number, 0.0) for number in chosen) for one in self._hits]
        is_near = any(fit <= NEAR for fit in fits)
        return Reason([self._index.names[number] for number in chosen], is_near)

    @cached_property
    def _in_all(self) -> set[int]:
        """The names that hold every word."""
        return set.intersection(*map(set, self._hits)) if self._hits else set()

    def _worth_of_word(self, hits: Hits) -> Callable[[int], float]:
        return lambda number: self._value(number, hits[number])

    def _worth_of_all(self, number: int) -> float:
        fit = sum(one[number] for one in self._hits) / len(self._hits)
        share = self._index.share(number, len(self._hits))
        return self._value(number, fit) + TOGETHER + ALL_OF_IT * share

    def _value(self, number: int, fit: float) -> float:
        name = self._index.names[number]
        return KINDS[name.kind] * fit + OWN_LANGUAGE * (name.language == self._language)

    def _by_role(
        self, numbers: Iterable[int], worth_of: Callable[[int], float]
    ) -> dict[int, float]:
        best: dict[int, float] = {}
        for worth, number in sorted((worth_of(number), number) for number in numbers):
            best.update(dict.fromkeys(self._index.names[number].roles, worth))
        return best

    def _best_for(
        self, role: int, numbers: Iterable[int], worth_of: Callable[[int], float]
    ) -> int | None:
        own = [one for one in numbers if role in self._index.names[one].roles]
        return max(own, key=lambda one: self._rank(one, worth_of(one)), default=None)

    def _rank(self, number: int, worth: float) -> tuple[bool, bool, float, int]:
        name = self._index.names[number]
        is_sure = all(one.get(number, 1.0) > NEAR for one in self._hits)
        is_own = name.language == self._language
        is_seen = is_own and name.kind == "title"
        return is_sure, is_seen, worth + EASIER_TO_READ * is_own, -number


def _with_joined(words: list[str], kind: str) -> set[str]:
    pairs = pairwise(words) if kind in ALSO_WITHOUT_GAPS else ()
    return {*words, *("".join(pair) for pair in pairs)}
