"""What a list of clients would change, row by row: the dry run of an import. Reads only,
and never says anything of a client whom the reader may not see."""

from assessments.counsellor.intake.records import (
    Change,
    Entry,
    Intake,
    Match,
    Newcomer,
    Reason,
    Refusal,
)
from assessments.counsellor.intake.sorting import compared

__all__ = [
    "Change",
    "Entry",
    "Intake",
    "Match",
    "Newcomer",
    "Reason",
    "Refusal",
    "compared",
]
