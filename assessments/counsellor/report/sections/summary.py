"""One page that says it all: where you stand, what you bring, what comes next."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import wording
from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat, plain
from assessments.counsellor.report.sections.plan import next_step

MAX_STRENGTHS = 3
MAX_PRIORITIES = 3


def summary(facts):
    report = facts.report
    return blocks.section(
        "summary",
        _("On one page"),
        [
            _standing(report),
            *_strengths(report),
            *_priorities(report),
            *_next(facts),
        ],
    )


def _standing(report):
    return {
        "kind": "standing",
        "headline": flat(report.headline),
        "summary": plain(report.summary),
        "figure": _figure(report),
        "of": _("of 100"),
        "band": report.band or "",
        "band_label": flat(report.band_label),
        "low": report.range["low"],
        "high": report.range["high"],
        "mark": report.bar["ready_score"],
        "alt": _bar_in_words(report),
        "note": _note(report),
    }


def _figure(report):
    if report.is_complete:
        return str(report.range["low"])
    if report.figure is not None:
        return f"≈ {report.figure}"
    return f"{report.range['low']}–{report.range['high']}"


def _bar_in_words(report):
    if report.is_complete:
        text = _("A bar from 0 to 100: filled up to {low}. “Ready” begins at {mark}.")
    else:
        text = _(
            "A bar from 0 to 100: filled up to {low}, possible up to {high}. “Ready” "
            "begins at {mark}."
        )
    return text.format(**report.range, mark=report.bar["ready_score"])


def _note(report):
    mark = _(
        "The mark shows %(mark)s points, where “Ready” begins once every essential is "
        "met."
    ) % {"mark": report.bar["ready_score"]}
    return " ".join([*([] if report.is_complete else _open(report)), mark])


def _open(report):
    """What the range means, as long as something is not answered."""
    yield ngettext(
        "%(open)s question is unanswered: your score lies between %(low)s and %(high)s.",
        "%(open)s questions are unanswered: your score lies between %(low)s and %(high)s.",
        report.open_count,
    ) % {"open": report.open_count, **report.range}
    if report.figure is None:
        yield _("Too little is answered for a single figure.")
    else:
        yield _(
            "%(low)s points are certain so far; in proportion to what you have answered "
            "that is about %(figure)s of 100."
        ) % {"low": report.range["low"], "figure": report.figure}
    if not report.band:
        yield _("As long as an essential is open, we do not say how near you are.")


def _strengths(report):
    strengths = report.strengths[:MAX_STRENGTHS]
    if not strengths:
        return []
    items = [(capfirst(one.name), one.sentence) for one in strengths]
    return [
        blocks.heading(_("What you already bring")),
        blocks.entries(items, mark="met"),
    ]


def _priorities(report):
    gaps = priorities(report)
    if not gaps:
        return []
    items = [(capfirst(line.name), _asked_and_held(report, line)) for line in gaps]
    return [
        blocks.heading(_("What matters most now")),
        blocks.entries(items, mark="needed"),
    ]


def priorities(report):
    """The gaps that count most: essentials first, then by the points still to gain."""
    lines = [
        one for one in report.lines if one.status in ("needed", "partly", "not-yet")
    ]
    lines.sort(
        key=lambda one: (one.status != "needed", one.points - one.points_possible)
    )
    return lines[:MAX_PRIORITIES]


def _asked_and_held(report, line):
    item = report.snapshot.items[line.key]
    held = report.snapshot.answers.get(line.key)
    return _("Asked for: {asked}. You, today: {held}.").format(
        asked=flat(wording.asked(item)),
        held=flat(wording.answer(held, report.snapshot.education_levels)),
    )


def _next(facts):
    found = [blocks.heading(_("Your next step"))]
    title, when = next_step(facts)
    if title:
        found.append(blocks.highlight(title, when))
    elif facts.book is not None:
        found.append(blocks.paragraph(_("There is no step ahead in your plan.")))
    if meeting := facts.client.next_session_on:
        text = _("We meet again on {day}.").format(day=date_format(meeting))
        found.append(blocks.paragraph(text))
    return found if len(found) > 1 else []
