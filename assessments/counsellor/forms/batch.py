"""For whom reports are to be made, and which kind."""

from django import forms
from django.utils.translation import gettext_lazy

from assessments.forms.common import CHOOSE_ONE, Option

KINDS = (
    (
        "drafts",
        Option(
            gettext_lazy("Drafts as of today"),
            gettext_lazy("To look at and to talk about. Nothing is frozen."),
        ),
    ),
    (
        "final",
        Option(
            gettext_lazy("Final, where all is there"),
            gettext_lazy(
                "Numbered, stored, and never changed again. Who lacks something is listed, "
                "and their draft stays as it is."
            ),
        ),
    ),
)


class BatchForm(forms.Form):
    pk = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("What shall be made?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_ONE, "invalid_choice": CHOOSE_ONE},
    )

    @property
    def makes_final(self):
        return self.cleaned_data["kind"] == "final"
