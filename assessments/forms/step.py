"""One step in the person's own words: when, where and how, and what may get in the way."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.common import CHOOSE_ONE, WHOLE_NUMBER, Option
from assessments.forms.plan import MAX_VERSION
from assessments.models import PlanStep, StepStatus, Weekday
from assessments.wording import rhythm

MAX_MINUTES = 600
GROUPS = (
    (gettext_lazy("The step"), ("title",)),
    (
        gettext_lazy("When and where"),
        ("weekdays", "at_time", "minutes", "cue", "place"),
    ),
    (gettext_lazy("If … then"), ("obstacle", "response")),
    (gettext_lazy("Support and proof"), ("support", "proof", "evidence")),
    (gettext_lazy("How it is going"), ("hours_done", "notes")),
)
SAY_WHAT = gettext_lazy("Please say in a few words what you want to do.")


def words(name, label, hint="", *, lines=1):
    """A field for a few words of one's own; as long as the model allows."""
    length = PlanStep._meta.get_field(name).max_length
    widget = (
        forms.TextInput() if lines == 1 else forms.Textarea(attrs={"rows": str(lines)})
    )
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=length,
        widget=widget,
        error_messages={
            "max_length": gettext_lazy(
                "This is too long: at most %(limit_value)d characters."
            )
        },
    )


class StepForm(forms.Form):
    """The person's own words on a step. Nothing here has to be filled in."""

    title = words("title", gettext_lazy("What I do"))
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("On which days?"),
        choices=[(day.value, Option(capfirst(day.label))) for day in Weekday],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
    at_time = forms.TimeField(
        label=gettext_lazy("At what time?"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": gettext_lazy("Please write a time, such as 18:30.")},
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("For how many minutes?"),
        required=False,
        min_value=5,
        max_value=MAX_MINUTES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=WHOLE_NUMBER
        | {
            "min_value": gettext_lazy("Please plan at least five minutes."),
            "max_value": gettext_lazy(
                "Please plan no more than 600 minutes at a time."
            ),
        },
    )
    cue = words(
        "cue",
        gettext_lazy("On what occasion?"),
        gettext_lazy("For example: after breakfast; when the children are in bed."),
    )
    place = words(
        "place",
        gettext_lazy("Where?"),
        gettext_lazy("For example: at the library; at the kitchen table."),
    )
    obstacle = words(
        "obstacle",
        gettext_lazy("What may get in the way?"),
        gettext_lazy("For example: I am too tired in the evening."),
    )
    response = words(
        "response",
        gettext_lazy("What do I do then?"),
        gettext_lazy("For example: I do ten minutes and stop."),
    )
    support = words(
        "support",
        gettext_lazy("Who supports me?"),
        gettext_lazy(
            "Someone who asks how it is going, learns with me or knows the way."
        ),
    )
    proof = words("proof", gettext_lazy("What will prove it?"))
    evidence = words("evidence", gettext_lazy("What shows that it is done?"), lines=3)
    notes = words("notes", gettext_lazy("Notes"), lines=5)
    version = forms.IntegerField(
        min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput
    )

    def __init__(self, step, *args, **kwargs):
        super().__init__(*args, initial=_initial(step), **kwargs)
        self.fields["weekdays"].is_inline = True
        if not step.is_own:
            del self.fields["title"]
        else:
            self.fields["title"].required = True
            self.fields["title"].error_messages["required"] = SAY_WHAT
        if step.hours and step.status != StepStatus.DONE:
            self.fields["hours_done"] = _hours_done(step.hours)
        if step.status != StepStatus.DONE:
            del self.fields["evidence"]

    def clean_weekdays(self):
        chosen = self.cleaned_data["weekdays"]
        return ",".join(day for day in Weekday.values if day in chosen)

    def clean_hours_done(self):
        return self.cleaned_data["hours_done"] or 0

    @property
    def groups(self):
        """Headings with the fields that belong together, for the page to place."""
        return [
            (heading, fields)
            for heading, names in GROUPS
            if (fields := [self[name] for name in names if name in self.fields])
        ]

    @property
    def values(self):
        """The words by the names of the model's fields."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}

    def differences(self, current):
        """Labels with what `current`, saved by another window, says otherwise."""
        return [
            (self[name].label, _in_words(name, getattr(current, name)))
            for name, value in self.values.items()
            if getattr(current, name) != value
        ]

    def now_at(self, version):
        """Send the next one as a change of this version."""
        self.data = self.data.copy()
        self.data["version"] = version


def _in_words(name, value):
    return rhythm(value, None, None) if name == "weekdays" else value


def _hours_done(hours):
    return forms.IntegerField(
        label=_("Hours done so far"),
        help_text=_("When you move the dates of your plan, only the rest is planned."),
        required=False,
        min_value=0,
        max_value=hours,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=WHOLE_NUMBER
        | {"max_value": _("This step has %(limit_value)d hours in all. Is it done?")},
    )


def _initial(step):
    initial = {name: getattr(step, name) for name in PlanStep.INTENTION}
    return initial | {
        "title": step.title,
        "weekdays": [day for day in step.weekdays.split(",") if day],
        "hours_done": step.hours_done or None,
        "evidence": step.evidence,
        "version": step.version,
    }
