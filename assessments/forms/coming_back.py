"""The return code, however it was typed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import codes


class ReturnForm(forms.Form):
    """A return code, however it was typed."""

    code = forms.CharField(
        label=gettext_lazy("Your return code"),
        max_length=40,
        help_text=gettext_lazy(
            "12 letters and digits. Capitals, spaces and dashes do not matter."
        ),
        error_messages={
            "required": gettext_lazy("Please type your return code."),
            "max_length": gettext_lazy("A return code has only 12 letters and digits."),
        },
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self):
        try:
            return codes.read_code(self.cleaned_data["code"])
        except codes.Mistyped:
            message = _(
                "There seems to be a slip in this code. Please compare it with your note, "
                "character by character."
            )
            raise ValidationError(message) from None
