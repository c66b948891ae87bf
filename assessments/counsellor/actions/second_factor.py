"""Setting up the second factor, asking for its codes, switching it off."""

from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

DIGITS = 6  # of the app; backup codes are longer
BACKUP_CODES = 10
MAX_TOKEN = StaticToken._meta.get_field("token").max_length


class WrongFactor(Exception):
    """This is not the code of the moment."""


@transaction.atomic
def set_up_second_factor(*, key: str, code: str, by: Any) -> list[str]:
    """From now on codes made with `key` are asked for; returns the backup codes, the only
    copy of them. WrongFactor if `code` is not made with it: then nothing has changed."""
    TOTPDevice.objects.filter(user=by).delete()
    device = TOTPDevice(user=by, name="app", key=key)
    if not device.verify_token(code):
        raise WrongFactor
    return renew_backup_codes(by=by)


@transaction.atomic
def renew_backup_codes(*, by: Any) -> list[str]:
    """New backup codes, the only copy of them; the old ones stop."""
    StaticDevice.objects.filter(user=by).delete()
    device = StaticDevice.objects.create(user=by, name="paper")
    backup_codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    device.token_set.bulk_create(
        StaticToken(device=device, token=hidden(code)) for code in backup_codes
    )
    return backup_codes


def check_code(code: str, *, by: Any) -> bool:
    """Is this a code of the app, or a backup code? Each counts once; wrong ones make the
    next wait, longer and longer."""
    is_of_app = len(code) == DIGITS
    model, token = (TOTPDevice, code) if is_of_app else (StaticDevice, hidden(code))
    device = model.objects.filter(user=by, confirmed=True).first()
    return device is not None and bool(verify_token(by, device.persistent_id, token))


def hidden(code: str) -> str:
    """What is stored instead of a backup code: nobody turns it back without our secret."""
    digest = salted_hmac("careerpath.backup-code", code, algorithm="sha256").hexdigest()
    return digest[:MAX_TOKEN]


@transaction.atomic
def switch_off_second_factor(*, of: Any) -> None:
    """The password alone opens the desk again."""
    TOTPDevice.objects.filter(user=of).delete()
    StaticDevice.objects.filter(user=of).delete()
