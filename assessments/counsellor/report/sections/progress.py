"""What has changed since the last report, or since the first result."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat, plain
from assessments.progress import differences
from assessments.report import Report
from assessments.snapshot import Snapshot


def progress(facts):
    since, before = _before(facts)
    title = _("How far you have come")
    if before is None:
        text = _(
            "This is your first result for this role. The next report will show here what "
            "has changed since."
        )
        return blocks.section("progress", title, [blocks.paragraph(text)])
    changed = differences(before, facts.report)
    return blocks.section(
        "progress",
        title,
        [
            blocks.paragraph(_from_to(since, before, facts), "lead"),
            *(_table(changed) if changed else []),
            *_done_since(facts, before),
        ],
    )


def _before(facts):
    """What to compare with, in words, and its result; the second is None if there is
    nothing yet."""
    last, printed = facts.last_report, {}
    if last is not None:
        printed = last.content.get("client", {})
    results = {str(one.pk): one for one in facts.results}
    if printed.get("assessment") in results:
        day = date.fromisoformat(printed["made_on"])
        found = results[printed["assessment"]]
        return _since_report(last.number, day), _report(found)
    first = facts.results[0]
    if first.pk == facts.assessment.pk:
        return "", None
    report = _report(first)
    return _since_result(_taken_on(report)), report


def _report(assessment):
    return Report(Snapshot(assessment.snapshot))


def _taken_on(report):
    return date.fromisoformat(report.snapshot.data["taken_on"])


def _since_report(number, day):
    return _("Since your last report ({number}, {day})").format(
        number=number, day=date_format(day)
    )


def _since_result(day):
    return _("Since your first result ({day})").format(day=date_format(day))


def _from_to(since, before, facts):
    low, now = before.range["low"], facts.report.range["low"]
    if low == now:
        text = _("{since} your score has stayed at {now} points.")
    else:
        text = _("{since} your score has gone from {low} to {now} points.")
    return text.format(since=since, low=low, now=now)


def _table(changed):
    columns = [
        blocks.column(_("Requirement"), width="1fr"),
        blocks.column(_("Before"), width="1fr"),
        blocks.column(_("Now"), width="1fr"),
        blocks.column(_("Points"), align="end"),
    ]
    rows = [
        [
            capfirst(flat(one.name)),
            one.before or _("not asked"),
            one.after or _("not asked"),
            f"{one.gain:+}".replace("-", "−") if one.gain else "0",
        ]
        for one in changed
    ]
    return [blocks.table(columns, rows)]


def _done_since(facts, before):
    if facts.book is None:
        return []
    since = _taken_on(before)
    done = [card for card in facts.book.done if card.row.done_on >= since]
    if not done:
        return []
    items = [(plain(card.title), date_format(card.row.done_on)) for card in done]
    return [
        blocks.heading(pgettext("steps", "Done")),
        blocks.entries(items, mark="met"),
    ]
