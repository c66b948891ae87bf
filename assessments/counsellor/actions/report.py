"""Writing a report, and making it final."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from assessments.counsellor.actions.guard import (
    Conflict,
    check_version,
    log,
    name_of,
    owned,
    with_consent,
)
from assessments.counsellor.models import (
    AuditEntry,
    Client,
    Office,
    Report,
    ReportCounter,
    Verb,
)
from assessments.counsellor.report import CannotReport
from assessments.counsellor.report.printing import (
    Words,
    clients_copy,
    contents,
    counsellors_copy,
)
from assessments.counsellor.report.readiness import lacking_for_final, with_readiness


@transaction.atomic
def save_draft(client: Client, *, interpretation: str, version: int, by: Any) -> Report:
    """The counsellor's words for the next report. `version` is that of the draft which
    they had before them, 0 if there was none. Conflict if the draft is not at it any
    more, or has been made final, unless it says this already. NoConsent without a live
    consent."""
    client = with_consent(client, by)
    draft = client.reports.drafts().first()
    if draft is None:
        draft = _first_draft(client, version)
    elif draft.interpretation == interpretation:
        return draft
    check_version(draft, version)
    draft.interpretation, draft.language = interpretation, client.language
    draft.author, draft.author_name = by, name_of(by)
    draft.version += 1
    draft.save()
    log(client, Verb.DRAFTED, by=by)
    return draft


def _first_draft(client: Client, version: int) -> Report:
    if version:  # another window has made final what this one was writing on
        newest = client.reports.final().first()
        words = newest.interpretation if newest else ""
        raise Conflict(Report(client=client, version=0, interpretation=words))
    return Report(client=client, version=0)


class Overtaken(Exception):
    """Something else was made final, or the draft was changed, while this was printed."""


def make_final(
    client: Client,
    *,
    by: Any,
    draft: uuid.UUID | None = None,
    version: int | None = None,
    also: Callable[[Report], None] | None = None,
) -> Report:
    """Freeze, number and print the client's draft, in the client's language for them, and
    beside it in the language of the moment for the counsellor.

    `draft` and `version` say which one the person has read: sent twice, the second finds
    the report of the first; Conflict if it has changed since. CannotReport, with the first
    code of `readiness`, if something is lacking. `also` is done in the same transaction.
    """
    try:
        # Printing takes its time. Nobody has to wait for it, unless it was in vain.
        return _store(_printed(client, draft, version, by), also, by)
    except Overtaken:
        with transaction.atomic():
            _lock_office(client.office_id)
            return _store(_printed(client, draft, version, by), also, by)


def _printed(
    client: Client, draft: uuid.UUID | None, version: int | None, by: Any
) -> Report:
    """The draft with all that makes it final, stored nowhere; or what `draft` has become
    already."""
    mine = Client.objects.visible_to(by).select_related("office", "profile")
    ready = with_readiness(mine).get(pk=client.pk)
    if draft is not None:
        named: Report = ready.reports.get(pk=draft)
        if named.is_final:
            return named
    for code in lacking_for_final(ready):
        raise CannotReport(code)
    report: Report = ready.reports.drafts().get()
    if version is not None:
        check_version(report, version)
    _print(report, ready)
    return report


def _print(report: Report, client: Client) -> None:
    today, code = _today(), client.office.code
    report.office_code, report.year = code, today.year
    report.sequence = _counter(report).last + 1
    report.language = client.language
    words = replace(words_of(client, report), made_on=today, number=report.number)
    report.content = contents(client, words, own_language=get_language())
    report.pdf = clients_copy(report.content["client"])
    report.counsellors_pdf = counsellors_copy(report.content)
    report.sha256 = sha256(report.pdf).hexdigest()


@transaction.atomic
def _store(report: Report, also: Callable[[Report], None] | None, by: Any) -> Report:
    """Keep what was printed, if all is still as it was then. The office stays locked until
    it is there, so that no number is given twice or left out."""
    if report.is_final:
        return report
    _lock_office(report.client.office_id)
    client = owned(report.client, by)
    counter = _counter(report)
    is_same = client.reports.drafts().filter(pk=report.pk, version=report.version)
    number = counter.last + 1
    if not (
        number == report.sequence
        and client.version == report.client.version
        and is_same.exists()
    ):
        raise Overtaken
    for code in lacking_for_final(with_readiness(Client.objects).get(pk=client.pk)):
        raise CannotReport(code)
    counter.last = number
    counter.save()
    report.final_at = timezone.now()
    report.version += 1
    report.save()
    log(client, Verb.FINAL, by=by, about=report.number)
    if also is not None:
        also(report)
    return report


def _lock_office(office_id: int) -> None:
    """Before any client, as lists do: else two may wait for each other."""
    Office.objects.select_for_update(no_key=True).get(pk=office_id)


def _counter(report: Report) -> ReportCounter:
    """Where the office stands in that year; stored with the first report."""
    asked = {"office_code": report.office_code, "year": report.year}
    found: ReportCounter | None = ReportCounter.objects.filter(**asked).first()
    return found or ReportCounter(**asked)


def words_of(client: Client, draft: Report | None, *, by: Any = None) -> Words:
    """What a draft of today says: the counsellor is whoever wrote it, else the client's,
    else `by`."""
    return Words(
        interpretation=draft.interpretation if draft else "",
        counsellor=draft.author_name if draft else name_of(client.counsellor or by),
        made_on=_today(),
    )


def _today() -> date:
    # An office's year turns at its own midnight, in whatever language the desk is read.
    return timezone.localdate(timezone=timezone.get_default_timezone())


@transaction.atomic
def note_downloads(downloads: Iterable[tuple[Client, str]], *, by: Any) -> None:
    """That these reports were taken out, as (client, number or "" for a draft)."""
    who = name_of(by)
    entries = [
        AuditEntry(client=one, user=by, who=who, verb=Verb.DOWNLOADED, about=number)
        for one, number in downloads
    ]
    AuditEntry.objects.bulk_create(entries, batch_size=500)
