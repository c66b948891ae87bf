"""The work on batches: who does it (`crew`), one report after the other (`worker`), and
what comes of it as one file (`archive`)."""

from assessments.counsellor.batches.archive import Archive
from assessments.counsellor.batches.crew import wake
from assessments.counsellor.batches.worker import work

__all__ = ["Archive", "wake", "work"]
