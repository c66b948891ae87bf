"""An account: an e-mail and a password as one more key to a profile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from assessments.actions.profile import empty_log, lock, open_profile
from assessments.models import Account, Profile


class EmailTaken(Exception):
    """Somebody signs in by this e-mail already."""


@contextmanager
def _unless_taken() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise EmailTaken from None


def open_account(
    *, email: str, password: str, by: Profile | None
) -> tuple[Profile, str]:
    """An account for the profile, or for a new one if there is none yet: the profile, and
    the return code of a new one, else "". Sent twice, the first account stays. EmailTaken
    if it is, and then nothing is opened. `email` is normalised."""
    hashed = make_password(password)  # slow on purpose: not while others wait
    with transaction.atomic():
        profile, code = (lock(by), "") if by else open_profile()
        if not Account.objects.visible_to(profile).exists():
            with _unless_taken():
                Account.objects.create(profile=profile, email=email, password=hashed)
    return profile, code


def change_email(email: str, *, by: Profile) -> None:
    """Sign in by another e-mail from now on. EmailTaken if somebody else does."""
    with _unless_taken():
        Account.objects.visible_to(by).update(email=email)


def change_password(password: str, *, by: Profile) -> None:
    """A new password; code and link stay as they are, and so do open browsers."""
    hashed = make_password(password)
    Account.objects.visible_to(by).update(password=hashed)


@transaction.atomic
def remove_account(*, by: Profile) -> None:
    """Forget e-mail and password; the profile stays. Removed already, nothing happens."""
    Account.objects.visible_to(by).delete()
    transaction.on_commit(empty_log)
