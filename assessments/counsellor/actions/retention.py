"""Files whose time is over."""

import uuid
from datetime import date

from django.db import transaction
from django.utils import timezone

from assessments import actions
from assessments.counsellor.models import AuditEntry, Client, HandOver, Verb
from assessments.models import Account, Profile


@transaction.atomic
def purge_clients(today: date) -> int:
    """Delete the files that were archived longer ago than we keep them, with consents,
    notes, reports and trail; returns how many. The work of a client who has ever had a
    key to it leaves care and has the time of any profile from `today` on; other work goes
    with its file. One-time codes that have expired go, too."""
    HandOver.objects.filter(expires_at__lte=timezone.now()).delete()
    expired = Client.objects.expired(today)
    ids = list(expired.values_list("pk", flat=True))
    profiles = Profile.objects.filter(client__in=ids)
    own = list(profiles.filter(pk__in=_with_own_key(ids)).values_list("pk", flat=True))
    other = list(profiles.exclude(pk__in=own).values_list("pk", flat=True))
    Client.objects.filter(pk__in=ids).delete()
    Profile.objects.filter(pk__in=own).update(in_care=False, used_on=today)
    Profile.objects.filter(pk__in=other).delete()
    transaction.on_commit(actions.empty_log)
    return len(ids)


def _with_own_key(ids: list[uuid.UUID]) -> set[uuid.UUID | None]:
    """The profiles of these clients to which the person has a key of their own: they came
    with it, were given a return link, or have made an account."""
    keys = AuditEntry.objects.filter(verb__in=(Verb.ADOPTED, Verb.LINKED))
    given = keys.filter(client__in=ids).values_list("client__profile", flat=True)
    accounts = Account.objects.filter(profile__client__in=ids)
    return {*given, *accounts.values_list("profile", flat=True)}
