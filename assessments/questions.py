"""Questions that belong to no role: in the forms they stand where a role's requirement
would."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careerpath.languages import shown, texts_of
from roles.models import ExperienceArea, Skill

EDUCATION = "education"


@dataclass(frozen=True)
class Question:
    """One question, in the place of a requirement row: it belongs to no role."""

    key: str
    area: ExperienceArea | None = None
    skill: Skill | None = None
    isced_fields: str = ""

    def get_importance_display(self):
        return ""

    @property
    def name(self):
        thing = self.skill or self.area
        return shown(texts_of(thing, "name")) if thing else _("Education")


def sent_as(key):
    """The field of a form that always comes with an answer to this question."""
    kind, _sign, slug = key.partition(":")
    if kind == EDUCATION:
        return "level"
    return f"{slug}_years" if kind == "experience" else slug


def questions(keys):
    """Education, areas and skills with these keys, in their order."""
    slugs = [key.partition(":")[2] for key in keys]
    areas = ExperienceArea.objects.filter(slug__in=slugs)
    skills = Skill.objects.filter(slug__in=slugs).prefetch_related("anchors")
    found = {EDUCATION: Question(EDUCATION)}
    found |= {f"experience:{one.slug}": _of_area(one) for one in areas}
    found |= {f"skill:{one.slug}": _of_skill(one) for one in skills}
    return [found[key] for key in keys if key in found]


def _of_area(area):
    return Question(f"experience:{area.slug}", area=area)


def _of_skill(skill):
    return Question(f"skill:{skill.slug}", skill=skill)
