"""The report that a client takes home: its content (Django, four languages) and its pages
(typst, PDF/UA-1). Writes nothing; numbering and freezing are actions."""

from assessments.counsellor.report.annex import annex_of
from assessments.counsellor.report.content import content_of
from assessments.counsellor.report.refusal import CannotReport
from assessments.counsellor.report.typeset import typeset, typeset_copy

__all__ = ["CannotReport", "annex_of", "content_of", "typeset", "typeset_copy"]
