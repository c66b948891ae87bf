"""The catalogue: roles, what they ask, and what closes a gap.

Texts that readers see are translated columns (see `roles.translation`). Every record has
a natural key, by which the fixtures name it. Nothing here knows of people.
"""

from roles.models.action import Action
from roles.models.family import RoleFamily
from roles.models.glossary import GlossaryTerm
from roles.models.keyed import MAX_MONTHS, Keyed
from roles.models.loading import LoadedRecord
from roles.models.passage import Passage
from roles.models.requirements import (
    EducationRequirement,
    ExperienceRequirement,
    SkillRequirement,
)
from roles.models.role import AlternativeTitle, Role, Transition
from roles.models.vocabulary import (
    EducationLevel,
    ExperienceArea,
    OccupationCode,
    Skill,
    SkillAnchor,
)

__all__ = [
    "MAX_MONTHS",
    "Action",
    "AlternativeTitle",
    "EducationLevel",
    "EducationRequirement",
    "ExperienceArea",
    "ExperienceRequirement",
    "GlossaryTerm",
    "Keyed",
    "LoadedRecord",
    "OccupationCode",
    "Passage",
    "Role",
    "RoleFamily",
    "Skill",
    "SkillAnchor",
    "SkillRequirement",
    "Transition",
]
