"""Skills from a CV: those that the catalogue knows, each with a level to be judged."""

from dataclasses import dataclass

from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from assessments import actions
from assessments.cv.matching import level_of, skill_of, terms
from assessments.forms.cv.common import LEAVE_OUT, select
from careerpath.languages import shown, texts_of
from roles.enums import SkillLevel
from roles.models import Skill
from roles.names import names_of
from roles.pages import anchors_of
from roles.wording import anchor


@dataclass(frozen=True)
class SkillRow:
    """A skill of the catalogue, with the names by which the CV lists it."""

    said: list
    field: object
    so_far: str
    anchors: list


class SkillsPart:
    def __init__(self, form, skills, profile):
        self.form = form
        self.held = _held(profile)
        self.known = _known_skills() if skills else {}
        self.found, self.unknown = self._sorted_out(skills)
        for slug, said in self.found.items():
            self._add_skill(slug, said)

    def _sorted_out(self, skills):
        """{slug: what the CV says of it}, and the names that fit no skill."""
        known = terms({slug: names_of(skill) for slug, skill in self.known.items()})
        found, unknown = {}, []
        for skill in skills:
            slug = skill_of(skill, known)
            if slug is None:
                unknown.append(_shown_name(skill))
            else:
                found.setdefault(slug, []).append(skill)
        return found, list(dict.fromkeys(unknown))

    def _add_skill(self, slug, said):
        name = shown(texts_of(self.known[slug], "name"))
        stated = "" if slug in self.held else _stated(said)
        self.form.fields[f"skill-{slug}"] = select(
            _("Your level"),
            [
                ("", _("Keep what I said so far") if slug in self.held else LEAVE_OUT),
                *((str(level.value), level.label) for level in SkillLevel),
            ],
            full_label=name,
            initial=stated,
        )
        self.form.fields[f"skill-{slug}"].name_shown = name

    @property
    def rows(self):
        return [
            SkillRow(
                said=[_said(skill) for skill in said],
                field=self.form[f"skill-{slug}"],
                so_far=SkillLevel(self.held[slug]).label if slug in self.held else "",
                anchors=_anchors(self.known[slug]),
            )
            for slug, said in self.found.items()
        ]

    @property
    def _levels(self):
        data = self.form.cleaned_data
        return {
            self.known[slug]: int(data[f"skill-{slug}"])
            for slug in self.found
            if data[f"skill-{slug}"]
        }

    @property
    def taken(self):
        count = len(self._levels)
        text = ngettext("{n} skill level", "{n} skill levels", count)
        return [text.format(n=count)] if count else []

    def save(self, *, by):
        if self._levels:
            levels = {skill.pk: level for skill, level in self._levels.items()}
            actions.save_skills(levels, by=by)


def _known_skills():
    return {skill.slug: skill for skill in Skill.objects.prefetch_related("anchors")}


def _held(profile):
    rows = profile.skillanswers.all() if profile else ()
    return {row.skill.slug: row.level for row in rows}


def _stated(said):
    """The level that the CV itself gives, if any: of several skills the lowest, of
    several languages the best."""
    levels = [level for level in map(level_of, said) if level is not None]
    best = max if said[0].is_language else min
    return str(best(levels, default=""))


def _said(skill):
    name = _shown_name(skill)
    if not skill.level:
        return name
    return _("{name} ({level})").format(name=name, level=skill.level)


def _shown_name(skill):
    """The newer Europass names languages by a code: "de" is "German"."""
    if not skill.is_language:
        return skill.name
    try:
        return get_language_info(skill.name)["name_translated"]
    except KeyError:
        return skill.name


def _anchors(skill):
    texts = anchors_of(skill)
    return [
        (level.label, level.value, anchor(texts, level.value)) for level in SkillLevel
    ]
