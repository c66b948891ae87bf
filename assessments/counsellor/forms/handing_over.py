"""The one-time code by which a client hands over their own work."""

from django import forms
from django.utils.translation import gettext_lazy

from assessments.forms.coming_back import ReturnForm


class OneTimeCodeForm(ReturnForm):
    """However it was typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = gettext_lazy("One-time code of the client")
        code.error_messages["required"] = gettext_lazy("Please type the one-time code.")
        code.error_messages["max_length"] = gettext_lazy(
            "A one-time code has only 12 letters and digits."
        )


class TakeInForm(forms.Form):
    """What becomes of answers that differ."""

    prefer_office = forms.BooleanField(
        label=gettext_lazy("Use the answers from this file where they differ"),
        required=False,
    )
