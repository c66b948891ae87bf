"""Two or three roles side by side: columns, and what each asks, row by row.

Objects that a template only has to place. Reads roles and transitions that `choice` has
fetched; asks the database nothing itself, and knows no people.
"""

from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerpath.languages import shown, texts_of
from roles import wording
from roles.comparing.alignment import Row, education_rows, experience_rows, skill_rows
from roles.comparing.contrast import contrast
from roles.enums import Importance
from roles.models import Role


@dataclass(frozen=True)
class Group:
    """The rows of one dimension; never empty."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True)
class Column:
    """One role: what stands above its column. `steps` say how people usually get to it or
    from it within the comparison; `amount` how much it asks in all."""

    role: Role
    title: str
    steps: list[str]
    least_education: str
    least_experience: str
    amount: str


class Comparison:
    def __init__(self, roles, transitions=()):
        self.roles = list(roles)
        self.transitions = list(transitions)

    @cached_property
    def groups(self):
        """Education, experience, skills; without what no role asks."""
        found = [
            Group(gettext_lazy("Education"), education_rows(self.roles)),
            Group(gettext_lazy("Experience"), _in_order(experience_rows(self.roles))),
            Group(gettext_lazy("Skills"), _in_order(skill_rows(self.roles))),
        ]
        return [group for group in found if group.rows]

    @cached_property
    def rows(self):
        return [row for group in self.groups for row in group.rows]

    @property
    def lead(self):
        """What mainly differs."""
        return contrast([column.title for column in self.columns], self.rows)

    @cached_property
    def columns(self):
        return [
            Column(
                role=role,
                title=_title(role),
                steps=[*self._steps(role)],
                least_education=_least_education(role),
                least_experience=_least_experience(role),
                amount=self._amount(place),
            )
            for place, role in enumerate(self.roles)
        ]

    @property
    def has_steps(self):
        return any(column.steps for column in self.columns)

    @property
    def has_experience(self):
        return any(column.least_experience for column in self.columns)

    @property
    def has_education(self):
        return any(column.least_education for column in self.columns)

    def _steps(self, role):
        titles = {one.pk: _title(one) for one in self.roles}
        for step in self.transitions:
            time = wording.duration(step.typical_months)
            if step.to_role_id == role.pk:
                text = _("From {role}: usually after {time}")
                yield format_html(text, role=titles[step.from_role_id], time=time)
            elif step.from_role_id == role.pk:
                text = _("To {role}: usually after {time}")
                yield format_html(text, role=titles[step.to_role_id], time=time)

    def _amount(self, place):
        cells = [row.cells[place] for row in self.rows if row.cells[place].is_asked]
        essential = sum(cell.importance == Importance.ESSENTIAL for cell in cells)
        text = ngettext(
            "{count} requirement, {essential} of them essential",
            "{count} requirements, {essential} of them essential",
            len(cells),
        )
        return text.format(count=len(cells), essential=essential)


def _title(role):
    return shown(texts_of(role, "title"))


def _in_order(rows):
    """Asked by all first, and of those what differs; then what only some ask, role by
    role. In each the must-haves first."""

    def place(row):
        missing = tuple(not cell.is_asked for cell in row.cells)
        ranks = [one.rank for one in row.cells if one.is_asked]
        return (any(missing), row.is_same, missing, min(ranks))

    return sorted(rows, key=place)


def _least_education(role):
    """The certificate that meets every must, as all of them have to be met; "" if there
    is none."""
    rows = role.educationrequirements.all()
    found = [row for row in rows if row.importance == Importance.ESSENTIAL]
    if not found:
        return ""
    least = max(found, key=lambda row: row.eqf_level)
    return format_html(
        _("{name} (EQF level {level})"),
        name=shown(texts_of(least, "name")),
        level=least.eqf_level,
    )


def _least_experience(role):
    """All work that is a must, each with its time; "" if none is."""
    return format_html_join(
        ", ",
        "{}: {}",
        (
            (shown(texts_of(row.area, "name")), wording.duration(row.months))
            for row in role.experiencerequirements.all()
            if row.importance == Importance.ESSENTIAL
        ),
    )
