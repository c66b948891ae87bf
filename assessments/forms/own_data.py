"""The file of one's own data: chosen, looked at, and confirmed.

Between the two pages the file rides along in the form, compressed and signed, so that
nothing private is left on the server if the person thinks better of it.
"""

import lzma
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.own_data import MAX_BYTES, Refused, read

SIGNER = TimestampSigner(salt="careerpath.own-data")
MAX_AGE = 24 * 60 * 60
# Django takes no more than 2.5 MB beside files; a hundred results are about 0.1 MB.
MAX_PACKED = 2_000_000
CHOOSE_FILE = gettext_lazy("Please choose the file careerpath.json.")


def too_large():
    text = _("This file is too large: at most {size} MB can be read.")
    return text.format(size=MAX_BYTES // 1024**2)


def packed(content):
    """The bytes as signed text for a hidden field."""
    text = urlsafe_b64encode(lzma.compress(content, preset=1)).decode("ascii")
    return SIGNER.sign(text)


def unpacked(text):
    """The bytes that `packed` made text; BadSignature if it did not, or too long ago."""
    signed = SIGNER.unsign(text, max_age=MAX_AGE)
    return lzma.decompress(urlsafe_b64decode(signed))


class UploadForm(forms.Form):
    """A file with one's own data. Checked completely; `data` is what is in it."""

    file = forms.FileField(
        label=gettext_lazy("Your file careerpath.json"),
        help_text=gettext_lazy(
            "First you see what is in it. Nothing changes until you say so."
        ),
        error_messages={
            "required": CHOOSE_FILE,
            "missing": CHOOSE_FILE,
            "invalid": CHOOSE_FILE,
            "empty": gettext_lazy("This file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def __init__(self, *args, is_too_large=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_too_large = is_too_large
        if is_too_large:
            self.fields["file"].error_messages["required"] = too_large()

    def clean_file(self):
        content = self.cleaned_data["file"].read()
        try:
            self.data_in_file = read(content)
        except Refused as refused:
            raise ValidationError(str(refused)) from None
        self.packed = packed(content)
        if len(self.packed) > MAX_PACKED:
            raise ValidationError(too_large())
        return content


class RestoreForm(forms.Form):
    """Yes, bring it back; `known` is the profile for which the question was asked."""

    replace = forms.BooleanField(
        label=gettext_lazy("Take the answers from the file where they differ"),
        required=False,
    )
    data = forms.CharField(widget=forms.HiddenInput, max_length=MAX_PACKED, strip=False)
    known = forms.CharField(widget=forms.HiddenInput, max_length=36, required=False)

    def __init__(self, profile, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.profile = profile
        self.data_in_file = None

    def clean_data(self):
        try:
            content = unpacked(self.cleaned_data["data"])
            self.data_in_file = read(content)
        except (BadSignature, Refused):
            raise ValidationError(CHOOSE_FILE) from None
        return self.cleaned_data["data"]

    def clean(self):
        cleaned = super().clean()
        key = key_of(self.profile)
        if cleaned.get("known", "") != key:
            self.data = self.data.copy()
            self.data["known"] = key
            text = _(
                "Another plan has been opened in this browser in the meantime. Please look "
                "again at what would happen to it."
            )
            raise ValidationError(text)
        return cleaned


def key_of(profile):
    """Whose page is it? "" for a browser without a profile."""
    return str(profile.pk) if profile else ""
