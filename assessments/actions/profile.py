"""Opening, keeping and deleting a profile."""

import secrets
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from assessments import codes
from assessments.models import Profile, ShareLink


class VoidKey(Exception):
    """A new return code has been made elsewhere in the meantime."""


def open_profile() -> tuple[Profile, str]:
    """A new, empty profile and the only copy of its return code."""
    code = codes.new_code()
    profile = Profile.objects.create(
        code_digest=codes.digest(code),
        link_digest=codes.link_digest(codes.link_token(code)),
        used_on=timezone.localdate(),
    )
    return profile, code


def open_in_care(count: int) -> list[Profile]:
    """New, empty profiles of people in care. Nobody has a code or a link to them until
    `renew_code` makes one."""
    today = timezone.localdate()
    profiles = [
        Profile(
            code_digest=secrets.token_hex(64),
            link_digest=secrets.token_hex(32),
            used_on=today,
            in_care=True,
        )
        for _number in range(count)
    ]
    made: list[Profile] = Profile.objects.bulk_create(profiles, batch_size=200)
    return made


@transaction.atomic
def note_visit(*, by: Profile) -> bool:
    """Renew the retention period; True on the first visit of a day, the only one that
    writes."""
    today = timezone.localdate()
    if by.used_on == today:
        return False
    by.used_on = today
    by.save(update_fields=["used_on"])
    return True


def lock(profile: Profile) -> Profile:
    """The profile, read anew; a double submit waits here until the first one is done."""
    locked: Profile = Profile.objects.select_for_update().get(pk=profile.pk)
    return locked


@transaction.atomic
def renew_code(code: str, *, by: Profile) -> Profile:
    """Make `code` the return code. The old one, its private link and every key made from
    them stop at once, and so do calendar feeds and shared links; sent twice, nothing more
    happens. VoidKey if `by` has come by such
    an older key."""
    profile = lock(by)
    digest = codes.digest(code)
    if profile.code_digest == digest:
        return profile
    if profile.link_digest != by.link_digest:
        raise VoidKey
    profile.code_digest = digest
    profile.link_digest = codes.link_digest(codes.link_token(code))
    profile.save(update_fields=["code_digest", "link_digest"])
    profile.plans.update(feed_key=None)
    ShareLink.objects.filter(plan__profile=profile).delete()
    return profile


@transaction.atomic
def delete_profile(*, by: Profile) -> None:
    """Delete the profile and all that hangs on it, for good."""
    by.delete()
    transaction.on_commit(empty_log)


@transaction.atomic
def purge_profiles(today: date) -> int:
    """Delete the profiles whose time is over; returns how many."""
    expired = Profile.objects.expired(today)
    count = expired.count()
    expired.delete()
    transaction.on_commit(empty_log)
    return count


def empty_log() -> None:
    """What is deleted stays readable in SQLite's write-ahead log until that is emptied;
    to be called once the deletion is committed."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
