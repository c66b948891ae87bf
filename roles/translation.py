"""Which fields exist in every language, and which models keep their history.

Both stand here, in this order: the history needs the columns of the languages.
"""

from modeltranslation.translator import TranslationOptions, translator
from simple_history import register

from roles import models

FIELDS = {
    models.Skill: ("name", "alternative_names", "description", "how_to_show"),
    models.SkillAnchor: ("text",),
    models.ExperienceArea: (
        "name",
        "alternative_names",
        "description",
        "related",
        "how_to_show",
    ),
    models.EducationLevel: ("name", "examples"),
    models.OccupationCode: ("label",),
    models.RoleFamily: ("name", "summary", "overview"),
    models.Role: ("title", "summary", "overview"),
    models.Passage: ("title", "text", "weeks_from", "weeks_to"),
    models.EducationRequirement: ("name", "note", "how_to_show"),
    models.ExperienceRequirement: ("note",),
    models.SkillRequirement: ("note",),
    models.Action: ("title", "description", "proof"),
    models.Transition: ("note",),
    models.GlossaryTerm: ("name", "forms", "meaning", "source"),
}

for model, fields in FIELDS.items():
    options = type(f"{model.__name__}Texts", (TranslationOptions,), {"fields": fields})
    translator.register(model, options)
    register(model, app="roles")
