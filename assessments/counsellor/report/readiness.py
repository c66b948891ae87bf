"""What a report takes, and what of it a client lacks."""

from django.db.models import Exists, OuterRef

from assessments.counsellor.models import Report
from assessments.counsellor.report.reasons import (
    ARCHIVED,
    NO_CONSENT,
    NO_INTERPRETATION,
    NO_RESULT,
)
from assessments.models import Assessment


def with_readiness(clients):
    """The clients with `has_consent`, `has_result` and `has_interpretation`."""
    results = Assessment.objects.completed().filter(profile=OuterRef("profile"))
    written = Report.objects.drafts().filter(client=OuterRef("pk"))
    return clients.with_consent().annotate(
        has_result=Exists(results),
        has_interpretation=Exists(written.exclude(interpretation="")),
    )


def lacking_for_draft(client):
    """Codes of what a client of `with_readiness` lacks for a report of any kind."""
    checks = {
        ARCHIVED: client.archived_at is not None,
        NO_CONSENT: not client.has_consent,
        NO_RESULT: not client.has_result,
    }
    return [code for code, is_lacking in checks.items() if is_lacking]


def lacking_for_final(client):
    """… and for a final one."""
    lacking = lacking_for_draft(client)
    return lacking if client.has_interpretation else [*lacking, NO_INTERPRETATION]
