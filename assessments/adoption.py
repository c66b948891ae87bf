"""What two profiles of one person hold before one takes in the other. Reads only; the
writing is `actions.adopt`.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Assessment, Plan, Profile
from roles.wording import listed


@dataclass(frozen=True)
class Contents:
    """How much a profile holds of what its owner would miss."""

    results: int
    plans: int
    answers: int

    def __bool__(self) -> bool:
        return any((self.results, self.plans, self.answers))

    @property
    def sentence(self) -> str:
        """As people say it, such as "2 results, 1 plan and 5 answers"."""
        n_results = ngettext("{n} result", "{n} results", self.results)
        n_plans = ngettext("{n} plan", "{n} plans", self.plans)
        n_answers = ngettext("{n} answer", "{n} answers", self.answers)
        counted = (
            (n_results, self.results),
            (n_plans, self.plans),
            (n_answers, self.answers),
        )
        parts = [words.format(n=number) for words, number in counted if number]
        return listed(parts) if parts else _("nothing yet")


def contents(profile: Profile) -> Contents:
    results = Assessment.objects.visible_to(profile).completed()
    return Contents(
        results=results.count(),
        plans=Plan.objects.visible_to(profile).count(),
        answers=len(answers_of(profile)),
    )


def answers_of(profile: Profile) -> dict[Hashable, Hashable]:
    """Every answer by what it answers. Education is one answer, whatever its parts."""
    answers: dict[Hashable, Hashable] = {}
    for skill in profile.skillanswers.all():
        answers["skill", skill.skill_id] = skill.level
    for area in profile.experienceanswers.all():
        months = (area.direct_months, area.related_months)
        answers["experience", area.area_id] = months
    education = profile.qualifications.values_list(
        "eqf_level", "isced_field", "is_finished"
    )
    if education:
        answers["education"] = frozenset(education)
    return answers


def differing(one: Profile, other: Profile) -> int:
    """How many questions both have answered, and not alike."""
    these, those = answers_of(one), answers_of(other)
    return sum(these[key] != those[key] for key in these.keys() & those.keys())
