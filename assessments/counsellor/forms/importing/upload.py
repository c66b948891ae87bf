"""Taking in the file of a list."""

from django import forms
from django.utils.translation import get_language, gettext_lazy

from assessments.counsellor.forms.importing import wording
from assessments.counsellor.forms.importing.parcel import MAX_PACKED, Parcel, pack
from assessments.counsellor.lists import decoding
from assessments.counsellor.lists.problems import TooBig, Unreadable
from assessments.counsellor.lists.reading import read

NO_FILE = gettext_lazy("Please choose a file.")
LETTERS = {
    decoding.UTF_8: gettext_lazy("Unicode (UTF-8)"),
    decoding.UTF_16: gettext_lazy("Unicode (UTF-16)"),
    decoding.WESTERN: gettext_lazy("Western European (Windows-1252)"),
    decoding.CENTRAL: gettext_lazy("Central European (Windows-1250)"),
    decoding.LATIN_1: gettext_lazy("Western European (ISO 8859-1)"),
}


def table_in(parcel):
    """The table in a parcel. Raises Unreadable."""
    prefers = decoding.CENTRAL if get_language() == "pl" else decoding.WESTERN
    return read(parcel.content, asked=parcel.letters, prefers=prefers)


class UploadForm(forms.Form):
    """One file. Once it is valid, `table` holds its rows and `packed` the file itself."""

    file = forms.FileField(
        label=gettext_lazy("Your list as a CSV file"),
        help_text=gettext_lazy(
            "At most 2 MB and 5,000 clients. First you see what would change; nothing is "
            "saved until you say so."
        ),
        required=False,  # so that each problem is told by its own message
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
    )
    letters = forms.ChoiceField(
        label=gettext_lazy("Letters"),
        help_text=gettext_lazy("Only if names looked wrong on the next page."),
        choices=[("", gettext_lazy("Find them out")), *LETTERS.items()],
        required=False,
    )

    def __init__(self, *args, user, problem=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.problem = problem

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        if self.problem or file is None:
            self.add_error("file", self.problem or NO_FILE)
        elif not self.errors:
            self._read(Parcel(file.read(), cleaned["letters"]))
        return cleaned

    def _read(self, parcel):
        try:
            self.table = table_in(parcel)
            self.parcel = parcel
            self.packed = pack(parcel, user=self.user)
            if len(self.packed) > MAX_PACKED:
                raise TooBig
        except Unreadable as reason:
            self.add_error("file", wording.of_file(reason))
