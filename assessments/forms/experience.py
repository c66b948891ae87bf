"""The questions about experience: years and months in each area, and in related work."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments import actions
from assessments.forms.common import WHOLE_NUMBER
from careerpath.languages import shown, texts_of
from roles.models import MAX_MONTHS

MAX_YEARS = MAX_MONTHS // 12


class ExperienceForm(forms.Form):
    """For each area, years and months in it and in related work."""

    PARTS = ("years", "months", "related_years", "related_months")

    def __init__(self, page, profile, *args, **kwargs):
        super().__init__(*args, initial=_experience_initial(profile), **kwargs)
        self.areas = [row.area for row in page.rows]
        for area in self.areas:
            for part in self.PARTS:
                field = _number_field(part.endswith("years"))
                field.full_label = _full_label(area, part, field.label)
                self.fields[f"{area.slug}_{part}"] = field

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
            # A form that stood open may lack an area of today: its answer stays.
            if f"{area.slug}_years" not in self.data:
                continue
            given = [self.cleaned_data[f"{area.slug}_{part}"] for part in self.PARTS]
            is_answered = any(number is not None for number in given)
            totals = (self._total(area, ""), self._total(area, "related_"))
            months[area.pk] = totals if is_answered else None
        actions.save_experience(months, by=by)


def _full_label(area, part, label):
    """The label with its area: in the summary of errors it stands alone."""
    name = shown(texts_of(area, "name"))
    if part.startswith("related"):
        name = format_html("{} ({})", name, _("related work"))
    return format_html("{}, {}", name, label)


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
