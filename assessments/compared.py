"""A comparison of roles with where the person stands in each: for each role the score,
for each row what the person has and whether that is enough. Without a profile it holds
the comparison alone.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from assessments import reach, wording
from assessments.report import status
from assessments.snapshot import education_names
from roles.comparing.alignment import Asking, Row
from roles.comparing.choice import MOST
from roles.comparing.comparison import Column, Comparison


def address(slugs, **more):
    """Of the comparison of the roles with these slugs."""
    query = urlencode({"role": slugs, **more}, doseq=True)
    return f"{reverse('assessments:compare')}{'?' if query else ''}{query}"


@dataclass(frozen=True)
class Head:
    """What stands above a column: `standing` is None without a profile, or if the role
    asks nothing."""

    column: Column
    standing: reach.Reachable | None
    url_without: str


@dataclass(frozen=True)
class Cell:
    """What a role asks, in which column, and whether the person has it ("" if unknown,
    else as in `report.status`)."""

    title: str
    asking: Asking
    status: str


@dataclass(frozen=True)
class ComparedRow:
    """`own` is what the person answered, in words; "" without a profile."""

    row: Row
    cells: list[Cell]
    own: str


class Compared:
    def __init__(self, comparison: Comparison, profile):
        self.comparison = comparison
        self.profile = profile

    @cached_property
    def standings(self):
        if self.profile is None:
            return [None for _role in self.comparison.roles]
        return [reach.reachable(role, self.profile) for role in self.comparison.roles]

    @property
    def has_standings(self):
        return any(self.standings)

    @cached_property
    def heads(self):
        slugs = [role.slug for role in self.comparison.roles]
        return [
            Head(column, standing, address([one for one in slugs if one != slug]))
            for slug, column, standing in zip(
                slugs, self.comparison.columns, self.standings, strict=True
            )
        ]

    @property
    def is_full(self):
        return len(self.comparison.roles) == MOST

    @property
    def change_url(self):
        """Where to choose others instead of these."""
        return address([role.slug for role in self.comparison.roles], choose=1)

    @cached_property
    def groups(self):
        """Pairs of heading and rows."""
        return [
            (group.heading, [self._row(row) for row in group.rows])
            for group in self.comparison.groups
        ]

    def _row(self, row):
        lines = [
            self._lines[place].get(asking.key) for place, asking in enumerate(row.cells)
        ]
        cells = [
            Cell(column.title, asking, status(line) if line else "")
            for column, asking, line in zip(
                self.comparison.columns, row.cells, lines, strict=True
            )
        ]
        return ComparedRow(row, cells, self._own(lines))

    @cached_property
    def _lines(self):
        """For each role the lines of its score, by the key of the requirement."""
        return [
            {line.requirement.key: line for line in one.score.lines} if one else {}
            for one in self.standings
        ]

    def _own(self, lines):
        asked = [line for line in lines if line]
        if not asked:
            return ""
        # Only the field of study can be open for one role and known for another.
        line = next((line for line in asked if not line.is_answered), asked[0])
        return wording.answer(
            line.held,
            self._education_names,
            lacks_field=line.held is not None and not line.is_answered,
        )

    @cached_property
    def _education_names(self):
        return education_names()
