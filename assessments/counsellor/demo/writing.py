"""The texts of the demonstration, written by hand in each language (`texts/`)."""

from collections import Counter
from datetime import time
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "texts"


@cache
def texts(name):
    """What the file of that name holds."""
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.safe_load(file)


class Words:
    """Texts in one language, taken in turn from a place of one's own, so that no client
    reads the same sentence twice before all have been read."""

    def __init__(self, language, place):
        self.language = language
        self.place = place
        self.taken = Counter()

    def next(self, *path):
        """The next text of a kind, such as ("shared", "first")."""
        found = texts(self.language)
        for name in path:
            found = found[name]
        turn = self.place + self.taken[path]
        self.taken[path] += 1
        return found[turn % len(found)]

    @property
    def intention(self):
        """When, where and how, by the names of a step's fields."""
        words = dict(self.next("intentions"))
        return words | {"at_time": time.fromisoformat(words["at_time"])}
