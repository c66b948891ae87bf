"""Texts that exist in several languages, and how to show one of them honestly.

A reader gets their own language; where it is missing, the first one that exists, marked
with its own `lang` so that a screen reader speaks it right. Holds no texts itself.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

CODES = [code for code, name in settings.LANGUAGES]

Texts = Mapping[str, str]


def texts_of(record: Any, field: str) -> dict[str, str]:
    """All filled languages of a translated field of a model, as {"en": "…"}."""
    columns = {code: getattr(record, f"{field}_{code}") for code in CODES}
    return {code: text for code, text in columns.items() if text}


def chosen(texts: Texts, language: str | None = None) -> tuple[str, str]:
    """The text for a reader of `language` (the page's, if none is given), and the
    language that it is really in. ("", language) where there is none at all."""
    language = language or get_language() or settings.LANGUAGE_CODE
    for code in (language, settings.LANGUAGE_CODE, *CODES):
        if texts.get(code):
            return texts[code], code
    return "", language


def shown(texts: Texts) -> SafeString:
    """The text as HTML for this page; a text in another language carries its `lang`."""
    text, code = chosen(texts)
    if not text or code == get_language():
        return format_html("{}", text)
    return format_html('<span lang="{}">{}</span>', code, text)


def shown_lines(texts: Texts) -> list[SafeString]:
    """A text of several lines as `shown`, line by line."""
    text, code = chosen(texts)
    return [shown({code: line}) for line in text.splitlines() if line.strip()]


def home_zone() -> str:
    """The time zone that a reader of this page most likely lives in."""
    zone: str = settings.HOME_TIME_ZONES.get(get_language(), settings.TIME_ZONE)
    return zone
