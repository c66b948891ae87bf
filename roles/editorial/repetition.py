"""Nothing is said twice: titles lead to one role, and no two passages are the same."""

import re
from collections.abc import Iterator

from careerpath.languages import CODES
from roles.editorial.catalogue import Catalogue, Record, Text
from roles.editorial.problem import Problem

# A sentence of fewer letters may come again: "It takes a few weeks."
LONG_SENTENCE = 50


def titles_lead_to_one_role(catalogue: Catalogue) -> Iterator[Problem]:
    """No title or alternative title of a language belongs to two roles, or to one twice:
    a reader who types it would not know which is meant."""
    owners: dict[tuple[str, str], str] = {}
    for title in _titles(catalogue):
        role = title.record.role or title.record.key
        known = (title.language, " ".join(title.value.casefold().split()))
        if known in owners:
            yield title.problem(
                f"“{title.value}” is a title of {owners[known]} already: keep one"
            )
        owners.setdefault(known, role)


def _titles(catalogue: Catalogue) -> Iterator[Text]:
    """The main titles first, so that it is an alternative one that is told to go."""
    models = ("roles.role", "roles.alternativetitle")
    for model in models:
        for text in catalogue.texts:
            if (text.record.model, text.field) == (model, "title"):
                yield text


def no_text_twice(catalogue: Catalogue) -> Iterator[Problem]:
    """No long sentence stands twice in the texts of one role."""
    for role in catalogue.all("role"):
        for code in CODES:
            yield from _sentences_twice(_parts(catalogue, role), code)


def no_title_twice(catalogue: Catalogue) -> Iterator[Problem]:
    """No two passages of a section of a role have the same title."""
    seen: set[tuple[str, ...]] = set()
    for passage in catalogue.all("passage"):
        section, way = str(passage.get("section")), str(passage.get("way"))
        for code in CODES:
            title = passage.text("title", code).casefold()
            key = (passage.role, section, way, code, title)
            if title and key in seen:
                yield passage.problem("another one has this title", "title", code)
            seen.add(key)


def _parts(catalogue: Catalogue, role: Record) -> list[Record]:
    return [role] + [one for one in catalogue.records if one.role == role.key]


def _sentences_twice(records: list[Record], language: str) -> Iterator[Problem]:
    places: dict[str, str] = {}
    for record in records:
        for field in ("summary", "overview", "text", "note", "how_to_show"):
            for sentence in re.split(r"(?<=[.?…]) |\n", record.text(field, language)):
                if len(sentence) < LONG_SENTENCE:
                    continue
                if sentence in places:
                    yield record.problem(
                        f"“{sentence[:40]}…” stands in {places[sentence]} too: "
                        "say something else",
                        field,
                        language,
                    )
                places.setdefault(sentence, record.key)
