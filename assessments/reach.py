"""Which roles are within reach of a profile: each role's score, nearest first."""

from dataclasses import dataclass

from assessments import scoring, wording
from assessments.snapshot import answers_for, asked_of, requirements_of, weights_of
from roles.models import Role


@dataclass(frozen=True)
class Reachable:
    """A role with what the profile reaches in it: `low` to `high` points out of 100."""

    role: Role
    low: int
    high: int
    band: str | None
    band_label: str

    @property
    def is_complete(self):
        return self.low == self.high


def roles_for(profile, *, without=""):
    """All published roles that ask anything, the highest sure score first; `without` is
    the slug of one to leave out. A fixed number of queries."""
    found = []
    for role in Role.objects.published().exclude(slug=without).with_requirements():
        requirements = requirements_of(asked_of(role))
        if not requirements:
            continue
        answers = answers_for(requirements, profile)
        score = scoring.score(requirements, answers, weights_of(role))
        found.append(
            Reachable(
                role=role,
                low=score.printed,
                high=score.printed_high,
                band=score.band,
                band_label=wording.BANDS.get(score.band, ""),
            )
        )
    return sorted(found, key=lambda one: (-one.low, one.role.slug))
