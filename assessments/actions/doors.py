"""Opening a plan to a calendar or to other people, and taking that back."""

import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from assessments.actions.plan import locked
from assessments.models import Plan, Profile, ShareLink

MAX_LINKS = 10


class TooManyLinks(Exception):
    """The plan has as many live links as one can keep an eye on."""


@transaction.atomic
def open_feed(plan: Plan, *, by: Profile) -> Plan:
    """Switch the calendar feed on; if it is on, its address stays."""
    plan = locked(plan, by)
    if plan.feed_key is None:
        _set_feed_key(plan, uuid.uuid4())
    return plan


@transaction.atomic
def renew_feed(plan: Plan, *, by: Profile) -> Plan:
    """A new address for the feed; the old one opens nothing any more."""
    plan = locked(plan, by)
    _set_feed_key(plan, uuid.uuid4())
    return plan


@transaction.atomic
def close_feed(plan: Plan, *, by: Profile) -> Plan:
    """Switch the feed off; its address opens nothing any more, for good."""
    plan = locked(plan, by)
    _set_feed_key(plan, None)
    return plan


def _set_feed_key(plan: Plan, key: uuid.UUID | None) -> None:
    plan.feed_key = key
    plan.save(update_fields=["feed_key", "updated_at"])


@transaction.atomic
def set_time_zone(plan: Plan, *, time_zone: str, by: Profile) -> Plan:
    """Enter the sessions in another time zone, by its name in the IANA database."""
    plan = locked(plan, by)
    if plan.time_zone != time_zone:
        plan.time_zone = time_zone
        plan.save(update_fields=["time_zone", "updated_at"])
        plan.steps.exclude(at_time=None).update(
            sequence=F("sequence") + 1, updated_at=timezone.now()
        )
    return plan


@transaction.atomic
def share_plan(
    plan: Plan,
    *,
    days: int,
    with_notes: bool,
    by: Profile,
    pk: uuid.UUID | None = None,
) -> ShareLink:
    """A link that lets others read the plan today and `days` days more. `pk` comes with
    the form: sent twice, there is one link. What has expired is cleared away.
    TooManyLinks if MAX_LINKS are live."""
    plan = locked(plan, by)
    today = timezone.localdate()
    plan.links.filter(expires_on__lt=today).delete()
    own_pk = uuid.uuid5(plan.pk, str(pk or uuid.uuid4()))
    existing: ShareLink | None = plan.links.filter(pk=own_pk).first()
    if existing is not None:
        return existing
    if plan.links.count() >= MAX_LINKS:
        raise TooManyLinks
    link: ShareLink = plan.links.create(
        pk=own_pk, with_notes=with_notes, expires_on=today + timedelta(days=days)
    )
    return link


@transaction.atomic
def take_link_back(plan: Plan, *, link: uuid.UUID, by: Profile) -> None:
    """The link opens nothing any more. Taken back already, nothing happens."""
    locked(plan, by).links.filter(pk=link).delete()
