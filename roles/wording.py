"""How the catalogue's figures and lists read as words of the page's language."""

from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerpath.languages import shown
from roles.enums import IscedField

WEEKS_A_YEAR = 52
A_QUARTER = 13
MANY_MONTHS = 36

# For skills whose levels nobody has described yet.
GENERIC_ANCHORS = {
    1: gettext_lazy("You manage simple cases, with help where it gets difficult."),
    2: gettext_lazy("You manage the usual cases on your own."),
    3: gettext_lazy("You manage hard cases, and others come to you for help."),
    4: gettext_lazy("You set how it is done, for a whole team or company."),
}


def duration(months):
    """A number of months as people say it: "1 year and 6 months"."""
    years, rest = divmod(int(months), 12)
    in_years = ngettext("{n} year", "{n} years", years).format(n=years)
    in_months = ngettext("{n} month", "{n} months", rest).format(n=rest)
    if years and rest:
        return _("{years} and {months}").format(years=in_years, months=in_months)
    return in_years if years else in_months


def span(least, most):
    """A span of weeks as people say it: "6–12 months"; "" for no time at all. In weeks up
    to a quarter, longer ones like `months`."""
    if not most:
        return ""
    if most <= A_QUARTER:
        return _range(least, most, ngettext("{n} week", "{n} weeks", most))
    return months(*(round(weeks * 12 / WEEKS_A_YEAR) for weeks in (least, most)))


def months(least, most):
    """A span of months as people say it: "18–24 months", but in years where both ends
    are whole ones, and from three years on, when nobody counts months any more."""
    if most < MANY_MONTHS and (least % 12 or most % 12):
        return _range(least, most, ngettext("{n} month", "{n} months", most))
    least, most = least // 12, ceil(most / 12)
    return _range(least, most, ngettext("{n} year", "{n} years", most))


def _range(least, most, text):
    is_range = 0 < least < most
    return text.format(n=f"{least}–{most}" if is_range else most)


def listed(parts):
    """Safe texts as a sentence lists them: "one, two and three"."""
    parts = list(parts)
    if len(parts) < 2:
        return mark_safe("".join(parts))
    return format_html(
        _("{first} and {last}"),
        first=format_html_join(", ", "{}", ((part,) for part in parts[:-1])),
        last=parts[-1],
    )


def some_of(names, most=3):
    """The first few names as a list, and how many more there are."""
    names = list(names)
    if len(names) <= most + 1:
        return listed(names)
    more = len(names) - most
    rest = ngettext("{count} more", "{count} more", more).format(count=more)
    return listed([*names[:most], rest])


def anchor(anchors, level):
    """What a person at `level` (0 to 4) does. `anchors` maps levels to texts; a skill
    without its own gets the generic ones."""
    if level == 0:
        return _("You have not done this yet.")
    texts = anchors.get(level)
    return shown(texts) if texts else GENERIC_ANCHORS[level]


def fields(codes):
    """ISCED-F codes as the names of the fields: "languages, economics or law"."""
    labels = dict(IscedField.choices)
    *first, last = [str(labels.get(code, code)) for code in codes]
    return _(" or ").join([", ".join(first), last] if first else [last])
