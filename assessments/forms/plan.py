"""The plan: pace, first day, and what to do about each gap."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.common import CHOOSE_ONE, WHOLE_NUMBER, Option
from assessments.models import MAX_HOURS_PER_WEEK

MAX_VERSION = 10**9


class PlanForm(forms.Form):
    """Pace and first day, and for each gap the action chosen or "leave out"."""

    LEAVE_OUT = "out"

    hours_per_week = forms.IntegerField(
        label=gettext_lazy("Hours a week for learning"),
        min_value=1,
        max_value=MAX_HOURS_PER_WEEK,
        error_messages={
            **WHOLE_NUMBER,
            "required": gettext_lazy("Please say how many hours a week you have."),
            "min_value": gettext_lazy("Please plan at least one hour a week."),
            "max_value": gettext_lazy("Please plan no more than 60 hours a week."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day"),
        error_messages={
            "required": gettext_lazy("Please choose the day on which you begin."),
            "invalid": gettext_lazy("Please write a date, such as 2027-03-31."),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    version = forms.IntegerField(
        required=False, min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput
    )

    def __init__(self, draft, today, *args, version=0, **kwargs):
        initial = _plan_initial(draft) | {"version": version}
        super().__init__(*args, initial=initial, **kwargs)
        self.draft = draft
        self.today = today
        for gap in draft.gaps:
            choices = [(option.action_slug, option) for option in gap.options]
            self.fields[gap.field_name] = forms.ChoiceField(
                label=gap.name,
                choices=[*choices, (self.LEAVE_OUT, Option(_("Leave this out")))],
                error_messages={
                    "invalid_choice": CHOOSE_ONE,
                    "required": CHOOSE_ONE,
                },
                widget=forms.RadioSelect,
            )

    @property
    def gap_fields(self):
        return [self[gap.field_name] for gap in self.draft.gaps]

    def clean_starts_on(self):
        starts_on = self.cleaned_data["starts_on"]
        earliest = self.today - timedelta(days=366)
        latest = date(self.today.year + 5, 12, 31)
        if not earliest <= starts_on <= latest:
            raise ValidationError(_("Please choose a day within the next five years."))
        return starts_on

    def clean_version(self):
        return self.cleaned_data["version"] or 0

    def differences(self, saved):
        """Labels with what `saved`, the form as another window left it, says otherwise."""
        return [
            (field.label, _in_words(field, saved.initial[field.name]))
            for field in saved
            if field.name != "version"
            and saved.initial[field.name] != self.cleaned_data.get(field.name)
        ]

    def now_at(self, version):
        """Send the next one as a change of this version."""
        self.data = self.data.copy()
        self.data["version"] = version

    @property
    def plan(self):
        """Pace, first day and choices, as the actions take them."""
        return {
            "hours_per_week": self.cleaned_data["hours_per_week"],
            "starts_on": self.cleaned_data["starts_on"],
            "choices": self.choices,
        }

    @property
    def choices(self):
        """The slug of an action by the key of each gap, "" for "leave out"."""
        picked = {gap.key: self.cleaned_data[gap.field_name] for gap in self.draft.gaps}
        return {
            key: "" if slug == self.LEAVE_OUT else slug for key, slug in picked.items()
        }


def _in_words(field, value):
    """A choice by its title, a day as the language writes it."""
    choices = dict(getattr(field.field, "choices", ()))
    return choices.get(value, date_format(value) if isinstance(value, date) else value)


def _plan_initial(draft):
    initial = {"hours_per_week": draft.hours_per_week, "starts_on": draft.starts_on}
    for gap in draft.gaps:
        initial[gap.field_name] = gap.chosen_slug or PlanForm.LEAVE_OUT
    return initial
