"""A career family as its ladder page shows it: the picture, and the same as a list."""

from dataclasses import dataclass

from careerpath.languages import chosen, texts_of
from roles import wording
from roles.ladders import drawing
from roles.ladders.gaps import gaps
from roles.models import Role, Transition


@dataclass(frozen=True)
class Rise:
    """The step from one role to another: its usual time and what it asks more."""

    lower: Role
    higher: Role
    transition: Transition
    time: str
    gaps: list

    @property
    def musts(self):
        return [gap for gap in self.gaps if gap.is_essential]

    @property
    def others(self):
        return [gap for gap in self.gaps if not gap.is_essential]


@dataclass(frozen=True)
class Rung:
    """A role of the ladder with the steps that lead on from it, and the usual time of
    those that lead to it ("" for the first rung)."""

    role: Role
    rises: list[Rise]
    time: str


class Ladder:
    """The published roles of `family`, with all steps between them, in two queries and
    those of the requirements."""

    def __init__(self, family):
        self.family = family
        self.roles = list(family.roles.published().with_requirements())
        inside = Transition.objects.filter(
            from_role__in=self.roles, to_role__in=self.roles
        )
        by_id = {role.pk: role for role in self.roles}
        self.rises = [
            _rise(by_id[step.from_role_id], by_id[step.to_role_id], step)
            for step in inside.order_by("typical_months")
        ]

    @property
    def rungs(self):
        """From the first job up, as people climb."""
        return [
            Rung(
                role,
                rises=[rise for rise in self.rises if rise.lower == role],
                time=self._time_to(role),
            )
            for role in self.roles
        ]

    @property
    def drawing(self):
        return drawing.draw(
            [
                (role, role.rung, _title(role), self._time_to(role))
                for role in self.roles
            ],
            [(rise.lower, rise.higher) for rise in self.rises],
        )

    def _time_to(self, role):
        months = [
            rise.transition.typical_months for rise in self.rises if rise.higher == role
        ]
        return wording.months(min(months), max(months)) if months else ""


def _title(role):
    text, _language = chosen(texts_of(role, "title"))
    return text


def _rise(lower, higher, step):
    time = wording.duration(step.typical_months)
    return Rise(lower, higher, step, time, gaps(lower, higher))
