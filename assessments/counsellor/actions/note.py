"""Writing notes, changing them, taking them away."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from assessments.counsellor.actions.guard import check_version, log, name_of, owned
from assessments.counsellor.models import Client, Note, NoteKind, Verb


@transaction.atomic
def add_note(
    client: Client,
    *,
    pk: uuid.UUID,
    kind: NoteKind,
    values: Mapping[str, Any],
    by: Any,
) -> Note:
    """A note with the words of `Note.WORDS`. `pk` comes with the form: sent twice, there
    is one note."""
    client = owned(client, by)
    existing: Note | None = client.notes.filter(pk=pk).first()
    if existing is not None:
        return existing
    note = Note(
        pk=pk, client=client, kind=kind, author=by, author_name=name_of(by), **values
    )
    note.save(force_insert=True)
    log(client, Verb.NOTED, by=by, about=str(kind))
    return note


@transaction.atomic
def change_note(
    note: Note, *, version: int, values: Mapping[str, Any], by: Any
) -> Note:
    """New words by their names. Conflict if the note is not at `version` any more, unless
    it says all of this already."""
    note = _owned_note(note, by)
    if all(getattr(note, name) == new for name, new in values.items()):
        return note
    check_version(note, version)
    for name, new in values.items():
        setattr(note, name, new)
    note.version += 1
    note.save()
    log(note.client, Verb.NOTE_CHANGED, by=by, about=note.kind)
    return note


@transaction.atomic
def delete_note(note: Note, *, by: Any) -> None:
    """Delete a note for good; the trail keeps that there was one."""
    note = _owned_note(note, by)
    log(note.client, Verb.NOTE_DELETED, by=by, about=note.kind)
    note.delete()


def _owned_note(note: Note, by: Any) -> Note:
    client = owned(note.client, by)
    fresh: Note = client.notes.get(pk=note.pk)
    return fresh
