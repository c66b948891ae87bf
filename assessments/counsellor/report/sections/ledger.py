"""The score, line by line: what is asked, what you have, and the points that add up."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat, own_words
from careerpath.languages import shown
from roles.enums import SkillLevel

STATUS = {
    "met": gettext_lazy("met"),
    "partly": gettext_lazy("partly"),
    "needed": gettext_lazy("still needed"),
    "not-yet": gettext_lazy("not yet"),
    "open": gettext_lazy("not answered"),
}


def ledger(facts):
    report = facts.report
    points = report.range["low"]
    title = ngettext(
        "How your %(points)s point adds up", "How your %(points)s points add up", points
    ) % {"points": points}
    return blocks.section(
        "ledger",
        title,
        [
            _chart(report),
            _table(report),
            blocks.paragraph(
                _(
                    "Shown as whole points, rounded so that they add up; a single line "
                    "can differ by 1."
                ),
                "soft",
            ),
            *_ratings(facts),
        ],
    )


def _chart(report):
    rows = [
        {
            "label": capfirst(flat(row.label)),
            "points": _points(row.points, row.possible),
            "percent": row.percent,
            "percent_with_unknown": row.percent_with_unknown,
        }
        for row in report.chart
    ]
    said = "; ".join(f"{row['label']}: {row['points']}" for row in rows)
    alt = _("A chart of your points. {rows}.").format(rows=said)
    return {"kind": "chart", "rows": rows, "alt": alt}


def _table(report):
    columns = [
        blocks.column(_("Requirement"), width="1fr"),
        blocks.column(_("You")),
        blocks.column(_("Points"), align="end"),
    ]
    ratings = report.snapshot.ratings
    rows = [
        [
            blocks.rich(
                capfirst(one.name),
                below=one.sentence,
                badge=one.importance_label,
                note=_agreed_counts() if one.key in ratings else "",
            ),
            blocks.rich(STATUS[one.status], status=one.status),
            _points(one.points, one.points_possible),
        ]
        for one in report.lines
    ]
    total = [_("Total"), "", _points(report.range["low"], 100)]
    return blocks.table(columns, rows, total=total)


def _agreed_counts():
    return _("The rating that you agreed on counts here.")


def _points(points, possible):
    of = pgettext("points", "of")
    return f"{points} {of} {possible}"


def _ratings(facts):
    """Both ratings, where there are two."""
    ratings = facts.snapshot.ratings
    if not ratings:
        return []
    columns = [
        blocks.column(_("Skill"), width="1fr"),
        blocks.column(_("Your own rating")),
        blocks.column(_("Agreed, and counts")),
        blocks.column(_("What shows it"), width="1fr"),
    ]
    rows = [_rating(facts, key, rating) for key, rating in ratings.items()]
    return [
        blocks.heading(_("Where you agreed on a rating")),
        blocks.paragraph(
            _(
                "You rated yourself, and you talked about it with your counsellor. Both "
                "ratings are kept; the one that you agreed on counts in the score."
            ),
            "intro",
        ),
        blocks.table(columns, rows),
    ]


def _rating(facts, key, rating):
    own, item = rating["own"], facts.snapshot.items[key]
    said = _("{name}, {day}").format(
        name=rating["with"], day=date_format(date.fromisoformat(rating["on"]))
    )
    evidence = own_words(rating["evidence"], facts.client.language)
    return [
        capfirst(flat(shown(item["name"]))),
        _("not answered") if own is None else SkillLevel(own).label,
        SkillLevel(rating["agreed"]).label,
        blocks.rich(evidence if rating["evidence"] else "", below=said),
    ]
