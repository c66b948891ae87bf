"""What several roles ask, laid side by side: one row for each thing, one cell for each
role, and in each cell how it differs from the others.

Reads roles that come from `with_requirements()`; asks the database nothing itself.
"""

from dataclasses import dataclass, replace
from itertools import zip_longest

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerpath.languages import shown, texts_of
from roles import wording
from roles.enums import Importance, SkillLevel


@dataclass(frozen=True)
class Mark:
    """How a cell differs. `kind` is only, more, weightier or field; a template gives each
    its shape."""

    kind: str
    label: str


@dataclass(frozen=True)
class Asking:
    """What one role asks in a row. `amount` is an EQF level, months or a skill level;
    `level` is 0 for what has no bars. Without a key, the role does not ask it."""

    key: str = ""
    asked: str = ""
    name: str = ""
    level: int = 0
    amount: int = 0
    fields: str = ""
    importance: str = ""
    importance_label: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def is_asked(self):
        return bool(self.key)

    @property
    def rank(self):
        """For sorting: must-haves first."""
        return Importance.rank(self.importance)


NOTHING = Asking()


@dataclass(frozen=True)
class Row:
    """One thing with what each role asks of it, in the order of the roles."""

    name: str
    cells: tuple[Asking, ...]

    @property
    def is_asked_by_all(self):
        return all(cell.is_asked for cell in self.cells)

    @property
    def is_same(self):
        """Do all roles ask for just the same, and weigh it the same?"""
        return self.is_asked_by_all and not any(cell.marks for cell in self.cells)

    def has_mark(self, place, kind):
        """Does the role at that place differ in this way?"""
        return any(mark.kind == kind for mark in self.cells[place].marks)


def education_rows(roles):
    """Rows by kind: what is a must, then what is wished for."""
    asked = [role.educationrequirements.all() for role in roles]
    must = [filter(_is_must, rows) for rows in asked]
    wished = [[row for row in rows if not _is_must(row)] for rows in asked]
    return [
        *_side_by_side(must, _("Education that is a must"), _("Also a must")),
        *_side_by_side(wished, _("Education wished for"), _("Also wished for")),
    ]


def _is_must(row):
    return row.importance == Importance.ESSENTIAL


def _side_by_side(asked, first, further):
    """The first of each role in one row, then the next ones: there is no better measure of
    which belong together. `first` and `further` name the rows."""
    columns = [
        sorted(map(_education, rows), key=lambda one: (one.rank, one.amount))
        for rows in asked
    ]
    for number, cells in enumerate(zip_longest(*columns, fillvalue=NOTHING)):
        yield _row(further if number else first, cells, _more_education)


def experience_rows(roles):
    """Rows by experience area, in the order in which the roles name them."""
    asked = [role.experiencerequirements.all() for role in roles]
    areas = {row.area_id: row.area for rows in asked for row in rows}
    columns = [{row.area_id: _experience(row) for row in rows} for rows in asked]
    return _by_key(areas, columns, _more_experience)


def skill_rows(roles):
    """Rows by skill, in the order in which the roles name them."""
    asked = [role.skillrequirements.all() for role in roles]
    skills = {row.skill_id: row.skill for rows in asked for row in rows}
    columns = [{row.skill_id: _skill(row) for row in rows} for rows in asked]
    return _by_key(skills, columns, _more_skill)


def _by_key(things, columns, more):
    return [
        _row(
            shown(texts_of(thing, "name")),
            [column.get(key, NOTHING) for column in columns],
            more,
        )
        for key, thing in things.items()
    ]


def _education(row):
    asked = _("EQF level {level}").format(level=row.eqf_level)
    if row.isced_fields:
        asked += f" · {wording.fields(row.isced_fields.split())}"
    return Asking(
        key=row.key,
        asked=asked,
        name=shown(texts_of(row, "name")),
        amount=row.eqf_level,
        fields=" ".join(sorted(row.isced_fields.split())),
        importance=row.importance,
        importance_label=row.get_importance_display(),
    )


def _experience(row):
    return Asking(
        key=row.key,
        asked=wording.duration(row.months),
        amount=row.months,
        importance=row.importance,
        importance_label=row.get_importance_display(),
    )


def _skill(row):
    return Asking(
        key=row.key,
        asked=SkillLevel(row.level).label,
        level=row.level,
        amount=row.level,
        importance=row.importance,
        importance_label=row.get_importance_display(),
    )


def _row(name, cells, more):
    """The cells with what sets each apart. `more` says in words how much higher than the
    least one is."""
    asking = [cell for cell in cells if cell.is_asked]
    marked = (
        replace(cell, marks=tuple(_marks(cell, asking, more)))
        if cell.is_asked
        else cell
        for cell in cells
    )
    return Row(name, tuple(marked))


def _marks(cell, asking, more):
    if len(asking) == 1:
        yield Mark("only", _("only here"))
        return
    least = min(one.amount for one in asking)
    if cell.amount > least:
        yield Mark("more", more(cell.amount - least))
    if cell.fields and len({one.fields for one in asking}) > 1:
        yield Mark("field", _("in a certain field"))
    ranks = [one.rank for one in asking]
    if cell.rank == min(ranks) < max(ranks):
        yield Mark("weightier", _("more important here"))


def _more_education(levels):
    return ngettext(
        "more here: +{n} EQF level", "more here: +{n} EQF levels", levels
    ).format(n=levels)


def _more_experience(months):
    return _("more here: +{time}").format(time=wording.duration(months))


def _more_skill(levels):
    return ngettext("more here: +{n} level", "more here: +{n} levels", levels).format(
        n=levels
    )
