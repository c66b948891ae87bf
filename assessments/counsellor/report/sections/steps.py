"""A step of a plan as a card: what, when, where and how, and what then."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assessments.counsellor.report.plain import flat, own_words, plain
from assessments.intention import intention
from assessments.models import StepStatus

OWN = ("cue", "place", "obstacle", "response", "support", "proof")


def planned(card, *, number, language):
    """A step of the client's plan. `language` is theirs: their own words are in it."""
    row = card.row
    return {
        "kind": "step",
        "level": 3,
        "number": str(number or ""),
        "title": own_words(row.title, language) if row.is_own else plain(card.title),
        "status": status(card),
        "state": "late" if card.is_late else row.status,
        "when": _when(row),
        "gain": _gain(card.points),
        "meta": " · ".join(flat(one) for one in _meta(card) if one),
        "text": plain(card.description),
        "words": _words(card, language),
    }


def proposed(step, *, number):
    """A step that we propose, from `Roadmap.proposal`."""
    return {
        "kind": "step",
        "level": 2,
        "number": str(number),
        "title": plain(step["title"]),
        "status": pgettext("step", "proposed"),
        "state": "todo",
        "when": days(step["starts_on"], step["ends_on"]),
        "gain": _gain(step["points"]),
        "meta": flat(step["effort"]),
        "text": "",
        "words": [],
    }


def days(starts_on, ends_on):
    """From the first day to the last."""
    return f"{date_format(starts_on)} – {date_format(ends_on)}"


def _when(row):
    if row.status == StepStatus.DONE:
        return date_format(row.done_on)
    return days(row.starts_on, row.ends_on)


def status(card):
    if card.is_late:
        return _("needs a new date")
    return str(StepStatus(card.row.status).label)


def _gain(points):
    if not points:
        return ""
    text = ngettext("+%(points)s point", "+%(points)s points", points)
    return text % {"points": points}


def _meta(card):
    if card.row.status == StepStatus.DONE:
        return [card.gap]
    return [card.gap, card.effort, card.kind]


def _words(card, language):
    """The client's own words, each with its question; its notes stand elsewhere. What
    proves a step may be the library's."""
    own = {getattr(card.row, name) for name in OWN}
    found = [
        [question, own_words(text, language) if text in own else plain(text)]
        for question, text in intention(card)
    ]
    if card.row.evidence:
        question = _("What shows that it is done?")
        found.append([question, own_words(card.row.evidence, language)])
    return found
