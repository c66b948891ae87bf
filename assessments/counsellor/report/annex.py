"""What only the counsellor's copy holds: notes, ratings with their evidence, the trail."""

from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.counsellor.models import Client, Note, NoteKind
from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat, own_words
from assessments.counsellor.trail import in_words
from careerpath.languages import home_zone, shown, texts_of

MAX_TRAIL = 25
SESSION = ("subject", "tools", "evaluation", "agreed")


def annex_of(
    client: Client, *, language: str, until: datetime | None = None
) -> dict[str, Any]:
    """Private notes, notes of sessions, agreed ratings and the trail, in `language`; up to
    the moment `until`, if one is named."""
    until = until or timezone.now()
    with translation.override(language), timezone.override(home_zone()):
        return {
            "language": language,
            "title": _("Annex for the counsellor"),
            "mark": _("only for the counsellor"),
            "sections": [
                _notes(client, NoteKind.PRIVATE, _("Private notes"), until),
                _notes(client, NoteKind.SESSION, _("Notes of sessions"), until),
                _notes(client, NoteKind.SHARED, _("Shared notes"), until),
                _ratings(client),
                _trail(client, until),
            ],
        }


def _notes(client, kind, title, until):
    notes = client.notes.filter(kind=kind, created_at__lte=until)
    written = [block for note in notes for block in _note(note, client)]
    return blocks.section(kind, title, written or [_nothing()])


def _nothing():
    return blocks.paragraph(_("Nothing so far."), "soft")


def _note(note, client):
    words = [
        [flat(capfirst(Note._meta.get_field(name).verbose_name)), _own(text, client)]
        for name in SESSION
        if (text := getattr(note, name))
    ]
    day = note.held_on or timezone.localtime(note.created_at).date()
    return [
        {
            "kind": "note",
            "title": date_format(day),
            "by": note.author_name,
            "text": _own(note.text, client) if note.text else "",
            "words": words,
        }
    ]


def _own(text, client):
    """What the desk wrote may be in any language; most often it is the client's."""
    return own_words(text, client.language)


def _ratings(client):
    rows = client.profile.agreedratings.select_related("skill").order_by(
        "agreed_on", "pk"
    )
    title = _("Agreed ratings")
    if not rows:
        return blocks.section("ratings", title, [_nothing()])
    columns = [
        blocks.column(_("Skill"), width="1fr"),
        blocks.column(_("Agreed")),
        blocks.column(_("Does it count?")),
        blocks.column(_("What shows it"), width="1fr"),
    ]
    found = [_rating(row, client) for row in rows]
    return blocks.section("ratings", title, [blocks.table(columns, found)])


def _rating(row, client):
    said = _("{name}, {day}").format(
        name=row.agreed_with, day=date_format(row.agreed_on)
    )
    return [
        capfirst(flat(shown(texts_of(row.skill, "name")))),
        row.get_level_display(),
        _("yes") if row.is_in_force else _("no"),
        blocks.rich(_own(row.evidence, client) if row.evidence else "", below=said),
    ]


def _trail(client, until):
    entries = client.trail.filter(at__lte=until)
    rows = [_done(line) for line in in_words(entries[:MAX_TRAIL])]
    columns = [
        blocks.column(_("When")),
        blocks.column(_("Who")),
        blocks.column(_("What"), width="1fr"),
        blocks.column(_("About"), width="1fr"),
    ]
    title = _("What was done with the file")
    return blocks.section("trail", title, [blocks.table(columns, rows)])


def _done(line):
    when = date_format(timezone.localtime(line.entry.at), "DATETIME_FORMAT")
    return [when, line.who, line.verb, line.about]
