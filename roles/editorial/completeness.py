"""Every text in every language."""

from collections.abc import Iterator
from functools import cache

from django.apps import apps

from careerpath.languages import CODES
from roles.editorial.catalogue import FIGURES, TRANSLATED, Catalogue, Record
from roles.editorial.problem import Problem

# May be left out, but then in all languages alike.
OPTIONAL = {
    ("roles.glossaryterm", "forms"),
}
# May be there in some languages only.
ANY_LANGUAGES = {
    ("roles.occupationcode", "label"): "O*NET is published in English alone",
    ("roles.glossaryterm", "source"): "not every country has a page to read more",
}


def filled_in(catalogue: Catalogue) -> Iterator[Problem]:
    """Each translated text stands in every language; an optional one in all or none."""
    for record in catalogue.records:
        for field in TRANSLATED.get(record.model, ()):
            if field not in FIGURES and (record.model, field) not in ANY_LANGUAGES:
                yield from _missing(record, field)


def _missing(record: Record, field: str) -> Iterator[Problem]:
    empty = [code for code in CODES if not record.text(field, code).strip()]
    if (record.model, field) in OPTIONAL and len(empty) == len(CODES):
        return
    for code in empty:
        yield record.problem("is missing: write it", field, code)


def known_fields(catalogue: Catalogue) -> Iterator[Problem]:
    """No value stands in a field that the model does not have, or not in that language:
    it would never be read."""
    for record in catalogue.records:
        translated = TRANSLATED.get(record.model, ())
        for name in record.fields:
            field, _, code = name.rpartition("_")
            if field in translated and code not in CODES:
                yield record.problem(f"no such language: {code}", field)
            elif name in translated:
                yield record.problem("name its language: title_en", name)
            elif name not in _columns(record.model):
                yield record.problem("no such field", name)


@cache
def _columns(model: str) -> set[str]:
    return {field.name for field in apps.get_model(model)._meta.get_fields()}
