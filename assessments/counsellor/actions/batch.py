"""Reports for a whole selection: begun, cancelled, continued, deleted."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from assessments.counsellor.actions.client import NotAllowed
from assessments.counsellor.models import (
    Batch,
    BatchItem,
    Client,
    ItemStatus,
    member_of,
)


@transaction.atomic
def start_batch(
    *, pk: uuid.UUID, clients: Sequence[Client], makes_final: bool, by: Any
) -> Batch:
    """A batch of these clients, in their order, waiting to be worked on. `pk` comes with
    the form: sent twice, there is one batch. NotAllowed for who works in no office, or
    sends the `pk` of somebody else's."""
    member = member_of(by)
    if member is None or Batch.objects.exclude(user=by).filter(pk=pk).exists():
        raise NotAllowed
    batch, is_new = Batch.objects.get_or_create(
        pk=pk,
        user=by,
        defaults={
            "office": member.office,
            "makes_final": makes_final,
            "language": get_language(),
        },
    )
    if is_new:
        _line_up(batch, clients, by)
    return batch


def _line_up(batch: Batch, clients: Sequence[Client], by: Any) -> None:
    mine = set(Client.objects.visible_to(by).values_list("pk", flat=True))
    BatchItem.objects.bulk_create(
        [
            BatchItem(batch=batch, client=client, position=place)
            for place, client in enumerate(clients, start=1)
            if client.pk in mine
        ],
        batch_size=500,
    )


@transaction.atomic
def cancel_batch(batch: Batch, *, by: Any, at: datetime) -> bool:
    """Stop after the report at hand; False if there is nothing to stop any more."""
    batch = _owned(batch, by)
    if batch.cancelled_at is not None or not batch.items.waiting().exists():
        return False
    batch.cancelled_at = at
    batch.save(update_fields=["cancelled_at"])
    return True


@transaction.atomic
def resume_batch(batch: Batch, *, by: Any) -> bool:
    """Go on, and try again what could not be made; what is made stays. False if all is
    made already."""
    batch = _owned(batch, by)
    batch.items.failed().update(
        status=ItemStatus.WAITING, reason="", tries=0, claimed_by=None
    )
    if not batch.items.waiting().exists():
        return False
    batch.cancelled_at = None
    batch.save(update_fields=["cancelled_at"])
    return True


@transaction.atomic
def delete_batch(batch: Batch, *, by: Any) -> None:
    """Delete the batch and the drafts in it; final reports stay in the files."""
    _owned(batch, by).delete()


@transaction.atomic
def purge_batches(now: datetime) -> int:
    """Delete the batches whose time is over; returns how many."""
    expired = Batch.objects.expired(now)
    count: int = expired.count()
    expired.delete()
    return count


def _owned(batch: Batch, by: Any) -> Batch:
    found: Batch = Batch.objects.visible_to(by).select_for_update().get(pk=batch.pk)
    return found
