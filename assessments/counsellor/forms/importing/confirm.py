"""The yes to what a list would change."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.counsellor.forms.importing.parcel import MAX_PACKED

SHOWN = 200  # rows of a kind that stand on the page
NOTHING_LEFT = gettext_lazy("As it stands, nothing would change.")


class ConfirmForm(forms.Form):
    """What goes back and forth: the file, the digest of the differences shown, and what
    the person decides on refused and doubtful rows."""

    parcel = forms.CharField(
        widget=forms.HiddenInput, max_length=MAX_PACKED, strip=False
    )
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    also = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Take in as new, too"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    leave_out = forms.BooleanField(required=False)

    def __init__(self, intake, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.intake = intake
        self.fields["also"].choices = [
            (one.entry.line, one.entry.name) for one in intake.doubtful[:SHOWN]
        ]
        self.fields["leave_out"].label = self._leave_out_label()

    def _leave_out_label(self):
        refused = len(self.intake.refused)
        return ngettext(
            "Leave the {n} refused row out and import the others",
            "Leave the {n} refused rows out and import the others",
            refused,
        ).format(n=refused)

    def clean(self):
        cleaned = super().clean()
        if self.intake.refused and not cleaned.get("leave_out"):
            text = _("Please mend the refused rows, or tick that they are left out.")
            self.add_error("leave_out", text)
        if not self.errors and not self.intake.good(cleaned["also"]):
            self.add_error(None, NOTHING_LEFT)
        return cleaned

    def show_anew(self, reason):
        """Ask again about the differences as they are now; ticks stay where they still
        fit."""
        self.data = self.data.copy()
        self.data["shown"] = self.intake.digest
        self.is_valid()
        self._errors.clear()
        self.add_error(None, reason)
