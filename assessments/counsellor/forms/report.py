"""The counsellor's own words in a report."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.counsellor.models import Report
from assessments.forms.plan import MAX_VERSION

LONGEST = Report._meta.get_field("interpretation").max_length


class InterpretationForm(forms.Form):
    """Written in the client's language, whatever the page's is."""

    interpretation = forms.CharField(
        label=gettext_lazy("Your interpretation"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "16"}),
        error_messages={
            "max_length": gettext_lazy(
                "This is too long: at most %(limit_value)d characters."
            )
        },
    )
    version = forms.IntegerField(
        min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput
    )

    def __init__(self, client, draft, *args, **kwargs):
        words = {"interpretation": draft.interpretation, "version": draft.version}
        super().__init__(*args, initial=words, **kwargs)
        field = self.fields["interpretation"]
        field.widget.attrs["lang"] = client.language
        field.help_text = _(
            "In the client’s language ({language}): what you make of the result together, "
            "what it does not show, and what you would look at first."
        ).format(language=client.get_language_display())

    def clean_interpretation(self):
        return self.cleaned_data["interpretation"].replace("\r\n", "\n")

    def differences(self, current):
        """Labels with what `current`, saved by another window, says otherwise."""
        if current.interpretation == self.cleaned_data["interpretation"]:
            return []
        return [(self["interpretation"].label, current.interpretation)]

    def now_at(self, version):
        """Send the next one as a change of this version."""
        self.data = self.data.copy()
        self.data["version"] = version


class FinalForm(forms.Form):
    """Which draft is to be final, as the person has read it."""

    draft = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(
        min_value=1, max_value=MAX_VERSION, widget=forms.HiddenInput
    )
