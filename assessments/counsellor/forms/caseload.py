"""The caseload as an address says it: queue, search, filters, order and page."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.counsellor.caseload.queues import Queue
from assessments.wording import BANDS

MAX_QUERY = 100
MAX_PAGE = 10**6
NONE = "none"
BY_NAME = "name"
SORTS = [
    (BY_NAME, _("Name, from A to Z")),
    ("-name", _("Name, from Z to A")),
    ("next", _("Next date, soonest first")),
    ("-next", _("Next date, latest first")),
    ("-score", _("Score, highest first")),
    ("score", _("Score, lowest first")),
    ("-progress", _("Plan, furthest first")),
    ("progress", _("Plan, least far first")),
    ("-changed", _("Changed last")),
    ("changed", _("Not changed for longest")),
]


def _choice(label, choices=()):
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        error_messages={"invalid_choice": _("Not known here.")},
    )


class CaseloadForm(forms.Form):
    """Each field stands for itself: what is not known here is left out, the rest counts.
    `roles` and `team` are (value, name) pairs; no team, no filter by counsellor."""

    q = forms.CharField(
        label=_("Name or reference"),
        required=False,
        max_length=MAX_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    language = _choice(_("Language"))
    role = _choice(pgettext_lazy("job", "Target role"))
    band = _choice(pgettext_lazy("score", "Where they stand"))
    counsellor = _choice(_("Counsellor"))
    sort = _choice(pgettext_lazy("list", "Order"), SORTS)
    queue = forms.ChoiceField(choices=Queue, required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(
        required=False, min_value=1, max_value=MAX_PAGE, widget=forms.HiddenInput
    )

    FILTERS = ("q", "language", "role", "band", "counsellor")

    def __init__(self, data, *, roles, team):
        super().__init__(data)
        self._offer("language", settings.LANGUAGES)
        self._offer("role", [*roles, (NONE, _("no target role yet"))])
        self._offer("band", [*BANDS.items(), (NONE, _("not clear yet"))])
        self._offer("counsellor", team)
        if not team:
            del self.fields["counsellor"]
        self.is_valid()

    def _offer(self, name, choices):
        everything = ("", pgettext_lazy("filter", "all"))
        self.fields[name].choices = [everything, *choices]

    @property
    def state(self):
        """What the address asks for, as far as it is known here, without empty values."""
        return {name: value for name, value in self.cleaned_data.items() if value}
