"""The ways into a role: ordered steps with the time that each usually takes."""

from dataclasses import dataclass
from itertools import groupby

from careerpath.languages import chosen, texts_of
from roles import wording
from roles.enums import Way
from roles.models import Passage


@dataclass(frozen=True)
class Step:
    """One step; `time` is "" where it takes no time of its own."""

    passage: Passage
    time: str


@dataclass(frozen=True)
class WayIn:
    """One way, with the time of all its steps together."""

    key: str
    label: str
    time: str
    steps: list[Step]


def ways_in(passages):
    """The ways that these steps of a role belong to, in the order of `Way`."""
    order = Way.values.index
    by_way = sorted(passages, key=lambda one: (order(one.way), one.position))
    return [
        _way(key, list(steps)) for key, steps in groupby(by_way, lambda one: one.way)
    ]


def _way(key, passages):
    spans = [_weeks(passage) for passage in passages]
    return WayIn(
        key=key,
        label=Way(key).label,
        time=wording.span(*map(sum, zip(*spans, strict=True))),
        steps=[
            Step(passage, wording.span(*weeks))
            for passage, weeks in zip(passages, spans, strict=True)
        ],
    )


def _weeks(passage):
    """At least and at most, as it is where the reader's language is spoken; 0, 0 for no
    time of its own."""
    least, _language = chosen(texts_of(passage, "weeks_from"))
    most, _language = chosen(texts_of(passage, "weeks_to"))
    return least or 0, most or least or 0
