"""Where the client starts from: goal, education, experience and skills as answered."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments import wording
from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat, own_words
from assessments.scoring import SkillHeld
from careerpath.languages import shown


def start(facts):
    found = [
        blocks.paragraph(
            _("This is what you said on {day}.").format(
                day=date_format(facts.taken_on)
            ),
            "soft",
        ),
        blocks.facts(_pairs(facts)),
        *_skills(facts.snapshot),
        *_notes(facts),
    ]
    return blocks.section("start", _("Where you start from"), found)


def _pairs(facts):
    snapshot = facts.snapshot
    education = next(
        (
            held
            for key, held in snapshot.answers.items()
            if key.startswith("education:")
        ),
        None,
    )
    levels = snapshot.education_levels
    pairs = [
        (_("Your goal"), facts.report.title),
        (_("Education"), flat(wording.answer(education, levels))),
    ]
    for key, item in snapshot.items.items():
        if item["dimension"] == "experience":
            held = wording.answer(snapshot.answers.get(key), levels)
            pairs.append((_name(item), held))
    return pairs


def _skills(snapshot):
    items = [one for one in snapshot.items.values() if one["dimension"] == "skills"]
    if not items:
        return []
    columns = [
        blocks.column(_("Skill"), width="1fr"),
        blocks.column(_("Your level"), width="1fr"),
    ]
    rows = [[_name(one), _level(_said(snapshot, one["key"]))] for one in items]
    return [
        blocks.heading(_("Your skills")),
        blocks.table(columns, rows),
    ]


def _said(snapshot, key):
    """The client's own rating, even where an agreed one counts: the ledger shows both."""
    if key not in snapshot.ratings:
        return snapshot.answers.get(key)
    own = snapshot.ratings[key]["own"]
    return None if own is None else SkillHeld(own)


def _level(held):
    label = wording.answer(held, {})
    return blocks.rich(label, level=held.level if isinstance(held, SkillHeld) else None)


def _name(item):
    return capfirst(flat(shown(item["name"])))


def _notes(facts):
    """What the client has noted on the steps of the plan."""
    cards = [*facts.book.ahead, *facts.book.done] if facts.book else []
    noted = [
        (card.title, own_words(card.row.notes, facts.client.language))
        for card in cards
        if card.row.notes
    ]
    if not noted:
        return []
    return [
        blocks.heading(_("What you have noted yourself")),
        blocks.entries(noted),
    ]
