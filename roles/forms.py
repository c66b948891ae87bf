from django import forms
from django.utils.translation import gettext_lazy as _

from roles.searching.filters import MORE, UNTIL, Filters

MAX_QUERY = 100
MAX_PAGE = 10**6
EQF_LEVELS = range(1, 9)


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Job title, skill or code"),
        required=False,
        max_length=MAX_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class CatalogueForm(SearchForm):
    """The catalogue's page as an address says it. Each field stands for itself: what is
    not known here is left out, the rest counts."""

    education = forms.TypedChoiceField(
        choices=[(str(level), level) for level in EQF_LEVELS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    experience = forms.ChoiceField(
        choices=[(key, key) for key in (*UNTIL, MORE)], required=False
    )
    entry = forms.ChoiceField(choices=[("1", "1")], required=False)
    page = forms.IntegerField(min_value=1, max_value=MAX_PAGE, required=False)

    def __init__(self, data):
        super().__init__(data)
        self.is_valid()

    @property
    def query(self):
        return self.cleaned_data.get("q", "")

    @property
    def filters(self):
        return Filters(
            education=self.cleaned_data.get("education"),
            experience=self.cleaned_data.get("experience", ""),
            entry=bool(self.cleaned_data.get("entry")),
        )

    @property
    def page_number(self):
        return self.cleaned_data.get("page") or 1

    @property
    def has_unknown(self):
        """Is there something besides the query that is not known here?"""
        return any(name != "q" for name in self.errors)
