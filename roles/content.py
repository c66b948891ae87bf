"""Brings the fixtures into the database, again and again, without undoing editors' work.

A record that an editor has changed or deleted since it was loaded is left alone, but for
empty fields that the fixtures did not name then; all others follow the fixtures. How the
files are laid out: fixtures/README.md.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.core import serializers
from django.core.serializers.python import Deserializer
from django.db import transaction
from django.db.models import ProtectedError

from roles.models import LoadedRecord, Role

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Summary:
    """What a run did, in keys of records."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: int = 0

    def __str__(self):
        text = (
            f"{len(self.created)} new, {len(self.updated)} renewed, "
            f"{self.unchanged} unchanged"
        )
        if self.removed:
            text += f", {len(self.removed)} removed"
        if self.kept:
            text += f", {len(self.kept)} kept as editors left them"
        return text


def read_files(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each fixture file below `folder`, named from there, with its records.

    A record is {"model": "roles.skill", "fields": {…}}, as Django writes it.
    """
    for path in sorted(folder.rglob("*.yaml")):
        with path.open(encoding="utf-8") as file:
            records = yaml.load(file, Loader=Loader)  # noqa: S506 - a safe loader
        yield path.relative_to(folder).as_posix(), records


def read_records(folder: Path) -> list[dict[str, Any]]:
    """All fixture records below `folder`, in the order of the files' names."""
    return [record for _name, records in read_files(folder) for record in records]


@transaction.atomic
def load(records: list[dict], *, overwrite: bool = False) -> Summary:
    """Make the catalogue follow `records`, which are all the fixtures: create, renew and
    remove what only we have written; say what was kept.

    With `overwrite` the fixtures win over editors. Raises Django's DeserializationError
    for a record that names something unknown.
    """
    summary = Summary()
    known = {record.key: record for record in LoadedRecord.objects.all()}
    written = []
    for record in records:
        key = _key(record)
        last = known.pop(key, None)
        if last and last.fixture_digest == _digest(record) and not overwrite:
            summary.unchanged += 1
            continue
        existing = _existing(record)
        if not overwrite and _belongs_to_editor(existing, last):
            summary.kept.append(key)
            if existing and last:
                _fill_new_fields(existing, record, last)
            continue
        (summary.updated if existing else summary.created).append(key)
        written.append((record, _write(record)))
    for _record, deserialized in written:
        deserialized.save_deferred_fields()
    _remember(written)
    _remove(known.values(), summary)
    if written or summary.removed:
        for role in Role.objects.prefetch_related("alternative_titles"):
            role.index()
    return summary


def _belongs_to_editor(existing, last):
    """Changed since we wrote it, deleted since, or never written by us at all."""
    if last is None:
        return existing is not None
    return existing is None or _is_changed(existing, last)


def _is_changed(instance, last):
    """Compares only the fields that we wrote: a new column is nobody's edit."""
    return _digest(_fields(instance, last.fields)) != last.saved_digest


def _fill_new_fields(existing, record, last):
    """What the fixtures did not name when this was loaded, no editor can have refused:
    without its family, a changed role would be missing on the ladder. Only once."""
    new = sorted(record["fields"].keys() - set(last.fields))
    empty = [name for name in new if getattr(existing, name) in (None, "")]
    if empty:
        source = _deserialized(record).object
        for name in empty:
            setattr(existing, name, getattr(source, name))
        existing.save()
    if new:
        last.fields = [*last.fields, *new]
        last.save()


def _remove(dropped, summary):
    """Delete what the fixtures no longer hold, unless an editor has made it theirs or
    something else depends on it."""
    # Last first: what was written later may depend on what was written before.
    for last in sorted(dropped, key=lambda one: -one.pk):
        model = apps.get_model(last.model_label)
        instance = model.objects.filter(pk=last.object_id).first()
        try:
            if instance and _is_changed(instance, last):
                summary.kept.append(last.key)
            elif instance:
                instance.delete()
                summary.removed.append(last.key)
        except ProtectedError:
            summary.kept.append(last.key)
        last.delete()


def _deserialized(record):
    return next(iter(Deserializer([record], handle_forward_references=True)))


def _write(record):
    deserialized = _deserialized(record)
    # Not deserialized.save(): that is a raw save, which leaves no history.
    deserialized.object.save()
    for name, others in (deserialized.m2m_data or {}).items():
        getattr(deserialized.object, name).set(others)
    deserialized.deferred_fields = deserialized.deferred_fields or {}
    return deserialized


def _remember(written):
    rows = [
        LoadedRecord(
            key=_key(record),
            object_id=deserialized.object.pk,
            fields=sorted(record["fields"]),
            fixture_digest=_digest(record),
            saved_digest=_digest(_fields(deserialized.object, record["fields"])),
        )
        for record, deserialized in written
    ]
    LoadedRecord.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["object_id", "fields", "fixture_digest", "saved_digest"],
    )


def _existing(record):
    model = apps.get_model(record["model"])
    lookup = dict(zip(model.KEY, natural_key(record), strict=True))
    return model.objects.filter(**lookup).first()


def natural_key(record: dict[str, Any]) -> list[Any]:
    """The values of the model's KEY, as they stand in the record."""
    fields = record["fields"]
    values = []
    for path in apps.get_model(record["model"]).KEY:
        name, _, rest = path.partition("__")
        values.append(fields[name][0] if rest else fields.get(name, ""))
    return values


def _key(record):
    return f"{record['model']}:{'/'.join(map(str, natural_key(record)))}"


def _fields(instance, names):
    """The named fields of a record as they stand in the database now."""
    instance = type(instance).objects.get(pk=instance.pk)
    [record] = serializers.serialize(
        "python", [instance], use_natural_foreign_keys=True, fields=names
    )
    return record["fields"]


def _digest(value):
    text = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
