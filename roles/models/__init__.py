"""The catalogue: roles, what they ask, and what closes a gap.

Texts that readers see are translated columns (see `roles.translation`). Every record has
a natural key, by which the fixtures name it. Nothing here knows of people.
"""

from roles.models.action import Action
from roles.models.keyed import MAX_MONTHS, Keyed
from roles.models.loading import LoadedRecord
from roles.models.requirements import (
    EducationRequirement,
    ExperienceRequirement,
    SkillRequirement,
)
from roles.models.role import AlternativeTitle, Passage, Role, Transition
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
    "Keyed",
    "LoadedRecord",
    "OccupationCode",
    "Passage",
    "Role",
    "Skill",
    "SkillAnchor",
    "SkillRequirement",
    "Transition",
]
