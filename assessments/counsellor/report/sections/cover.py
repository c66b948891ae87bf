"""The cover, and what stands at the edge of every page."""

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.counsellor.report.plain import flat

MAX_NAME = 60  # letters of it at the edge of a page


def frame(facts):
    """Title of the document, header and footer. `{page}` and `{pages}` are filled in by
    the layout."""
    title = _("Career report")
    short = Truncator(facts.client.name).chars(MAX_NAME)
    return {
        "title": f"{title} – {short}",
        "header": title,
        "client": facts.client.name,
        "client_short": short,
        "draft": "" if facts.number else pgettext("report", "Draft"),
        "page": _("page {page} of {pages}"),
    }


def cover(facts):
    office = facts.client.office
    return {
        "kicker": _("Career report"),
        "name": facts.client.name,
        "role": flat(facts.report.title),
        "art": _("Steps that rise to a sun"),
        "contents": _("What is in this report"),
        "pairs": _pairs(facts),
        "office": office.name,
        "contact": office.contact,
    }


def _pairs(facts):
    number = facts.number or pgettext("report", "Draft")
    pairs = [
        (_("Made on"), date_format(facts.made_on)),
        (_("Number"), number),
        (_("Counsellor"), facts.counsellor),
        (_("Your result is of"), date_format(facts.taken_on)),
    ]
    return [[term, value] for term, value in pairs if value]
