"""From bytes to text: in which letters a file is written.

Unicode tells by itself. The older one-byte sets do not: Western European and Central
European Windows files differ only in which letters their bytes mean, so the file is read
in the set that makes more letters of it.
"""

import codecs

from assessments.counsellor.lists.problems import WrongLetters

UTF_8, UTF_16 = "utf-8", "utf-16"
WESTERN, CENTRAL, LATIN_1 = "cp1252", "cp1250", "latin-1"
POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
BEGINNING = 200


def decoded(data: bytes, *, asked: str = "", prefers: str = WESTERN) -> tuple[str, str]:
    """The text, and the set of letters it was read in: one of the names above. `asked`
    insists on one, and raises WrongLetters if it does not fit; `prefers` decides where the
    bytes leave it open."""
    if asked:
        return _strictly(data, asked), asked
    for name in (_unicode_of(data), UTF_8, *_one_byte_sets(data, prefers)):
        try:
            return _strictly(data, name), name
        except WrongLetters:
            continue
    return data.decode(LATIN_1), LATIN_1


def _strictly(data: bytes, name: str) -> str:
    if name == UTF_16:
        name = _utf_16_of(data) or UTF_16
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeError:
        raise WrongLetters from None


def _unicode_of(data: bytes) -> str:
    return UTF_16 if _utf_16_of(data) else UTF_8


def _utf_16_of(data: bytes) -> str:
    """Which half of each pair is empty, as it is in Western texts, or what the mark at the
    beginning says; "" for other files."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UTF_16
    first, second = data[:BEGINNING:2], data[1:BEGINNING:2]
    if 2 * second.count(0) > len(second) > 0 and not first.count(0):
        return "utf-16-le"
    if 2 * first.count(0) > len(first) > 0 and not second.count(0):
        return "utf-16-be"
    return ""


def _one_byte_sets(data: bytes, prefers: str) -> list[str]:
    """Both, the likelier one first."""
    high = bytes(byte for byte in data if byte > 127)
    western = high.decode(WESTERN, "replace")
    central = high.decode(CENTRAL, "replace")
    as_western = sum(sign.isalpha() for sign in western)
    # A letter that is the same in both, such as ü, speaks for neither.
    as_central = sum(
        sign in POLISH or (sign == other and sign.isalpha())
        for sign, other in zip(central, western, strict=True)
    )
    if as_western == as_central:
        return [prefers, WESTERN, CENTRAL]
    return [WESTERN, CENTRAL] if as_western > as_central else [CENTRAL, WESTERN]
