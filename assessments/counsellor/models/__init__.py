"""The facts of the desk, by subject. Import them from here."""

from assessments.counsellor.models.audit import ANSWERS, THE_CLIENT, AuditEntry, Verb
from assessments.counsellor.models.batch import Batch, BatchItem, ItemStatus
from assessments.counsellor.models.client import Client
from assessments.counsellor.models.consent import Consent, HandOver
from assessments.counsellor.models.note import Note, NoteKind
from assessments.counsellor.models.report import Report, ReportCounter
from assessments.counsellor.models.staff import (
    ADMIN,
    COUNSELLOR,
    EDITOR,
    GROUP_LABELS,
    LEAD,
    Member,
    Office,
    group_labels,
    member_of,
)

__all__ = [
    "ADMIN",
    "ANSWERS",
    "COUNSELLOR",
    "EDITOR",
    "GROUP_LABELS",
    "LEAD",
    "THE_CLIENT",
    "AuditEntry",
    "Batch",
    "BatchItem",
    "Client",
    "Consent",
    "HandOver",
    "ItemStatus",
    "Member",
    "Note",
    "NoteKind",
    "Office",
    "Report",
    "ReportCounter",
    "Verb",
    "group_labels",
    "member_of",
]
