"""A day in the past, as consents and sessions have one."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TEN_YEARS = timedelta(days=3653)


def day_field(label, hint=""):
    return forms.DateField(
        label=label,
        help_text=hint,
        error_messages={
            "required": gettext_lazy("Please say on which day."),
            "invalid": gettext_lazy("Please write a date, such as 2027-03-31."),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def past_day(day, today):
    """The day, if it is one of the last ten years; else a ValidationError."""
    if day > today:
        raise ValidationError(_("This day is still to come."))
    if day < today - TEN_YEARS:
        raise ValidationError(_("Please choose a day of the last ten years."))
    return day
