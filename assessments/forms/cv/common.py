"""What the three parts of the confirmation page share: periods, and the choice between
what the person has said before and what the CV says."""

from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.cv import months
from assessments.forms.common import CHOOSE_ONE, Option

LEAVE_OUT = gettext_lazy("Do not take over")
MINE, FROM_CV = "mine", "cv"


def period(entry):
    """From when to when, as exact as the CV says it: "March 2019 – today", or ""."""
    if not entry.start and not entry.end and not entry.is_current:
        return ""
    end = _("today")
    if not months.is_going_on(entry.end, is_current=entry.is_current):
        end = _date_text(entry.end)
    if not entry.start:
        return _("until {end}").format(end=end)
    return _("{start} – {end}").format(start=_date_text(entry.start), end=end)


def _date_text(text):
    """A date in words; what is no date stays as it stands in the CV."""
    known = months.parse(text)
    if known is None:
        return text
    if known.month is None:
        return str(known.year)
    return date_format(date(known.year, known.month, 1), "YEAR_MONTH_FORMAT")


def select(label, choices, *, full_label, initial="", help_text=""):
    """A drop-down list. `full_label` names its entry too: in the summary of errors it
    stands alone."""
    field = forms.ChoiceField(
        label=label,
        choices=choices,
        initial=initial,
        help_text=help_text,
        required=False,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
    field.full_label = format_html("{} – {}", full_label, label)
    return field


def use_field(label, so_far):
    """Whose word counts where the person has already answered: theirs, unless they
    choose otherwise. `so_far`: what they said."""
    kept = format_html(_("Keep what I said so far: {answer}"), answer=so_far)
    return forms.ChoiceField(
        label=label,
        choices=[
            (MINE, Option(kept)),
            (FROM_CV, Option(_("Replace it with what this CV says"))),
        ],
        initial=MINE,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE, "required": CHOOSE_ONE},
    )


def value(form, name):
    """What a field holds at the moment: what was sent, else the guess."""
    return form[name].value() or ""
