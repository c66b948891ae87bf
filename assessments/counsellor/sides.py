"""Own and agreed ratings side by side: what a role asks, and both ratings of each skill.
Reads only; `actions.agree_ratings` writes."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from assessments.models import AgreedRating, Profile, SkillAnswer
from roles.enums import Importance, SkillLevel
from roles.models import Skill


@dataclass(frozen=True)
class Pair:
    """A skill that the role asks, the person's own level (None for "not answered"), and
    what was agreed, whether it still counts or not (None for nothing)."""

    skill: Skill
    asked: int
    importance: str
    importance_label: str
    own: int | None
    agreed: AgreedRating | None

    @property
    def in_force(self):
        """What was agreed and counts, or None."""
        return self.agreed if self.agreed and self.agreed.is_in_force else None

    @property
    def asked_label(self):
        return SkillLevel(self.asked).label

    @property
    def own_label(self):
        return "" if self.own is None else SkillLevel(self.own).label


def pairs_of(role: Any, profile: Profile | None) -> list[Pair]:
    """The skills of a role from `with_requirements()`, must-haves first, with the ratings
    of the profile; without any for no profile."""
    own, agreed = {}, {}
    if profile is not None:
        own = dict(profile.skillanswers.values_list("skill_id", "level"))
        agreed = {row.skill_id: row for row in profile.agreedratings.all()}
    rows = sorted(
        role.skillrequirements.all(), key=lambda row: Importance.rank(row.importance)
    )
    return [
        Pair(
            skill=row.skill,
            asked=row.level,
            importance=row.importance,
            importance_label=row.get_importance_display(),
            own=own.get(row.skill_id),
            agreed=agreed.get(row.skill_id),
        )
        for row in rows
    ]


def fingerprint(profile: Profile | None, skill_ids: Collection[int]) -> str:
    """Tells whether any rating of these skills, own or agreed, has changed since."""
    about = {"profile": profile, "skill_id__in": skill_ids}
    own = SkillAnswer.objects.filter(**about).values_list("skill_id", "level")
    agreed = AgreedRating.objects.filter(**about).values_list(
        "skill_id", "level", "evidence", "agreed_with", "agreed_on", "superseded_at"
    )
    rows = [sorted(own), sorted(agreed.order_by("skill_id"), key=lambda row: row[0])]
    return sha256(repr(rows).encode(errors="replace")).hexdigest()[:32]
