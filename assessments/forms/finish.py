"""A step is done: since when, what shows it, and what it has brought."""

from dataclasses import replace
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.common import CHOOSE_ONE, WHOLE_NUMBER, Option
from assessments.forms.step import words
from assessments.planbook import more_months
from assessments.planning import best_of, with_months
from assessments.scoring import ExperienceHeld, SkillHeld
from assessments.snapshot import unpacked_held
from assessments.wording import anchor
from roles.enums import SkillLevel
from roles.models import MAX_MONTHS


class FinishForm(forms.Form):
    """Done: since when, what shows it, and what it has brought. `item` is the requirement
    of the snapshot that the step is for, `held` the answer of today; None for none."""

    done_on = forms.DateField(
        label=gettext_lazy("Done on"),
        error_messages={
            "required": gettext_lazy("Please say on which day it was done."),
            "invalid": gettext_lazy("Please write a date, such as 2027-03-31."),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    evidence = words(
        "evidence",
        gettext_lazy("How can you show it?"),
        gettext_lazy(
            "A certificate, a piece of work, someone who can tell of it. It may stay empty."
        ),
        lines=3,
    )

    def __init__(self, step, item, held, today, *args, **kwargs):
        result = _expected(step, held)
        initial = {"done_on": today, "evidence": step.evidence}
        super().__init__(*args, initial=initial, **kwargs)
        self.result, self.today = result, today
        if isinstance(result, SkillHeld):
            self.fields["level"] = _level_field(item, held, result)
        elif isinstance(result, ExperienceHeld):
            self.part = _part(held, result)
            self.fields["months"] = _months_field(getattr(result, self.part))

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        if day < self.today - timedelta(days=3653):
            raise ValidationError(_("Please choose a day of the last ten years."))
        return day

    @property
    def reached(self):
        """What the person holds now, as the actions take it; None for a step that is for
        no requirement."""
        cleaned = self.cleaned_data
        if "level" in cleaned:
            return SkillHeld(cleaned["level"])
        if "months" in cleaned:
            return replace(self.result, **{self.part: cleaned["months"]})
        return self.result


def _expected(step, held):
    """What the person would have by the plan; None for a step for no requirement."""
    if step.result is None:
        return None
    if months := more_months(step):
        return with_months(held, months)
    return best_of(held, unpacked_held(step.result))


def _part(held, result):
    """Which months a step adds to: direct ones, or related ones."""
    related = held.related if held else 0
    return "related" if result.related > related else "direct"


def _level_field(item, held, result):
    """The levels from today's on, each with what a person there does."""
    today = held.level if held else 0
    levels = [
        (one.value, Option(one.label, item and anchor(item, one.value), one.value))
        for one in SkillLevel
        if one.value >= today
    ]
    return forms.TypedChoiceField(
        label=_("Which level fits you now?"),
        choices=levels,
        initial=result.level,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE, "required": CHOOSE_ONE},
    )


def _months_field(months):
    return forms.IntegerField(
        label=_("How many months do you have now, all together?"),
        initial=months,
        min_value=0,
        max_value=MAX_MONTHS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=WHOLE_NUMBER
        | {
            "required": _("Please write the number of months."),
            "max_value": _("This cannot be more than %(limit_value)d."),
        },
    )
