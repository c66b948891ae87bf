"""What was read of a CV, on its way through the confirmation page: a signed text in a
hidden field, so that neither the file nor its content stays on the server."""

from django.core import signing

from assessments.cv.records import from_plain, to_plain

SALT = "careerpath.cv.1"  # another number whenever the records change
MAX_AGE = 6 * 60 * 60


def pack(cv):
    """The CV as a signed, compressed text."""
    return signing.dumps(to_plain(cv), salt=SALT, compress=True)


def unpack(text):
    """The CV that `pack` has packed, or None: too old, or changed on the way."""
    try:
        return from_plain(signing.loads(text, salt=SALT, max_age=MAX_AGE))
    except signing.BadSignature:
        return None
