"""The question about education: the highest certificate, and what is being studied for."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import actions
from assessments.forms.common import CHOOSE_ONE, Option, skip
from careerpath.languages import chosen, shown, texts_of
from roles.enums import IscedField
from roles.models import EducationLevel


class EducationForm(forms.Form):
    """The highest certificate, and what is being studied for."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("What is the highest certificate that you have?"),
        help_text=gettext_lazy(
            "Certificates from other countries count too: choose the nearest level."
        ),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
    field = forms.ChoiceField(
        label=gettext_lazy("In which field is it?"),
        help_text=gettext_lazy("Some roles ask for a field of study; most do not."),
        required=False,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
    studying_level = forms.TypedChoiceField(
        label=gettext_lazy("Are you studying for another certificate now?"),
        help_text=gettext_lazy("What you are studying for counts half-way."),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
    studying_field = forms.ChoiceField(
        label=gettext_lazy("In which field is that?"),
        required=False,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )

    def __init__(self, page, profile, *args, **kwargs):
        super().__init__(*args, initial=_education_initial(profile), **kwargs)
        levels = list(EducationLevel.objects.all())
        self.fields["level"].choices = [
            (0, Option(_("No certificate yet"))),
            *((level.eqf_level, _education_option(level)) for level in levels),
            skip(),
        ]
        self.fields["studying_level"].choices = [
            ("", _("No")),
            *((one.eqf_level, plain_name(one)) for one in levels),
        ]
        if any(row.isced_fields for row in page.rows):
            self.fields["field"].help_text = _(
                "This role asks for certain fields, so your answer counts here."
            )
        self.fields["field"].choices = fields_of_study(_("Not sure – skip"))
        self.fields["studying_field"].choices = fields_of_study(_("Not sure – skip"))

    def clean(self):
        cleaned = super().clean()
        level = cleaned.get("level")
        if "level" in self.errors:
            return cleaned
        if level is None and (cleaned.get("field") or cleaned.get("studying_level")):
            self.add_error("level", _("Please also say what you have finished so far."))
        if cleaned.get("studying_field") and cleaned.get("studying_level") is None:
            self.add_error(
                "studying_level", _("Please also say which certificate it leads to.")
            )
        return cleaned

    def save(self, *, by):
        cleaned = self.cleaned_data
        level, studying = cleaned["level"], cleaned["studying_level"]
        actions.save_education(
            finished=None if level is None else (level, cleaned["field"]),
            in_progress=None
            if studying is None
            else (studying, cleaned["studying_field"]),
            by=by,
        )


def _education_option(level):
    name = shown(texts_of(level, "name"))
    title = format_html(_("{name} · EQF {level}"), name=name, level=level.eqf_level)
    return Option(title, shown(texts_of(level, "examples")))


def plain_name(level):
    """For a drop-down list, which can hold no HTML."""
    name, _language = chosen(texts_of(level, "name"))
    return _("{name} · EQF {level}").format(name=name, level=level.eqf_level)


def _education_initial(profile):
    rows = list(profile.qualifications.all()) if profile else []
    finished = next((row for row in rows if row.is_finished), None)
    studying = next((row for row in rows if not row.is_finished), None)
    initial = {"level": ""}
    if finished:
        initial |= {"level": finished.eqf_level, "field": finished.isced_field}
    if studying:
        initial |= {
            "studying_level": studying.eqf_level,
            "studying_field": studying.isced_field,
        }
    return initial


def fields_of_study(empty):
    choices = sorted(IscedField.choices, key=lambda choice: str(choice[1]))
    choices.sort(key=lambda choice: choice[0] == IscedField.GENERAL)
    return [("", empty), *choices]
