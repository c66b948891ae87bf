"""Which roles a reader wants to see, by what they ask at the least.

Pure: knows no model, no form and no address.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

UNTIL = {"0": 0, "12": 12, "24": 24}  # months of experience
MORE = "more"


class Facts(NamedTuple):
    """What nobody gets into a role without: the EQF level that meets all its essential
    education, and the months of its longest essential experience; 0 for none."""

    eqf_level: int
    months: int


@dataclass(frozen=True)
class Filters:
    """Each is empty until somebody chooses."""

    education: int | None = None  # the EQF level that the reader has
    experience: str = ""  # a key of UNTIL, or MORE
    entry: bool = False

    def let_through(self, facts: Facts) -> bool:
        """Does a role with these facts fit all that was chosen?"""
        if self.education is not None and facts.eqf_level > self.education:
            return False
        if self.entry and facts.months > 0:
            return False
        return self._fits_experience(facts.months)

    def _fits_experience(self, months: int) -> bool:
        if self.experience == MORE:
            return months > max(UNTIL.values())
        return not self.experience or months <= UNTIL[self.experience]

    @property
    def chosen(self) -> list[str]:
        """The names of those that somebody chose."""
        return [name for name, value in vars(self).items() if value]

    def but(self, **changed: Any) -> "Filters":
        return replace(self, **changed)

    def without(self, name: str) -> "Filters":
        return replace(self, **{name: getattr(Filters(), name)})

    def count(self, roles: Iterable[tuple[Facts, int]]) -> int:
        """How many are let through of (facts, number of roles with just these facts)."""
        return sum(number for facts, number in roles if self.let_through(facts))
