"""The uploaded file on its way through the page that shows its differences.

It rides along in the form, compressed and signed for one person, so that nothing of it is
left on the server if they think better of it.
"""

import lzma
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field

from django.core.signing import BadSignature, TimestampSigner

MAX_AGE = 24 * 60 * 60
# Django takes no more than 2.5 MB beside files; lists shrink to a fifth.
MAX_PACKED = 2_000_000


@dataclass(frozen=True)
class Parcel:
    """A file, the letters that were asked for, and the key of this upload."""

    content: bytes
    letters: str = ""
    draft: uuid.UUID = field(default_factory=uuid.uuid4)


def pack(parcel, *, user):
    """The parcel as signed text for a hidden field."""
    text = urlsafe_b64encode(lzma.compress(parcel.content, preset=1)).decode("ascii")
    return _signer(user).sign(f"{parcel.draft}:{parcel.letters}:{text}")


def unpack(text, *, user):
    """The parcel that `pack` made text of for the same user; None if it did not, or too
    long ago."""
    try:
        signed = _signer(user).unsign(text, max_age=MAX_AGE)
    except BadSignature:
        return None
    draft, letters, packed = signed.split(":")
    content = lzma.decompress(urlsafe_b64decode(packed))
    return Parcel(content, letters, uuid.UUID(draft))


def _signer(user):
    return TimestampSigner(salt=f"careerpath.list.{user.pk}")
