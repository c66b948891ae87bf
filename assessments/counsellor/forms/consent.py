"""The client has agreed: on which day, and in which language the text was read."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from assessments.counsellor.forms.days import day_field, past_day
from assessments.forms.common import CHOOSE_ONE


class ConsentForm(forms.Form):
    """A yes to the text as it stands beside the form."""

    given_on = day_field(gettext_lazy("Given on"))
    language = forms.ChoiceField(
        choices=settings.LANGUAGES,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": CHOOSE_ONE, "required": CHOOSE_ONE},
    )

    def __init__(self, language, today, *args, **kwargs):
        initial = {"given_on": today, "language": language}
        super().__init__(*args, initial=initial, **kwargs)
        self.today = today

    def clean_given_on(self):
        return past_day(self.cleaned_data["given_on"], self.today)
