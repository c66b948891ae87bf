"""The forms of the person's way: what may be said, in which limits.

Each page of the assessment has a form that fills itself from the profile and saves itself
through the actions. A field left empty means "not answered", never "none".
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from assessments import actions, codes
from assessments.models import MAX_HOURS_PER_WEEK
from careerpath.languages import shown, texts_of
from roles.enums import IscedField, SkillLevel
from roles.models import MAX_MONTHS, EducationLevel
from roles.pages import anchors_of
from roles.wording import anchor

MAX_YEARS = MAX_MONTHS // 12
CHOOSE_ONE = gettext_lazy("Please choose one of the answers offered.")
WHOLE_NUMBER = {
    "invalid": gettext_lazy("Please write a whole number, such as 2."),
    "min_value": gettext_lazy("This cannot be less than 0."),
}


@dataclass(frozen=True)
class Option:
    """What stands beside a radio button: a word, and a sentence to explain it."""

    title: str
    text: str = ""
    level: int | None = None

    def __str__(self):
        return str(self.title)


def _skip():
    return ("", Option(_("Not sure – skip"), _("You can come back to this later.")))


def _fields_of_study(empty):
    choices = sorted(IscedField.choices, key=lambda choice: str(choice[1]))
    choices.sort(key=lambda choice: choice[0] == IscedField.GENERAL)
    return [("", empty), *choices]


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
            _skip(),
        ]
        self.fields["studying_level"].choices = [
            ("", _("No")),
            *((one.eqf_level, str(_education_option(one))) for one in levels),
        ]
        self.fields["field"].choices = _fields_of_study(_("Not sure – skip"))
        self.fields["studying_field"].choices = _fields_of_study(_("Not sure – skip"))

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
    title = _("{name} · EQF {level}").format(
        name=shown(texts_of(level, "name")), level=level.eqf_level
    )
    return Option(title, shown(texts_of(level, "examples")))


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


class ExperienceForm(forms.Form):
    """For each area, years and months in it and in related work."""

    PARTS = ("years", "months", "related_years", "related_months")

    def __init__(self, page, profile, *args, **kwargs):
        super().__init__(*args, initial=_experience_initial(profile), **kwargs)
        self.areas = [row.area for row in page.rows]
        for area in self.areas:
            for part in self.PARTS:
                is_years = part.endswith("years")
                self.fields[f"{area.slug}_{part}"] = _number_field(is_years)

    @property
    def groups(self):
        """Each area with its four fields, for the page to lay out."""
        return [
            (area, [self[f"{area.slug}_{part}"] for part in self.PARTS])
            for area in self.areas
        ]

    def clean(self):
        cleaned = super().clean()
        for area in self.areas:
            for start in ("", "related_"):
                first = f"{area.slug}_{start}years"
                if self._total(area, start) > MAX_MONTHS:
                    self.add_error(first, _too_long())
        return cleaned

    def _total(self, area, start):
        years = self.cleaned_data.get(f"{area.slug}_{start}years") or 0
        months = self.cleaned_data.get(f"{area.slug}_{start}months") or 0
        return 12 * years + months

    def save(self, *, by):
        months = {}
        for area in self.areas:
            given = [self.cleaned_data[f"{area.slug}_{part}"] for part in self.PARTS]
            is_answered = any(number is not None for number in given)
            totals = (self._total(area, ""), self._total(area, "related_"))
            months[area.pk] = totals if is_answered else None
        actions.save_experience(months, by=by)


def _too_long():
    return _("That is more than {years} years: please check.").format(years=MAX_YEARS)


def _number_field(is_years):
    largest = MAX_YEARS if is_years else MAX_MONTHS
    message = _("This cannot be more than {largest}.").format(largest=largest)
    return forms.IntegerField(
        label=pgettext("unit", "Years") if is_years else pgettext("unit", "Months"),
        required=False,
        min_value=0,
        max_value=largest,
        error_messages={**WHOLE_NUMBER, "max_value": message},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def _experience_initial(profile):
    initial = {}
    for row in profile.experienceanswers.all() if profile else ():
        slug = row.area.slug
        years, months = divmod(row.direct_months, 12)
        initial |= {f"{slug}_years": years, f"{slug}_months": months}
        if row.related_months:
            years, months = divmod(row.related_months, 12)
            initial |= {f"{slug}_related_years": years}
            initial |= {f"{slug}_related_months": months}
    return initial


class SkillsForm(forms.Form):
    """For each skill of the page, the level whose sentence fits best."""

    def __init__(self, page, profile, *args, **kwargs):
        initial = (
            {row.skill.slug: row.level for row in profile.skillanswers.all()}
            if profile
            else {}
        )
        super().__init__(*args, **kwargs)
        self.skills = [row.skill for row in page.rows]
        for row in page.rows:
            field = _skill_field(row.skill)
            field.initial = initial.get(row.skill.slug, "")
            field.importance = row.get_importance_display()
            self.fields[row.skill.slug] = field

    def save(self, *, by):
        levels = {skill.pk: self.cleaned_data[skill.slug] for skill in self.skills}
        actions.save_skills(levels, by=by)


def _skill_field(skill):
    anchors = anchors_of(skill)
    options = [
        (level.value, Option(level.label, anchor(anchors, level.value), level.value))
        for level in SkillLevel
    ]
    return forms.TypedChoiceField(
        label=shown(texts_of(skill, "name")),
        help_text=shown(texts_of(skill, "description")),
        choices=[*options, _skip()],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )


PAGE_FORMS = {
    "education": EducationForm,
    "experience": ExperienceForm,
    "skills": SkillsForm,
}


class ReturnForm(forms.Form):
    """A return code, however it was typed."""

    code = forms.CharField(
        label=gettext_lazy("Your return code"),
        max_length=40,
        help_text=gettext_lazy(
            "12 letters and digits. Capitals, spaces and dashes do not matter."
        ),
        error_messages={
            "required": gettext_lazy("Please type your return code."),
            "max_length": gettext_lazy("A return code has only 12 letters and digits."),
        },
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self):
        try:
            return codes.read_code(self.cleaned_data["code"])
        except codes.Mistyped:
            message = _(
                "There seems to be a slip in this code. Please compare it with your note, "
                "sign by sign."
            )
            raise ValidationError(message) from None


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
