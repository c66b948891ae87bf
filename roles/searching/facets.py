"""The filters of the catalogue as its page places them: choices with counts, what was
chosen, and the way to the same page with something else chosen.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from careerpath.languages import shown
from roles.searching.filters import Filters

# What is asked for; as a choice under "Experience asked for", and on its own.
EXPERIENCE = {
    "0": (gettext_lazy("none"), gettext_lazy("No experience needed")),
    "12": (gettext_lazy("up to 1 year"), gettext_lazy("Up to 1 year of experience")),
    "24": (gettext_lazy("up to 2 years"), gettext_lazy("Up to 2 years of experience")),
    "more": (
        gettext_lazy("more than 2 years"),
        gettext_lazy("More than 2 years of experience"),
    ),
}


@dataclass(frozen=True)
class Link:
    """A way to the same page with something changed."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False


@dataclass(frozen=True)
class Option:
    """One choice of a filter; `count` roles would be left with it."""

    value: str | int
    title: str
    text: str
    count: int
    is_chosen: bool


class Facets:
    """`found` are the roles that the query alone finds, as (facts, how many). `levels`
    are the names of the EQF levels."""

    def __init__(self, query, filters, found, levels):
        self.query = query
        self.filters = filters
        self.found = found
        self.levels = levels

    @property
    def education(self):
        """What the reader has."""
        choices = [(level, *self._level(level)) for level in sorted(self.levels)]
        return [self._any("education"), *self._options("education", choices)]

    @property
    def experience(self):
        """What the role asks for."""
        choices = [(key, words[0], "") for key, words in EXPERIENCE.items()]
        return [self._any("experience"), *self._options("experience", choices)]

    @property
    def entry(self):
        title, text = _("Entry level only"), _("You can begin without experience.")
        count = self.filters.but(entry=True).count(self.found)
        return Option("1", title, text, count, self.filters.entry)

    @property
    def chips(self):
        """What was chosen; each leads to the page without it, and says how many roles
        there are."""
        return [self._chip(name) for name in self.filters.chosen]

    @property
    def helpful(self):
        """Those without which there is something to see."""
        return [chip for chip in self.chips if chip.count]

    @property
    def cleared(self):
        label = _("Clear all filters")
        count = Filters().count(self.found)
        return Link(label, address(self.query, Filters()), count)

    def _any(self, name):
        is_chosen = name not in self.filters.chosen
        count = self.filters.without(name).count(self.found)
        return Option("", pgettext("filter", "any"), "", count, is_chosen)

    def _options(self, name, choices):
        for value, title, text in choices:
            count = self.filters.but(**{name: value}).count(self.found)
            is_chosen = getattr(self.filters, name) == value
            yield Option(value, title, text, count, is_chosen)

    def _level(self, level):
        name = shown(self.levels[level])
        in_short = _("EQF level {level}").format(level=level)
        return (name, in_short) if name else (in_short, "")

    def _chip(self, name):
        fewer = self.filters.without(name)
        url = address(self.query, fewer)
        return Link(self._chosen(name), url, fewer.count(self.found))

    def _chosen(self, name):
        if name == "education":
            level = self.filters.education
            title = self._level(level)[0] if level in self.levels else level
            return format_html(_("Education up to: {name}"), name=title)
        if name == "experience":
            return EXPERIENCE[self.filters.experience][1]
        return _("Entry level")


def address(query, filters, page=1):
    """The catalogue with this query and these filters, without empty values."""
    values = {
        "q": query,
        "education": filters.education,
        "experience": filters.experience,
        "entry": "1" if filters.entry else "",
        "page": page if page > 1 else "",
    }
    said = urlencode({name: value for name, value in values.items() if value})
    return reverse("roles:catalogue") + (f"?{said}" if said else "")
