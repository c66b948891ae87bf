"""A role as its page shows it: sections, one table of requirements, the way up.

Objects that a template only has to place. Reads what `with_page()` has fetched.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careerpath.languages import shown, shown_lines, texts_of
from roles import wording
from roles.enums import Importance, Section, SkillLevel
from roles.ladders.gaps import gaps
from roles.models import Passage
from roles.ways import ways_in

SECONDS = {"education": 45, "experience": 60, "skill": 30}  # to answer one question
TOP_SKILLS = 3


@dataclass(frozen=True)
class AskedRow:
    """A row of "what it takes". `level` is 0 for what has no level."""

    kind: str
    name: str
    importance: str
    importance_label: str
    asked: str
    level: int
    anchor: str
    note: str
    how_to_show: str


@dataclass(frozen=True)
class Neighbour:
    """The role before or after, and what the step takes."""

    role: object
    transition: object
    months: str
    gaps: list


@dataclass(frozen=True)
class Achievement:
    """A question about the reader's own past, and what helps to remember an answer:
    pairs of a step of the story and a prompt."""

    passage: Passage
    prompts: list[tuple[str, str]]


class RolePage:
    """What cards need is there without `glossary` (Glossary) and `related`."""

    def __init__(self, role, *, glossary=None, related=()):
        self.role = role
        self.glossary = glossary
        self.related = related

    @property
    def alternative_titles(self):
        """Those of the reader's language."""
        return [
            title.title
            for title in self.role.alternative_titles.all()
            if title.language == get_language()
        ]

    @cached_property
    def sections(self):
        """Passages by section: {"task": [Passage, …]}, in the editors' order."""
        sections = {section.value: [] for section in Section}
        for passage in self.role.passages.all():
            sections[passage.section].append(passage)
        return sections

    @property
    def contents(self):
        """Anchor and heading of the sections that have something in them."""
        sections = self.sections
        found = [
            ("tasks", _("What you do"), sections[Section.TASK]),
            ("day", _("A day in the role"), sections[Section.DAY]),
            ("asked", _("What it takes"), self.asked),
            ("industries", _("How it differs by industry"), sections[Section.INDUSTRY]),
            ("ways-in", _("Ways in, step by step"), sections[Section.WAY_IN]),
            ("application", _("Your application"), sections[Section.APPLICATION]),
            (
                "interview",
                _("Preparing for the interview"),
                sections[Section.INTERVIEW],
            ),
            ("achievements", _("Your own examples"), sections[Section.ACHIEVEMENT]),
            ("practice", _("Where to practise"), sections[Section.PRACTICE]),
        ]
        return [(anchor, heading) for anchor, heading, content in found if content]

    @property
    def has_glance(self):
        return bool(self.asked or self.before or self.after)

    @property
    def has_overview(self):
        return bool(texts_of(self.role, "overview"))

    @cached_property
    def ways(self):
        return ways_in(self.sections[Section.WAY_IN])

    @property
    def achievements(self):
        return [_achievement(one) for one in self.sections[Section.ACHIEVEMENT]]

    @cached_property
    def asked(self):
        """All requirements as rows, must-haves first."""
        skills = map(_skill_row, self.role.skillrequirements.all())
        return _must_haves_first([*self._education, *self._experience, *skills])

    @cached_property
    def _education(self):
        rows = map(_education_row, self.role.educationrequirements.all())
        return _must_haves_first(rows)

    @cached_property
    def _experience(self):
        rows = map(_experience_row, self.role.experiencerequirements.all())
        return _must_haves_first(rows)

    @property
    def least_education(self):
        return self._education[0] if self._education else None

    @property
    def least_experience(self):
        return self._experience[0] if self._experience else None

    @property
    def is_entry_level(self):
        """Nobody needs experience to begin."""
        return all(row.importance != Importance.ESSENTIAL for row in self._experience)

    @property
    def top_skills(self):
        names = [row.name for row in self.asked if row.kind == "skill"]
        return wording.listed(names[:TOP_SKILLS])

    @property
    def minutes(self):
        return check_minutes(self.role)

    @cached_property
    def before(self):
        return [
            _neighbour(step.from_role, step, gaps(step.from_role, self.role))
            for step in self.role.ways_here.all()
            if step.from_role.is_published
        ]

    @cached_property
    def after(self):
        return [
            _neighbour(step.to_role, step, gaps(self.role, step.to_role))
            for step in self.role.ways_up.all()
            if step.to_role.is_published
        ]

    @property
    def codes(self):
        return list(self.role.codes.all())


def _achievement(passage):
    """Its text has a line for each step of the story; in whose language, too."""
    lines = shown_lines(texts_of(passage, "text"))
    steps = [_("Situation"), _("Task"), _("Action"), _("Result")]
    return Achievement(passage, list(zip(steps, lines, strict=False)))


def _neighbour(role, step, what_it_takes):
    return Neighbour(
        role=role,
        transition=step,
        months=wording.duration(step.typical_months),
        gaps=what_it_takes,
    )


def _must_haves_first(rows):
    return sorted(rows, key=lambda row: Importance.rank(row.importance))


def check_minutes(role):
    """How many minutes it takes to answer all that the role asks, rounded up; 0 for a
    role that asks nothing."""
    seconds = SECONDS["education"] if role.educationrequirements.all() else 0
    seconds += SECONDS["experience"] * len(role.experiencerequirements.all())
    seconds += SECONDS["skill"] * len(role.skillrequirements.all())
    return ceil(seconds / 60)


def _education_row(row):
    asked = _("EQF level {level}").format(level=row.eqf_level)
    if row.isced_fields:
        asked += f" · {wording.fields(row.isced_fields.split())}"
    return AskedRow(
        kind="education",
        name=shown(texts_of(row, "name")),
        importance=row.importance,
        importance_label=row.get_importance_display(),
        asked=asked,
        level=0,
        anchor="",
        note=shown(texts_of(row, "note")),
        how_to_show=shown(texts_of(row, "how_to_show")),
    )


def _experience_row(row):
    return AskedRow(
        kind="experience",
        name=shown(texts_of(row.area, "name")),
        importance=row.importance,
        importance_label=row.get_importance_display(),
        asked=wording.duration(row.months),
        level=0,
        anchor="",
        note=shown(texts_of(row, "note")),
        how_to_show=shown(texts_of(row.area, "how_to_show")),
    )


def _skill_row(row):
    return AskedRow(
        kind="skill",
        name=shown(texts_of(row.skill, "name")),
        importance=row.importance,
        importance_label=row.get_importance_display(),
        asked=SkillLevel(row.level).label,
        level=row.level,
        anchor=wording.anchor(anchors_of(row.skill), row.level),
        note=shown(texts_of(row, "note")),
        how_to_show=shown(texts_of(row.skill, "how_to_show")),
    )


def anchors_of(skill):
    """The behaviour anchors of a skill by level: {1: {"en": …}}."""
    return {anchor.level: texts_of(anchor, "text") for anchor in skill.anchors.all()}
