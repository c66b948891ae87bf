"""The sections of a report, in the order in which people read. Each takes the facts and
returns a section in the language of the moment, or None where there is nothing to say."""

from assessments.counsellor.report.sections.alternatives import alternatives
from assessments.counsellor.report.sections.interpretation import interpretation
from assessments.counsellor.report.sections.ledger import ledger
from assessments.counsellor.report.sections.method import method
from assessments.counsellor.report.sections.plan import plan
from assessments.counsellor.report.sections.practice import practice
from assessments.counsellor.report.sections.progress import progress
from assessments.counsellor.report.sections.rights import rights
from assessments.counsellor.report.sections.role import role
from assessments.counsellor.report.sections.signatures import signatures
from assessments.counsellor.report.sections.start import start
from assessments.counsellor.report.sections.summary import summary

SECTIONS = [
    summary,
    start,
    ledger,
    interpretation,
    role,
    plan,
    alternatives,
    progress,
    practice,
    method,
    rights,
    signatures,
]
