"""The assessment on paper: its questions, and a sheet to add up the points by hand.

Objects that a template only has to place. The questions are those of the forms, and the
points are those of the score, cut into tenths that add up to exactly 100.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _

from assessments import wording
from assessments.forms.pages import PAGE_FORMS
from assessments.rounding import apportion, half_up
from assessments.scoring import (
    FORMULA_VERSION,
    HUNDRED,
    NEARLY_FULFILMENT,
    RELATED_EXPERIENCE,
    Band,
    EducationHeld,
    ExperienceHeld,
    Qualification,
    SkillHeld,
    effective_weights,
    fulfilment,
)
from assessments.snapshot import asked_of, requirements_of, weights_of
from assessments.wizard import Wizard
from careerpath.languages import shown, texts_of
from roles.enums import Importance, SkillLevel
from roles.pages import check_minutes
from roles.wording import duration

PLAN_STEPS = 4
OTHER_FIELD = ""  # a code that lies in no other


@dataclass(frozen=True)
class Question:
    """A question with its boxes to tick, or its lines to write on.

    `keys` are the requirements that it answers; `related` says what counts by half.
    """

    kind: str
    keys: tuple[str, ...]
    title: str
    hint: str
    options: tuple = ()
    lines: tuple = ()
    related: str = ""


@dataclass(frozen=True)
class Worth:
    """What one answer brings: its points, in tenths of a point."""

    label: str
    points: Decimal


@dataclass(frozen=True)
class SheetRow:
    """A requirement on the scoring sheet: what each answer brings, and the most.

    `nearly` is what an essential must bring at least for the second-best band;
    `per_month` is for experience alone, in thousandths.
    """

    number: int
    key: str
    name: str
    importance: str
    importance_label: str
    asked: str
    worth: tuple[Worth, ...]
    most: Decimal
    nearly: Decimal
    per_month: Decimal | None

    @property
    def is_essential(self):
        return self.importance == Importance.ESSENTIAL


class Workbook:
    """`role` comes from `Role.objects.with_requirements()`."""

    formula_version = FORMULA_VERSION
    related_percent = round(100 * RELATED_EXPERIENCE)
    nearly_percent = round(100 * NEARLY_FULFILMENT)
    plan_steps = range(1, PLAN_STEPS + 1)

    def __init__(self, role):
        self.role = role
        self.minutes = check_minutes(role)

    @cached_property
    def questions(self):
        """All questions of the role, in the order of the pages."""
        return [
            question
            for page in Wizard(self.role).pages
            for question in QUESTIONS[page.kind](page)
        ]

    @cached_property
    def parts(self):
        """Numbered questions by kind: {"education": [(1, Question)], …}."""
        parts = {kind: [] for kind in QUESTIONS}
        for number, question in enumerate(self.questions, start=1):
            parts[question.kind].append((number, question))
        return parts

    @cached_property
    def sheet(self):
        """A row for each requirement, in the order of the questions."""
        items = asked_of(self.role)
        needs = {one.key: one.need for one in requirements_of(items)}
        points = _Points(self.role, items)
        numbers = {
            key: number
            for number, question in enumerate(self.questions, start=1)
            for key in question.keys
        }
        rows = [
            _sheet_row(item, needs[item["key"]], numbers[item["key"]], points)
            for item in items
        ]
        return sorted(rows, key=lambda row: row.number)

    @property
    def total(self):
        return sum(row.most for row in self.sheet)

    @property
    def essentials(self):
        return [row for row in self.sheet if row.is_essential]

    @property
    def bands(self):
        return [
            (wording.BANDS[band], wording.band_meaning(band)) for band in reversed(Band)
        ]


def _education_question(page):
    form = PAGE_FORMS[page.kind](page, None)
    level = form.fields["level"]
    lines = ("field", "studying_level", "studying_field")
    yield Question(
        kind=page.kind,
        keys=tuple(row.key for row in page.rows),
        title=level.label,
        hint=level.help_text,
        options=_options(level),
        lines=tuple(form.fields[name].label for name in lines),
    )


def _experience_questions(page):
    for row in page.rows:
        yield Question(
            kind=page.kind,
            keys=(row.key,),
            title=shown(texts_of(row.area, "name")),
            hint=shown(texts_of(row.area, "description")),
            related=shown(texts_of(row.area, "related")),
        )


def _skill_questions(page):
    form = PAGE_FORMS[page.kind](page, None)
    for row in page.rows:
        field = form.fields[row.skill.slug]
        yield Question(
            kind=page.kind,
            keys=(row.key,),
            title=field.label,
            hint=field.help_text,
            options=_options(field),
        )


QUESTIONS = {
    "education": _education_question,
    "experience": _experience_questions,
    "skills": _skill_questions,
}


def _options(field):
    """The answers; on paper one skips by leaving all of them empty."""
    return tuple(option for value, option in field.choices if value != "")


class _Points:
    """The points of a role's requirements, as tenths that add up to exactly 100."""

    def __init__(self, role, items):
        shares = effective_weights(requirements_of(items), weights_of(role))
        self.possible = {key: HUNDRED * share for key, share in shares.items()}
        tenths = {key: 10 * points for key, points in self.possible.items()}
        self.most = apportion(tenths, 10 * int(HUNDRED))

    def of(self, key, part):
        """What the requirement brings when met by `part`, from 0 to 1."""
        tenths = half_up(10 * self.possible[key] * part)
        return (
            Decimal(self.most[key] if part == 1 else min(tenths, self.most[key])) / 10
        )

    def per_month(self, key, months):
        return Decimal(half_up(1000 * self.possible[key] / months)) / 1000


def _sheet_row(item, need, number, points):
    key = item["key"]
    is_time = item["dimension"] == "experience"
    return SheetRow(
        number=number,
        key=key,
        name=shown(item["name"]),
        importance=item["importance"],
        importance_label=Importance(item["importance"]).label,
        asked=wording.asked(item),
        worth=tuple(
            Worth(label, points.of(key, fulfilment(need, held)))
            for label, held in ANSWERS[item["dimension"]](need)
        ),
        most=points.of(key, 1),
        nearly=points.of(key, NEARLY_FULFILMENT),
        per_month=points.per_month(key, need.months) if is_time else None,
    )


def _skill_answers(_need):
    for level in SkillLevel:
        yield level.label, SkillHeld(level.value)


def _experience_answers(need):
    """Quarters of the way, in whole months."""
    quarters = {half_up(Fraction(need.months * n, 4)) for n in (1, 2, 3, 4)}
    for months in sorted(quarters - {0}):
        label = duration(months)
        if months == need.months:
            label = _("{time} or more").format(time=label)
        yield label, ExperienceHeld(months)


def _education_answers(need):
    """Level by level down to the last that brings something, then the rest; where a field
    of study is asked for, first with it and then without."""
    levels = [
        level
        for level in range(need.eqf_level, -1, -1)
        if fulfilment(need, _certificate(level, OTHER_FIELD))
    ]
    texts = {OTHER_FIELD: "{level}"}
    if need.fields:
        in_field, elsewhere = _("{level}, field as asked"), _("{level}, another field")
        texts = {need.fields[0]: in_field, OTHER_FIELD: elsewhere}
    for field, text in texts.items():
        for level in levels:
            label = text.format(level=_level_label(level, need.eqf_level))
            yield label, _certificate(level, field)
    if levels[-1] > 0:
        yield _("lower or none"), _certificate(0, OTHER_FIELD)


def _certificate(level, field):
    return EducationHeld((Qualification(level, field),))


def _level_label(level, asked):
    if level == 0:
        return _("no certificate yet")
    text = _("EQF level {level}").format(level=level)
    return _("{level} or higher").format(level=text) if level == asked else text


ANSWERS = {
    "education": _education_answers,
    "experience": _experience_answers,
    "skills": _skill_answers,
}
