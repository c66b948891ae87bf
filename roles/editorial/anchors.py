"""What a person does at each level of a skill: four sentences, clearly different."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from careerpath.languages import CODES
from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

LEVELS = [1, 2, 3, 4]
# From this likeness on, a reader cannot tell two levels apart at a glance.
TOO_ALIKE = 0.8


def four_levels(catalogue: Catalogue) -> Iterator[Problem]:
    """Each skill says what a person does at each of its four levels."""
    for skill, anchors in _by_skill(catalogue):
        levels = sorted(int(anchor.get("level")) for anchor in anchors)
        if levels != LEVELS:
            yield skill.problem(f"has anchors for levels {levels}: write all four")


def levels_differ(catalogue: Catalogue) -> Iterator[Problem]:
    """No two levels of a skill are told in nearly the same words."""
    for _skill, anchors in _by_skill(catalogue):
        for first, second in combinations(anchors, 2):
            for code in CODES:
                texts = first.text("text", code), second.text("text", code)
                if all(texts) and _likeness(*texts) >= TOO_ALIKE:
                    yield second.problem(
                        f"hardly differs from level {first.get('level')}", "text", code
                    )


def _by_skill(catalogue: Catalogue) -> Iterator[tuple[Record, list[Record]]]:
    anchors = catalogue.all("skillanchor")
    for skill in catalogue.all("skill"):
        yield skill, [one for one in anchors if one.one("skill") == skill.key]


def _likeness(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.quick_ratio() < TOO_ALIKE:
        return 0
    return matcher.ratio()
