"""Which characters can be printed, and a sign in place of those that cannot.

PDF/UA forbids text without a glyph, so one emoji in a note would break a whole report.
What can be printed is read from the character maps of the fonts themselves.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
MISSING = "▯"
# No-break spaces and hyphens share their glyphs with the plain ones: whoever copies text
# out of the PDF would get them everywhere.
SPACES = "\t\r\v\f\x85\u2028\u2029\xa0\u202f"
HYPHENS = "\u2010\u2011"
JOINER = "\u200c"  # written within Persian words; every other invisible sign goes


@cache
def covered() -> frozenset[int]:
    """The code points that one of the fonts has a glyph for."""
    fonts = [path.read_bytes() for path in FONTS.glob("*.ttf")]
    return frozenset(
        code
        for font in fonts
        for table in _tables(font)
        for code in _code_points(font, table)
    )


def _tables(data):
    """Where the font's character maps of the full Unicode range (format 12) begin."""
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        start = cmap + struct.unpack_from(">I", data, cmap + 4 + 8 * n + 4)[0]
        if struct.unpack_from(">H", data, start)[0] == 12:
            yield start


def _code_points(data, table):
    for n in range(struct.unpack_from(">I", data, table + 12)[0]):
        first, last = struct.unpack_from(">II", data, table + 16 + 12 * n)
        yield from range(first, last + 1)


def printable(value: Any) -> Any:
    """The same plain JSON, with every text in it ready to print."""
    match value:
        case str():
            return printable_text(value)
        case dict():
            return {key: printable(one) for key, one in value.items()}
        case list() | tuple():
            return [printable(one) for one in value]
    return value


def printable_text(text: str) -> str:
    """Without control signs, and with "▯" for what no font covers."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(map(_printed, composed))


def _printed(char):
    if char in "\n" + JOINER:
        return char
    if char in SPACES:
        return " "
    if char in HYPHENS:
        return "-"
    category = unicodedata.category(char)
    if category in ("Cc", "Cf") or unicodedata.name(char, "").startswith("VARIATION"):
        return ""
    known = category not in ("Cs", "Co", "Cn") and ord(char) in covered()
    return char if known else MISSING
