"""What the forms of the desk ask for: words in any script, days, roles."""

import unicodedata
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerpath.languages import chosen, texts_of

TOO_LONG = gettext_lazy(
    "This is too long: it has %(show_value)d characters, and there is room for "
    "%(limit_value)d."
)
FIRST_DAY = date(2000, 1, 1)
YEARS_AHEAD = 10
NO_TEXT = ("Cc", "Cs")  # control characters, and halves of a character


def printable(value):
    """Refuses what nobody can read and no database keeps; any script and emoji pass."""
    if any(unicodedata.category(sign) in NO_TEXT for sign in value):
        raise ValidationError(
            _("There is a character in it that cannot be shown. Please type it anew.")
        )


def line_of(model, name, **more):
    """One line of words for this field of the model, as long as that allows."""
    field = model._meta.get_field(name)
    messages = {"max_length": TOO_LONG} | more.pop("error_messages", {})
    return forms.CharField(
        label=more.pop("label", field.verbose_name),
        required=not field.blank,
        max_length=field.max_length,
        validators=[printable],
        error_messages=messages,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        **more,
    )


class RoleField(forms.ModelChoiceField):
    def label_from_instance(self, role):
        return chosen(texts_of(role, "title"))[0]


def day(label, hint):
    """A day of the years that a file is about."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        validators=[_within_reach],
        error_messages={
            "invalid": gettext_lazy("Please write a date, such as 2027-03-31.")
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _within_reach(value):
    last = date(timezone.localdate().year + YEARS_AHEAD, 12, 31)
    if not FIRST_DAY <= value <= last:
        raise ValidationError(
            _("Please choose a day between {first} and {last}.").format(
                first=date_format(FIRST_DAY), last=date_format(last)
            )
        )
