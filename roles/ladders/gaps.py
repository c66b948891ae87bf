"""What the step from one role to the next takes: the difference of what both ask.

Reads roles that come from `with_requirements()`; asks the database nothing itself.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careerpath.languages import shown, texts_of
from roles.enums import Importance, SkillLevel
from roles.wording import duration


@dataclass(frozen=True)
class Gap:
    """One thing that the higher role asks more of. `now` and `then` are words; `more` is
    the difference where it can be counted, as in "+12 months"."""

    name: str
    now: str
    then: str
    is_essential: bool
    more: str = ""


def gaps(lower, higher):
    """What `higher` asks beyond `lower`: what is essential first; of each, education, then
    experience, then skills."""
    found = [
        *_education_gaps(lower, higher),
        *_experience_gaps(lower, higher),
        *_skill_gaps(lower, higher),
    ]
    return sorted(found, key=lambda gap: not gap.is_essential)


def _education_gaps(lower, higher):
    held = max((row.eqf_level for row in lower.educationrequirements.all()), default=0)
    for row in higher.educationrequirements.all():
        if row.eqf_level > held:
            then = _("EQF level {level}").format(level=row.eqf_level)
            yield Gap(shown(texts_of(row, "name")), "", then, _is_essential(row))


def _experience_gaps(lower, higher):
    held = {row.area_id: row.months for row in lower.experiencerequirements.all()}
    for row in higher.experiencerequirements.all():
        months = held.get(row.area_id, 0)
        if row.months > months:
            now = duration(months) if months else _("none yet")
            name = shown(texts_of(row.area, "name"))
            more = f"+{duration(row.months - months)}"
            yield Gap(name, now, duration(row.months), _is_essential(row), more)


def _skill_gaps(lower, higher):
    held = {row.skill_id: row.level for row in lower.skillrequirements.all()}
    for row in higher.skillrequirements.all():
        level = held.get(row.skill_id, 0)
        if row.level > level:
            name = shown(texts_of(row.skill, "name"))
            now, then = SkillLevel(level).label, SkillLevel(row.level).label
            yield Gap(name, now, then, _is_essential(row))


def _is_essential(row):
    return row.importance == Importance.ESSENTIAL
