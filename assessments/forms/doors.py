"""Opening a plan to a calendar or to other people: what the person chooses."""

import uuid
from functools import cache

from babel.dates import get_timezone_location
from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from assessments.calendar import zone_names
from assessments.forms.common import CHOOSE_ONE, Option
from roles.search import fold

COMMON_ZONES = [
    *settings.HOME_TIME_ZONES.values(),
    "Europe/Amsterdam",
    "Europe/Athens",
    "Europe/Brussels",
    "Europe/Bucharest",
    "Europe/Dublin",
    "Europe/Helsinki",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Oslo",
    "Europe/Paris",
    "Europe/Prague",
    "Europe/Rome",
    "Europe/Stockholm",
    "Europe/Vienna",
    "Europe/Zurich",
]
# Zones under other names, such as "US/Eastern", are second names of these.
CONTINENTS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
SHARE_DAYS = (7, 30, 90)


def zone_choices(own):
    """All time zones by the names of their cities, the common European ones first; `own`
    is among them, whatever its name."""
    common, others = _named_zones(get_language())
    if all(own != name for name, _label in common + others):
        common = [(own, own), *common]
    return [(_("Often chosen"), common), (_("All time zones"), others)]


@cache
def _named_zones(language):
    places = {name for name in zone_names() if name.startswith(CONTINENTS)}
    named = [(name, _zone_label(name, language)) for name in ("UTC", *places)]
    named.sort(key=lambda one: fold(one[1]))
    common = [one for one in named if one[0] in COMMON_ZONES]
    return common, [one for one in named if one not in common]


def _zone_label(name, language):
    """A zone by the name of its city, with its own name to tell it from others."""
    if name == "UTC":
        return name
    city = get_timezone_location(name, locale=language, return_city=True)
    return f"{city} ({name})"


class CalendarForm(forms.Form):
    """The time zone, and which of the page's buttons was pressed."""

    SAVE, DOWNLOAD, OPEN, RENEW, CLOSE = "save", "download", "open", "renew", "close"

    time_zone = forms.ChoiceField(
        label=gettext_lazy("Your time zone"),
        help_text=gettext_lazy("Sessions that have a time are entered by this clock."),
        error_messages={"invalid_choice": CHOOSE_ONE, "required": CHOOSE_ONE},
    )
    do = forms.ChoiceField(
        choices=[(one, one) for one in (SAVE, DOWNLOAD, OPEN, RENEW, CLOSE)],
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )

    def __init__(self, plan, *args, **kwargs):
        initial = {"time_zone": plan.time_zone}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["time_zone"].choices = zone_choices(plan.time_zone)

    def clean_do(self):
        return self.cleaned_data["do"] or self.SAVE


class ShareForm(forms.Form):
    """How long others may read the plan, and whether they read one's own words, too."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("How long may others read it?"),
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE, "required": CHOOSE_ONE},
    )
    with_notes = forms.TypedChoiceField(
        label=gettext_lazy("Do they read your own words, too?"),
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE, "required": CHOOSE_ONE},
    )

    pk = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"pk": uuid.uuid4()}, **kwargs)
        self.fields["days"].choices = [
            (days, Option(ngettext("{n} day", "{n} days", days).format(n=days)))
            for days in SHARE_DAYS
        ]
        self.fields["with_notes"].choices = [
            ("no", Option(_("No"), _("Only the result, the steps, and their dates."))),
            (
                "yes",
                Option(
                    _("Yes"),
                    _(
                        "Also when and where, what may get in the way, who supports you, "
                        "your notes, and what shows that a step is done."
                    ),
                ),
            ),
        ]
