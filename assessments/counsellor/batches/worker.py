"""A worker: takes one report of a batch after the other, until none is free.

Any number of workers may be at it, in threads, processes or machines. A report is claimed
for a while before it is made, and is kept only as long as the claim stands, in one
transaction with the file (and, made final, with its number). So a worker may be killed at
any moment: nothing is lost or made twice, and its claim runs out.
"""

import logging
import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation

from assessments.counsellor import actions
from assessments.counsellor.models import Batch, BatchItem, Client, ItemStatus, Report
from assessments.counsellor.report import CannotReport
from assessments.counsellor.report.printing import clients_copy, content, file_name
from assessments.counsellor.report.readiness import lacking_for_draft, with_readiness
from assessments.counsellor.report.reasons import FAULT, INTERRUPTED, NOT_YOURS

LEASE = timedelta(seconds=60)  # far more than a report takes
MOST_TRIES = 3

log = logging.getLogger(__name__)


class ClaimLost(Exception):
    """Another worker has taken it, or the batch is deleted."""


def work(batch: Batch | None = None) -> int:
    """Make all reports that are free, of this batch or of all; returns how many were
    taken on, made or not."""
    worker = uuid.uuid4()
    count = 0
    while (item := claim(worker, batch)) is not None:
        make(item)
        count += 1
    return count


@transaction.atomic
def claim(worker: uuid.UUID, batch: Batch | None = None) -> BatchItem | None:
    """The next free report, now this worker's for a minute; None if there is none."""
    now = timezone.now()
    free = BatchItem.objects.free(now).select_for_update(of=("self",), skip_locked=True)
    if batch is not None:
        free = free.filter(batch=batch)
    in_order = free.order_by("batch__created_at", "batch_id", "position")
    item: BatchItem | None = in_order.select_related("batch__user").first()
    if item is None:
        return None
    item.tries += 1
    item.claimed_by, item.claimed_until = worker, now + LEASE
    item.save(update_fields=["tries", "claimed_by", "claimed_until"])
    return item


def make(item: BatchItem) -> None:
    """Make the report, or keep why it cannot be made."""
    try:
        with translation.override(item.batch.language):
            _make(item)
    except ClaimLost:
        pass
    except CannotReport as refused:
        _give_up(item, refused.reason)
    except Client.DoesNotExist:
        _give_up(item, NOT_YOURS)
    except Exception:
        code = uuid.uuid4().hex[:6]
        log.exception("A report of batch %s failed (%s)", item.batch_id, code)
        _give_up(item, FAULT + code)


def _make(item: BatchItem) -> None:
    if item.tries > MOST_TRIES:
        raise CannotReport(INTERRUPTED)
    mine = Client.objects.visible_to(item.batch.user)
    client = (
        with_readiness(mine)
        .select_related("office", "counsellor")
        .get(pk=item.client_id)
    )
    if item.batch.makes_final:
        _make_final(item, client)
    else:
        _make_draft(item, client)


def _make_final(item: BatchItem, client: Client) -> None:
    def keep(report: Report) -> None:
        _keep(item, report=report, file_name=file_name(client, report.number))

    actions.make_final(client, by=item.batch.user, also=keep)


def _make_draft(item: BatchItem, client: Client) -> None:
    for code in lacking_for_draft(client):
        raise CannotReport(code)
    draft = client.reports.drafts().first()
    words = actions.words_of(client, draft, by=item.batch.user)
    pdf = clients_copy(content(client, words))
    # Two clients of one name must not share a file.
    name = f"{item.position:03}-{file_name(client)}"
    _keep(item, pdf=pdf, file_name=name)


def _keep(item: BatchItem, *, file_name: str, **made: bytes | Report) -> None:
    """Store what was made; ClaimLost if it is not ours any more."""
    kept = _still_ours(item).update(
        status=ItemStatus.MADE,
        reason="",
        claimed_until=None,
        file_name=file_name,
        **made,
    )
    if not kept:
        raise ClaimLost


def _give_up(item: BatchItem, reason: str) -> None:
    _still_ours(item).update(
        status=ItemStatus.FAILED, reason=reason, claimed_until=None
    )


def _still_ours(item: BatchItem):
    return BatchItem.objects.waiting().filter(pk=item.pk, claimed_by=item.claimed_by)
