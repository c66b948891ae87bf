"""Finding one's way in a parsed document that may hold anything, JSON and XML alike.

Names match without regard to case or namespace; an XML attribute is found like a child.
What has another shape than expected is simply not found.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element  # only the type; defusedxml does the parsing

MAX_TEXT = 200
MAX_PROSE = 20_000
MAX_PIECE = 80
MAX_WORDS = 5
TAG = re.compile(r"<[^<>]*>")
BETWEEN_PIECES = re.compile(r"<[^<>]*>|[\n\r;,•·|]+")


def branches(node: Any, *path: str) -> list[Any]:
    """All nodes that lie at `path` below `node`, in the order of the document."""
    found = [node]
    for name in path:
        found = [child for one in found for child in _children(one, name.lower())]
    return found


def text(node: Any, *path: str) -> str:
    """The first text that is not empty at `path`, fit to be shown on one line."""
    texts = (clean(found) for found in branches(node, *path))
    return next((one for one in texts if one), "")


def clean(value: Any, limit: int = MAX_TEXT) -> str:
    """A value as one line of at most `limit` characters: without markup and without
    signs that no database keeps (NUL, lone surrogates) or no reader sees."""
    raw = _raw(value)[: 4 * limit]
    if "<" in raw or "&" in raw:
        raw = html.unescape(TAG.sub(" ", raw))
    seen = "".join(map(_visible, raw))
    return " ".join(seen.split())[:limit].rstrip()


def pieces(value: Any) -> list[str]:
    """The short items of a list that was written as text or HTML. What has more than
    MAX_WORDS words is a sentence, which names no skill, and is left out."""
    parts = BETWEEN_PIECES.split(html.unescape(_raw(value)[:MAX_PROSE]))
    cleaned = (clean(part, MAX_PIECE + 1).rstrip(".") for part in parts)
    return [
        one
        for one in cleaned
        if 1 < len(one) <= MAX_PIECE and len(one.split()) <= MAX_WORDS
    ]


def _children(node: Any, name: str) -> Iterator[Any]:
    if isinstance(node, Element):
        pairs = [(child.tag, child) for child in node]
        yield from _named(name, pairs)
        yield from _named(name, node.attrib.items())
    elif isinstance(node, dict):
        for value in _named(name, node.items()):
            yield from value if isinstance(value, list) else (value,)


def _named(name: str, pairs: Any) -> Iterator[Any]:
    for key, value in pairs:
        if isinstance(key, str) and key.rpartition("}")[2].lower() == name:
            yield value


def _raw(value: Any) -> str:
    if isinstance(value, Element):
        return value.text or ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else ""


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cf":  # soft hyphens and marks that turn the writing direction
        return ""
    return " " if category in ("Cc", "Cs", "Cn") else sign
