"""Reads out of the database what `catalogue` keeps: names and facts of roles.

One query for each function that is named after what it reads, however many roles there
are. `numbers` are the roles' numbers by primary key.
"""

from collections import defaultdict

from careerpath.languages import CODES, texts_of
from roles.enums import Importance
from roles.models import (
    AlternativeTitle,
    EducationLevel,
    EducationRequirement,
    ExperienceRequirement,
    OccupationCode,
    Role,
    Skill,
    SkillRequirement,
)
from roles.names import named_in
from roles.searching.filters import Facts
from roles.searching.finding import Name


def roles():
    """All published roles in the usual order, with their titles alone."""
    return list(Role.objects.published().only("slug", *_columns("title")))


def skills():
    names = [*_columns("name"), *_columns("alternative_names")]
    return list(Skill.objects.only("slug", *names))


def codes():
    return list(OccupationCode.objects.all())


def education():
    """The names of all EQF levels, by level."""
    levels = EducationLevel.objects.only("eqf_level", *_columns("name"))
    return {one.eqf_level: texts_of(one, "name") for one in levels}


def facts(numbers):
    """What each role asks at the least, by number."""
    levels = _highest(EducationRequirement, "eqf_level")
    months = _highest(ExperienceRequirement, "months")
    return [Facts(levels.get(pk, 0), months.get(pk, 0)) for pk in numbers]


def _highest(model, field):
    """Of the essential requirements of each role: all of them have to be met."""
    essential = model.objects.filter(importance=Importance.ESSENTIAL).order_by()
    found = {}
    for pk, value in essential.values_list("role_id", field):
        found[pk] = max(value, found.get(pk, 0))
    return found


def titles(roles, numbers):
    for role in roles:
        of = frozenset([numbers[role.pk]])
        for language, title in texts_of(role, "title").items():
            yield Name(title, language, "title", of)


def other_titles(numbers):
    rows = AlternativeTitle.objects.order_by("pk")
    for pk, language, title in rows.values_list("role_id", "language", "title"):
        if pk in numbers:
            yield Name(title, language, "other title", frozenset([numbers[pk]]))


def names_of_skills(skills, numbers):
    asked = SkillRequirement.objects.order_by().values_list("skill_id", "role_id")
    asking = _roles_by(asked, numbers)
    for skill in skills:
        if skill.pk in asking:
            for name, language in named_in(skill):
                yield Name(name, language, "skill", asking[skill.pk], skill.pk)


def names_of_codes(codes, numbers):
    """Codes as "ISCO-08 1439" or "ESCO f5166c6b-…", and what the classification calls
    them."""
    matches = Role.codes.through.objects.values_list("occupationcode_id", "role_id")
    matching = _roles_by(matches, numbers)
    for code in codes:
        if code.pk in matching:
            of = matching[code.pk]
            last_part = code.code.rpartition("/")[2]
            text = f"{code.get_scheme_display()} {last_part}"
            yield Name(text, "", "code", of, code.pk)
            for language, label in texts_of(code, "label").items():
                yield Name(label, language, "label", of, code.pk)


def _roles_by(pairs, numbers):
    """(key, role's primary key) as {key: the numbers of its roles}."""
    found = defaultdict(set)
    for key, pk in pairs:
        if pk in numbers:
            found[key].add(numbers[pk])
    return {key: frozenset(roles) for key, roles in found.items()}


def _columns(field):
    return [f"{field}_{code}" for code in CODES]
