"""The plan: pace, first day, and what to do about each gap."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import actions
from assessments.forms.common import CHOOSE_ONE, WHOLE_NUMBER, Option
from assessments.models import MAX_HOURS_PER_WEEK


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

    def __init__(self, draft, today, *args, **kwargs):
        super().__init__(*args, initial=_plan_initial(draft), **kwargs)
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

    def save(self, assessment):
        ids = self.draft.action_ids
        chosen = {gap.key: self.cleaned_data[gap.field_name] for gap in self.draft.gaps}
        actions.save_plan(
            assessment,
            hours_per_week=self.cleaned_data["hours_per_week"],
            starts_on=self.cleaned_data["starts_on"],
            choices={key: ids.get(slug) for key, slug in chosen.items()},
        )


def _plan_initial(draft):
    initial = {"hours_per_week": draft.hours_per_week, "starts_on": draft.starts_on}
    for gap in draft.gaps:
        initial[gap.field_name] = gap.chosen_slug or PlanForm.LEAVE_OUT
    return initial
