"""How the catalogue's figures and lists read as words of the page's language."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerpath.languages import shown
from roles.enums import IscedField

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


def anchor(anchors, level):
    """What a person at `level` (0 to 4) does. `anchors` maps levels to texts; a skill
    without its own gets the generic ones."""
    if level == 0:
        return _("You have not done this yet.")
    texts = anchors.get(level)
    return shown(texts) if texts else GENERIC_ANCHORS[level]


def fields(codes):
    """ISCED-F codes as the names of the fields: "economics or law"."""
    labels = dict(IscedField.choices)
    return _(" or ").join(str(labels.get(code, code)) for code in codes)
