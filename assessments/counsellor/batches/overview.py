"""A batch as its page and its list show it: how far it is, and what could not be made."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.counsellor.models import BatchItem, ItemStatus
from assessments.counsellor.report.reasons import NO_CONSENT, NOT_YOURS, in_words


@dataclass(frozen=True)
class Row:
    """One client of a batch. Of somebody whom the reader may not see any more, no name."""

    item: BatchItem
    client: object
    reason: str

    @property
    def name(self):
        return self.client.name if self.client else _("Somebody else's client now")


class Overview:
    """`batch` comes from `with_counts()`."""

    def __init__(self, batch):
        self.batch = batch
        self.total, self.made, self.failed = batch.total, batch.made, batch.failed
        self.waiting = batch.total - batch.made - batch.failed
        self.finished = batch.made + batch.failed

    @property
    def is_running(self):
        return bool(self.waiting) and self.batch.cancelled_at is None

    @property
    def is_stopped(self):
        return bool(self.waiting) and self.batch.cancelled_at is not None

    @property
    def may_go_on(self):
        """Is there something that was stopped, or could be tried again?"""
        return self.is_stopped or (bool(self.failed) and not self.is_running)


def rows_of(batch, user, *statuses):
    """The clients of the batch as `user` may see them today, in order; one query."""
    items = batch.items.for_reader(user).filter(status__in=statuses)
    items = items.select_related("client", "report").defer(
        "pdf", "report__pdf", "report__counsellors_pdf", "report__content"
    )
    return [_row(item) for item in items.order_by("position")]


def _row(item):
    if not item.is_mine:
        return Row(item, None, in_words(NOT_YOURS))
    if item.status == ItemStatus.MADE and not item.has_consent:
        return Row(item, item.client, in_words(NO_CONSENT))
    return Row(item, item.client, item.reason and in_words(item.reason))


def may_take_out(row):
    """Is it made, and may the reader still have it?"""
    return row.item.status == ItemStatus.MADE and not row.reason


def listed(rows):
    """The rows of the list in the ZIP."""
    heads = [_("Client"), _("Reference"), _("Language"), _("State"), _("File")]
    return [[*heads, _("Why not")], *(_cells(row) for row in rows)]


def _cells(row):
    client, taken = row.client, may_take_out(row)
    state = row.item.get_status_display()
    file = row.item.file_name if taken else ""
    if client is None:
        return [row.name, "", "", state, file, row.reason]
    language = client.get_language_display()
    return [client.name, client.reference, language, state, file, row.reason]
