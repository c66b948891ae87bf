"""A step of the person's own, beside those of the library."""

import uuid

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.common import CHOOSE_ONE, WHOLE_NUMBER
from assessments.forms.step import SAY_WHAT, words
from assessments.models import MAX_OWN_STEPS, MAX_STEP_HOURS, MAX_STEP_WEEKS
from assessments.planning import months_of, own_result
from careerpath.languages import chosen

UNITS = {
    "hours": (gettext_lazy("hours of learning"), MAX_STEP_HOURS),
    "weeks": (gettext_lazy("weeks in the calendar"), MAX_STEP_WEEKS),
    "months": (gettext_lazy("months in the calendar"), 120),
}


class OwnStepForm(forms.Form):
    """What, for which requirement, and how much of it."""

    title = words(
        "title",
        gettext_lazy("What do you want to do?"),
        gettext_lazy("For example: help out at the info desk of the library."),
    )
    key = forms.ChoiceField(
        label=gettext_lazy("What is it for?"),
        required=False,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
    amount = forms.IntegerField(
        label=gettext_lazy("How much time will it take?"),
        min_value=1,
        max_value=MAX_STEP_HOURS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=WHOLE_NUMBER
        | {
            "required": gettext_lazy("Please estimate how much it will take."),
            "min_value": gettext_lazy("This has to be at least 1."),
            "max_value": gettext_lazy("This cannot be more than %(limit_value)d."),
        },
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("In which unit?"),
        choices=[(unit, label) for unit, (label, _most) in UNITS.items()],
        error_messages={"invalid_choice": CHOOSE_ONE, "required": CHOOSE_ONE},
    )
    pk = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": CHOOSE_ONE,
            "invalid": CHOOSE_ONE,
        },
    )

    def __init__(self, book, *args, **kwargs):
        super().__init__(*args, initial={"pk": uuid.uuid4()}, **kwargs)
        self.book = book
        self.fields["title"].required = True
        self.fields["title"].error_messages["required"] = SAY_WHAT
        self.fields["key"].choices = [
            ("", _("For none of the requirements, just for me")),
            *((line.requirement.key, _name(book, line)) for line in _open_lines(book)),
        ]

    def clean(self):
        cleaned = super().clean()
        unit, amount = cleaned.get("unit"), cleaned.get("amount")
        if unit and amount and amount > UNITS[unit][1]:
            text = _("This cannot be more than %(limit_value)d.")
            self.add_error("amount", text % {"limit_value": UNITS[unit][1]})
        if unit == "hours" and cleaned.get("key", "").startswith("experience:"):
            self.add_error("unit", _("Experience is counted in weeks or months."))
        if len(self.book.rows) >= MAX_OWN_STEPS + len(self.book.snapshot.items):
            self.add_error(
                None,
                _("Your plan is full. Please delete a step that is set aside first."),
            )
        return cleaned

    @property
    def step(self):
        """The step as the actions take it."""
        cleaned = self.cleaned_data
        key, unit, amount = cleaned["key"], cleaned["unit"], cleaned["amount"]
        result, is_essential = None, False
        if key:
            line = self.book.snapshot.score.line(key)
            months = amount if unit == "months" else months_of(amount)
            result = own_result(line.requirement.need, line.held, months)
            is_essential = line.requirement.is_essential
        return {
            # Sent twice, it is one step; changed and sent again, another.
            "pk": uuid.uuid5(
                self.book.plan.pk,
                f"{cleaned['pk']} {key} {amount} {unit} {cleaned['title']}",
            ),
            "title": cleaned["title"],
            "key": key,
            "result": result,
            "is_essential": is_essential,
            unit: amount,
        }


def _open_lines(book):
    return [
        line
        for line in book.snapshot.score.lines
        if line.is_answered and not line.is_met
    ]


def _name(book, line):
    """For a drop-down list, which can hold no HTML."""
    name, _language = chosen(book.snapshot.items[line.requirement.key]["name"])
    return name
