"""The plan: its steps, and where it all leads. As long as there is none, what we would
propose."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat
from assessments.counsellor.report.sections import steps

MAX_PROPOSED = 4


def plan(facts):
    book = facts.book
    if book is None:
        return _proposal(facts)
    return blocks.section(
        "plan",
        _title(book),
        [
            blocks.paragraph(_leads_to(book), "lead"),
            blocks.paragraph(_pace(book), "soft"),
            *_without_step(book),
            *_ahead(facts),
            *_done(facts),
        ],
    )


def next_step(facts):
    """What comes next: its title, and its days with what else was said on it. Two empty
    texts if nothing does."""
    if facts.book is None:
        return _first_proposed(facts)
    card = facts.book.next
    if card is None:
        return "", ""
    when = steps.days(card.row.starts_on, card.row.ends_on)
    late = steps.status(card) if card.is_late else ""
    parts = [when, late, card.rhythm, card.row.place]
    return card.title, " · ".join(str(part) for part in parts if part)


def _first_proposed(facts):
    first = next(iter(facts.roadmap.proposal), None)
    if first is None:
        return "", ""
    when = steps.days(first["starts_on"], first["ends_on"])
    return first["title"], _("{days}, as a proposal").format(days=when)


def _title(book):
    if book.outlook.ready_on:
        return _("Your plan: ready by %(day)s") % {"day": book.ready_in}
    return _("Your plan: %(title)s") % {"title": flat(book.report.title)}


def _leads_to(book):
    """Where the steps lead, in a sentence."""
    if not book.outlook.stages:
        return _("There is no step ahead in your plan.")
    figures = {"low": book.report.range["low"], "after": book.after.range["low"]}
    open_essentials = ", ".join(flat(one.name) for one in book.report.open_essentials)
    if open_essentials and not book.outlook.ready_on:
        text = _(
            "With these steps you go from %(low)s to %(after)s points. When you would be "
            "“Ready” we cannot say yet, because essentials are not answered:"
        )
        return f"{text % figures} {open_essentials}."
    return _reached(book) % figures


def _reached(book):
    if book.report.band == "ready":
        return _(
            "You have what the role asks for. With these steps you would go from %(low)s "
            "to %(after)s points."
        )
    if book.outlook.ready_on:
        return _(
            "With these steps you go from %(low)s to %(after)s points, and every "
            "essential is met."
        )
    return _(
        "With these steps you go from %(low)s to %(after)s points. They do not yet lead "
        "all the way to “Ready”."
    )


def _pace(book):
    row = book.plan
    text = ngettext(
        "%(hours)s hour a week, from %(day)s on.",
        "%(hours)s hours a week, from %(day)s on.",
        row.hours_per_week,
    ) % {"hours": row.hours_per_week, "day": date_format(row.starts_on)}
    day = date.fromisoformat(book.snapshot.data["taken_on"])
    since = _("The plan stands on your result of {day}.").format(day=date_format(day))
    return f"{text} {since}"


def _without_step(book):
    if not book.uncovered:
        return []
    names = ", ".join(flat(name) for name in book.uncovered)
    return [blocks.paragraph(f"{_('Without a step so far:')} {names}.", "soft")]


def _ahead(facts):
    cards = facts.book.ahead
    if not cards:
        return []
    return [blocks.heading(_("Your steps")), *_cards(cards, facts, is_numbered=True)]


def _done(facts):
    cards = facts.book.done
    if not cards:
        return []
    return [blocks.heading(pgettext("steps", "Done")), *_cards(cards, facts)]


def _cards(cards, facts, *, is_numbered=False):
    return [
        steps.planned(
            card, number=n if is_numbered else None, language=facts.client.language
        )
        for n, card in enumerate(cards, start=1)
    ]


def _proposal(facts):
    first = facts.roadmap.proposal[:MAX_PROPOSED]
    if first:
        text = _(
            "You have no plan yet. From what is missing we propose these first steps: "
            "talk about them, change them, and make them yours."
        )
    else:
        text = _("There is no step to propose so far.")
    cards = [steps.proposed(one, number=n) for n, one in enumerate(first, start=1)]
    title = _("First steps we propose")
    return blocks.section("plan", title, [blocks.notice(text), *cards])
