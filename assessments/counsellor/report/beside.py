"""What a counsellor has beside them while they write: the newest result with its ratings,
and the plan, in a few lines and in the counsellor's language."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import get_language

from assessments.counsellor.report import CannotReport
from assessments.counsellor.report.facts import gathered
from careerpath.languages import shown
from roles.enums import SkillLevel


@dataclass(frozen=True)
class Rated:
    """A skill whose rating was agreed upon. `own` is "" if the client has not rated it."""

    name: str
    own: str
    agreed: str
    evidence: str


class Beside:
    """The same result and plan that the report stands on."""

    def __init__(self, facts):
        self.result = facts.assessment
        self.taken_on = facts.taken_on
        self.report = facts.report
        self.book = facts.book
        self._snapshot = facts.snapshot

    @cached_property
    def ratings(self):
        ratings = self._snapshot.data.get("ratings", {})
        return [
            Rated(
                name=shown(self._snapshot.items[key]["name"]),
                own=_label(row["own"]),
                agreed=_label(row["agreed"]),
                evidence=row["evidence"],
            )
            for key, row in ratings.items()
        ]


def _label(level):
    return "" if level is None else SkillLevel(level).label


def beside(client):
    """What there is on this client, or None without a consent or a result."""
    try:
        facts = gathered(
            client,
            interpretation="",
            counsellor="",
            made_on=timezone.localdate(),
            number="",
            language=get_language(),
        )
    except CannotReport:
        return None
    return Beside(facts)
