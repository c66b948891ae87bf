"""The trail in words: who, what, and what it was about."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import pgettext

from assessments.counsellor.models import (
    ANSWERS,
    THE_CLIENT,
    AuditEntry,
    Client,
    NoteKind,
    Verb,
)
from roles.models import Role

NAMES_OF_FIELDS = {Verb.CHANGED, Verb.IMPORTED}
KINDS_OF_NOTES = {Verb.NOTED, Verb.NOTE_CHANGED, Verb.NOTE_DELETED}


@dataclass(frozen=True)
class TrailLine:
    """One line, in the reader's language."""

    entry: AuditEntry
    who: str
    verb: str
    about: str


def in_words(entries):
    """A line for each entry, in their order."""
    titles = _titles(entries)
    return [
        TrailLine(
            entry=entry,
            who=_who(entry),
            verb=capfirst(entry.get_verb_display()),
            about=_about(entry, titles),
        )
        for entry in entries
    ]


def _titles(entries):
    """The reader's title of each role that was assessed, by the English one, which the
    trail keeps."""
    assessed = {one.about for one in entries if one.verb == Verb.ASSESSED}
    roles = Role.objects.filter(title_en__in=assessed) if assessed else ()
    return {role.title_en: role.title for role in roles}


def _who(entry):
    if entry.user_id is None and entry.who == THE_CLIENT:
        return pgettext("trail", "the client")
    return entry.who


def _about(entry, titles):
    if entry.verb in NAMES_OF_FIELDS:
        return ", ".join(_field(name) for name in entry.about.split(", ") if name)
    if entry.verb in KINDS_OF_NOTES and entry.about in NoteKind.values:
        return NoteKind(entry.about).label
    if entry.verb == Verb.ASSESSED:
        return titles.get(entry.about, entry.about)
    return entry.about


def _field(name):
    """The field as the forms call it; whatever else was noted stays as it is."""
    if name == ANSWERS:
        return pgettext("trail", "answers")
    if name not in Client.FACTS:
        return name
    return str(Client._meta.get_field(name).verbose_name)
