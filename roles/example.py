"""The example on the front page: a made-up score and the plan that follows from it.

It obeys the formula (four requirements, weights as usual) and adds up; a test holds it
against the real score, which this app does not know.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from roles.enums import Importance

BAR_WIDTH = 400  # of the drawing
READY = 80


@dataclass(frozen=True)
class Line:
    """A requirement. `status` as the component of that name takes it."""

    name: str
    sentence: str
    importance: str
    status: str
    points: int
    possible: int

    @property
    def importance_label(self):
        return Importance(self.importance).label


@dataclass(frozen=True)
class Step:
    title: str
    how: str
    gain: int


@dataclass(frozen=True)
class Example:
    lines: list[Line]
    steps: list[Step]

    @property
    def score(self):
        return sum(line.points for line in self.lines)

    @property
    def bar(self):
        filled = BAR_WIDTH * self.score // 100
        mark = BAR_WIDTH * READY // 100
        return {"width": BAR_WIDTH, "low": filled, "high": filled, "mark": mark}


def example():
    """In the language of the page."""
    return Example(_lines(), _steps())


def _lines():
    return [
        Line(
            _("Vocational training"),
            _("Yes, finished."),
            *("essential", "met", 25, 25),
        ),
        Line(
            _("Work in customer service"),
            _("1 year of the 2 years asked for."),
            *("preferred", "partly", 15, 30),
        ),
        Line(
            _("Leading people"),
            _("Level 2 of the level 3 asked for."),
            *("essential", "needed", 18, 27),
        ),
        Line(
            _("Resolving conflicts"),
            _("Level 3, as asked for."),
            *("preferred", "met", 18, 18),
        ),
    ]


def _steps():
    return [
        Step(
            _("Lead the Saturday shift, with a supervisor nearby"),
            _("6 months · at work · proof: a talk about how it went"),
            gain=9,
        ),
        Step(
            _("Keep working in customer service"),
            _("12 months · goes on beside it · proof: a reference"),
            gain=15,
        ),
    ]
