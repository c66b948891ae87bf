"""Texts of the pages, made plain for paper.

The catalogue's texts arrive as safe HTML in which a passage of another language carries
its `lang`. On paper a text is a string, or a list of runs where the language changes.
"""

import re
import unicodedata
from html import unescape
from typing import Any

from django.utils.functional import Promise
from django.utils.html import strip_tags

FOREIGN = re.compile(r'<span lang="([^"]+)">(.*?)</span>', re.DOTALL)


def plain(text: Any) -> str | list[dict[str, str]]:
    """The text without markup: a string, or runs with `text` and `lang`."""
    if isinstance(text, Promise) or not hasattr(text, "__html__"):
        return str(text)
    runs = [{"text": unescape(strip_tags(part)), **lang} for part, lang in _parts(text)]
    if all("lang" not in run for run in runs):
        return "".join(run["text"] for run in runs)
    return [run for run in runs if run["text"]]


def _parts(html):
    end = 0
    for found in FOREIGN.finditer(html):
        yield html[end : found.start()], {}
        yield found[2], {"lang": found[1]}
        end = found.end()
    yield html[end:], {}


def flat(text: Any) -> str:
    """The text as one string, for a name or an alternative text."""
    found = plain(text)
    if isinstance(found, str):
        return found
    return "".join(run["text"] for run in found)


def own_words(text: str, language: str) -> list[dict[str, str]]:
    """What somebody wrote, in `language`, and to be read from right to left if it begins
    so."""
    run = {"text": text, "lang": language}
    return [run | {"dir": "rtl"}] if _is_right_to_left(text) else [run]


def _is_right_to_left(text):
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
