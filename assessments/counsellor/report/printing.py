"""From a client to paper: what goes into both copies, both copies, and their names."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import pgettext

from assessments.counsellor.models import Client
from assessments.counsellor.report import annex_of, content_of, typeset, typeset_copy
from assessments.counsellor.report.memory import let_go
from roles.search import fold


@dataclass(frozen=True)
class Words:
    """What a report says that is not in the client's file."""

    interpretation: str
    counsellor: str
    made_on: date
    number: str = ""


def contents(client: Client, words: Words, *, own_language: str) -> dict[str, Any]:
    """All that the counsellor's copy shows, as plain JSON: the report in the client's
    language, the same in the counsellor's own, the annex. CannotReport if it lacks
    something."""
    return {
        "client": content(client, words),
        "own": content(client, words, language=own_language),
        "annex": annex_of(client, language=own_language),
    }


def content(
    client: Client, words: Words, *, language: str | None = None
) -> dict[str, Any]:
    """What a report shows, in the client's language if no other is given."""
    return content_of(
        client,
        interpretation=words.interpretation,
        counsellor=words.counsellor,
        made_on=words.made_on,
        number=words.number,
        language=language or client.language,
    )


def clients_copy(part: dict[str, Any]) -> bytes:
    """The PDF for the client, of a `content`."""
    try:
        return typeset(part)
    finally:
        let_go()


def counsellors_copy(parts: dict[str, Any]) -> bytes:
    """The PDF with the annex, of `contents`."""
    try:
        return typeset_copy(parts["client"], parts["own"], parts["annex"])
    finally:
        let_go()


def file_name(client: Client, number: str = "", *, is_private: bool = False) -> str:
    """Such as "HAM-2026-0007-mira-wojcik.pdf", or "HAM-draft-mira-wojcik.pdf". The name
    of what only the counsellor may read ends otherwise, so that nobody sends it away."""
    parts = [number or client.office.code]
    if not number:
        parts.append(pgettext("file name", "draft"))
    parts.append((client.name if _signs(client.name) else client.reference)[:60])
    if is_private:
        parts.append(pgettext("file name", "only for you"))
    signs = [parts[0], *filter(None, map(_signs, parts[1:]))]
    return "-".join(signs) + ".pdf"


def _signs(text: str) -> str:
    return slugify(fold(text))
