"""Every value is one that its field takes: a choice, a number within bounds, an address."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Field

from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem


def values_taken(catalogue: Catalogue) -> Iterator[Problem]:
    """What the models refuse, or what pages could not show, such as a slip in the name
    of a section. The other rules take this for granted."""
    for record in catalogue.records:
        for field in _plain_fields(record):
            yield from _refused(record, field, record.get(field.name))


def _plain_fields(record: Record) -> Iterator["Field[Any, Any]"]:
    """References are told of by `references`, what is missing by `completeness`."""
    for field in apps.get_model(record.model)._meta.fields:
        if not field.is_relation and record.get(field.name) not in (None, ""):
            yield field


def _refused(record: Record, field: "Field[Any, Any]", value: Any) -> Iterator[Problem]:
    try:
        field.clean(value, None)
    except ValidationError as error:
        yield record.problem(f"“{value}”: {' '.join(error.messages)}", field.name)
