"""The second factor as it stands: an app that makes codes, and backup codes on paper. What
changes it is in `actions/second_factor.py`.
"""

from base64 import b32encode
from binascii import unhexlify
from math import ceil

import segno
from django.core import signing
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

PROPOSAL_SALT = "careerpath.second-factor"
HALF_SALT = "careerpath.half-in"
PROPOSAL_SECONDS = 60 * 60
HALF_SECONDS = 10 * 60


def device_of(user):
    """The app that a user has set up, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def backup_codes_left(user):
    return StaticToken.objects.filter(device__user=user).count()


def grouped(text):
    """In fours, to be typed off."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def seconds_to_wait(user):
    """How long no code is looked at, after wrong ones."""
    devices = [device_of(user), StaticDevice.objects.filter(user=user).first()]
    states = [device.verify_is_allowed()[1] for device in devices if device]
    ends = [state["locked_until"] for state in states if state]
    left = [ceil((end - timezone.now()).total_seconds()) for end in ends]
    return max(left, default=0)


class Proposal:
    """A key that is not in force yet. It travels with the form, so that nothing is stored
    before its first code has been right."""

    def __init__(self, user, key=None):
        self.user = user
        self.key = key or random_hex(20)

    @classmethod
    def read(cls, user, text):
        """The proposal that the form of this user held, or a new one."""
        try:
            owner, key = signing.loads(text, PROPOSAL_SALT, max_age=PROPOSAL_SECONDS)
        except signing.BadSignature:
            return cls(user)
        return cls(user, key if owner == user.pk else None)

    @property
    def signed(self):
        return signing.dumps([self.user.pk, self.key], PROPOSAL_SALT)

    @property
    def typed_key(self):
        return grouped(b32encode(unhexlify(self.key)).decode())

    @property
    def qr(self):
        """The key as a picture for the camera of the app."""
        url = TOTPDevice(user=self.user, key=self.key).config_url
        title = _("QR code with the key")
        picture = segno.make(url, micro=False).svg_inline(
            border=4, omitsize=True, light="#fff", svgclass="qr", title=title
        )
        return mark_safe(picture.replace("<svg ", '<svg role="img" ', 1))


def half_in(user):
    """That the password of this user was right just now, signed for the next form."""
    return signing.dumps([user.pk, user.get_session_auth_hash()], HALF_SALT)


def read_half_in(users, text):
    """The user among `users` whose password was right, or None: forged, too old, or the
    password is another one by now."""
    try:
        pk, fingerprint = signing.loads(text, HALF_SALT, max_age=HALF_SECONDS)
    except signing.BadSignature:
        return None
    user = users.filter(pk=pk, is_active=True).first()
    return user if user and user.get_session_auth_hash() == fingerprint else None
