"""The facts, by subject. Import them from here."""

from assessments.models.assessment import Assessment
from assessments.models.doors import Account, ShareLink
from assessments.models.plan import (
    MAX_HOURS_PER_WEEK,
    MAX_OWN_STEPS,
    MAX_STEP_HOURS,
    MAX_STEP_WEEKS,
    Plan,
    PlanStep,
    StepStatus,
    Weekday,
)
from assessments.models.profile import (
    ExperienceAnswer,
    OfProfile,
    Profile,
    Qualification,
    SkillAnswer,
)
from assessments.models.rating import AgreedRating

__all__ = [
    "MAX_HOURS_PER_WEEK",
    "MAX_OWN_STEPS",
    "MAX_STEP_HOURS",
    "MAX_STEP_WEEKS",
    "Account",
    "AgreedRating",
    "Assessment",
    "ExperienceAnswer",
    "OfProfile",
    "Plan",
    "PlanStep",
    "Profile",
    "Qualification",
    "ShareLink",
    "SkillAnswer",
    "StepStatus",
    "Weekday",
]
