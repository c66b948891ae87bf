"""Small pieces of catalogue for tests: one plain factory a model, texts in English."""

from datetime import date
from itertools import count

from roles.models import (
    Action,
    EducationLevel,
    EducationRequirement,
    ExperienceArea,
    ExperienceRequirement,
    OccupationCode,
    Role,
    Skill,
    SkillAnchor,
    SkillRequirement,
)

numbers = count(1)


def role(slug=None, **fields):
    slug = slug or f"role-{next(numbers)}"
    defaults = {
        "title_en": slug.replace("-", " ").capitalize(),
        "summary_en": "You do the work.",
        "reviewed_on": date(2026, 11, 1),
    }
    made = Role.objects.create(slug=slug, **(defaults | fields))
    made.index()
    return made


def skill(slug=None, *, anchors=True, **fields):
    slug = slug or f"skill-{next(numbers)}"
    name = slug.replace("-", " ").capitalize()
    made = Skill.objects.create(slug=slug, **({"name_en": name} | fields))
    if anchors:
        for level in (1, 2, 3, 4):
            text = f"You do {slug} at level {level}."
            SkillAnchor.objects.create(skill=made, level=level, text_en=text)
    return made


def area(slug="customer-service", **fields):
    name = slug.replace("-", " ").capitalize()
    return ExperienceArea.objects.create(slug=slug, **({"name_en": name} | fields))


def education_levels():
    for level in range(1, 9):
        EducationLevel.objects.create(eqf_level=level, name_en=f"Certificate {level}")


def asks_education(role, eqf_level=4, importance="essential", isced_fields=""):
    return EducationRequirement.objects.create(
        role=role,
        eqf_level=eqf_level,
        importance=importance,
        isced_fields=isced_fields,
        name_en=f"Education {eqf_level}",
    )


def asks_experience(role, area, months=24, importance="essential"):
    return ExperienceRequirement.objects.create(
        role=role, area=area, months=months, importance=importance
    )


def asks_skill(role, skill, level=3, importance="essential"):
    return SkillRequirement.objects.create(
        role=role, skill=skill, level=level, importance=importance
    )


def action(slug=None, **fields):
    slug = slug or f"action-{next(numbers)}"
    defaults = {
        "kind": "course",
        "title_en": slug.replace("-", " ").capitalize(),
        "description_en": "You do it.",
        "proof_en": "A note.",
    }
    return Action.objects.create(slug=slug, **(defaults | fields))


def also_called(role, title, language="en"):
    return role.alternative_titles.create(title=title, language=language)


def listed_as(role, code, scheme="isco-08", **fields):
    label = {"label_en": f"Workers {code}"}
    made, _ = OccupationCode.objects.get_or_create(
        scheme=scheme, code=code, defaults=label | fields
    )
    role.codes.add(made)
    role.save()  # as an editor does, who saves the codes with their role
    return made
