"""The fixtures as the rules read them: records, and all their texts.

Reads no file and no database. What is right and wrong stands in the rules.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from careerpath.languages import CODES
from roles.content import natural_key
from roles.editorial.problem import Problem
from roles.translation import FIELDS

# The translated fields of each model, by its label.
TRANSLATED = {model._meta.label_lower: fields for model, fields in FIELDS.items()}
# Translated, but numbers.
FIGURES = {"weeks_from", "weeks_to"}
# Words that readers type or CVs hold, one on each line: nobody reads them as prose.
SEARCH_WORDS = {
    ("roles.alternativetitle", "title"),
    ("roles.skill", "alternative_names"),
    ("roles.experiencearea", "alternative_names"),
    ("roles.glossaryterm", "forms"),
}
# Texts that are not ours to word.
FOREIGN_TEXTS = {
    ("roles.occupationcode", "label"),
    ("roles.glossaryterm", "source"),
}


@dataclass(frozen=True)
class Record:
    """One record of one fixture file. `fields` as Django writes them: a reference is the
    natural key of its target, as a list."""

    file: str
    model: str
    fields: dict[str, Any]

    @cached_property
    def key(self) -> str:
        """The natural key in one word: "helper/task/first-calls"."""
        record = {"model": self.model, "fields": self.fields}
        return "/".join(str(part) for part in natural_key(record))

    @property
    def name(self) -> str:
        return f"{self.model.removeprefix('roles.')} {self.key}"

    @property
    def role(self) -> str:
        """The slug of the role that this is a part of; "" if it is not of one."""
        return self.one("role")

    def one(self, field: str) -> str:
        """What a reference with a key of one part names; "" if it names nothing."""
        return str((self.fields.get(field) or [""])[0])

    def get(self, field: str) -> Any:
        return self.fields.get(field)

    def text(self, field: str, language: str) -> str:
        """The text in one language, "" where there is none."""
        return str(self.fields.get(f"{field}_{language}") or "")

    def problem(self, what: str, field: str = "", language: str = "") -> Problem:
        return Problem(self.file, self.name, what, field, language)


@dataclass(frozen=True)
class Text:
    """One field of a record in one language."""

    record: Record
    field: str
    language: str
    value: str

    @property
    def place(self) -> tuple[str, str]:
        return (self.record.model, self.field)

    @property
    def is_ours(self) -> bool:
        return self.place not in FOREIGN_TEXTS

    @property
    def is_read(self) -> bool:
        """Whether readers see it as a text of ours, not only search by it."""
        return self.is_ours and self.place not in SEARCH_WORDS

    def problem(self, what: str) -> Problem:
        return self.record.problem(what, self.field, self.language)


class Catalogue:
    """All records of the fixtures."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = list(records)
        self._by_model: dict[str, list[Record]] = {}
        for record in self.records:
            self._by_model.setdefault(record.model, []).append(record)

    def all(self, model: str) -> list[Record]:
        """The records of a model, named without its app: "skill"."""
        return self._by_model.get(f"roles.{model}", [])

    def of_role(self, model: str, role: Record) -> list[Record]:
        """The records of a model that are parts of `role`."""
        return [part for part in self.all(model) if part.role == role.key]

    def keys(self, model: str) -> set[str]:
        return {record.key for record in self.all(model)}

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that is not empty, in every language."""
        return [text for record in self.records for text in _texts(record)]


def _texts(record: Record) -> Iterator[Text]:
    if record.model == "roles.alternativetitle":
        yield Text(record, "title", record.fields["language"], record.fields["title"])
    for field in TRANSLATED.get(record.model, ()):
        if field in FIGURES:
            continue
        for language in CODES:
            value = record.text(field, language)
            if value:
                yield Text(record, field, language, value)
