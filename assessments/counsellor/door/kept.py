"""What somebody had sent when their time was over: carried along by the sign-in page, signed,
so that nothing typed is lost and nothing of it is stored."""

import re
from dataclasses import asdict, dataclass

from django.core import signing

SALT = "careerpath.kept"
MAX_AGE = 3 * 24 * 60 * 60  # over a weekend
MAX_SIZE = 300_000  # letters; ten times the longest form
SECRET = re.compile("password|otp_token")
OURS = {"csrfmiddlewaretoken", "kept", "half"}
SHOWN_AT_ONCE = 5
WORDS_FROM = 12  # letters; shorter values are choices and numbers


@dataclass(frozen=True)
class Kept:
    """A form on its way to `path`; `user` is the key of who had sent it, if known."""

    path: str
    fields: tuple[tuple[str, str], ...]
    user: str | None
    had_files: bool
    is_too_long: bool

    @property
    def texts(self):
        """What a person has written, to be shown to them again."""
        return [value for _, value in self.fields if _is_text(value)]

    @property
    def is_short(self):
        """Few enough texts to show them all at once."""
        return len(self.texts) <= SHOWN_AT_ONCE

    @property
    def signed(self):
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    def is_for(self, user):
        return self.user in (None, str(user.pk))


def _is_text(value):
    return len(value) >= WORDS_FROM and " " in value.strip()


def kept_of(request, user):
    """What this request has sent, or None if a password was among it: then it is to be
    typed again. Files are never kept."""
    if any(SECRET.search(name) for name in request.POST):
        return None
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in OURS
    ]
    is_too_long = sum(len(name) + len(value) for name, value in sent) > MAX_SIZE
    return Kept(
        path=request.get_full_path(),
        fields=() if is_too_long else tuple(sent),
        user=user,
        had_files=bool(request.FILES),
        is_too_long=is_too_long,
    )


def read(text):
    """What a form of ours holds, or None: nothing, forged, or too old."""
    try:
        data = signing.loads(text, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None
    fields = tuple((name, value) for name, value in data.pop("fields"))
    return Kept(fields=fields, **data)
