"""From the bytes of a file to a CV: which format it is, and what may be wrong with it.

XML is parsed by defusedxml alone, which refuses entities and whatever lies outside.
"""

import codecs
import json
from typing import Any

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import (  # type: ignore[import-untyped]
    ParseError,
    fromstring,
)

from assessments.cv import europass, json_resume
from assessments.cv.records import Cv

MAX_BYTES = 1_000_000
PRINTED = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # PDF, Word, RTF
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Unreadable(Exception):
    """This file cannot be taken. Each reason has its own class."""


class TooBig(Unreadable):
    """More than MAX_BYTES."""


class Empty(Unreadable):
    """Nothing in it but white space."""


class Printed(Unreadable):
    """Made for printing: a PDF or a Word document."""


class WrongEncoding(Unreadable):
    """Neither UTF-8 nor UTF-16."""


class Broken(Unreadable):
    """Begins like JSON or XML, but does not keep to its rules."""


class Forbidden(Unreadable):
    """XML with entities of its own, as nobody needs in a CV."""


class NotACv(Unreadable):
    """Sound JSON or XML, but neither JSON Resume nor Europass."""


class NothingFound(Unreadable):
    """A CV in which no education, job or skill is named."""


def read(data: bytes) -> Cv:
    """The CV in the bytes of a JSON Resume or Europass file. Raises a subclass of
    Unreadable that says why there is none."""
    if len(data) > MAX_BYTES:
        raise TooBig
    if data.startswith(PRINTED):
        raise Printed
    content = _decoded(data).strip()
    if not content:
        raise Empty
    cv = _cv_of(_xml(content) if content.startswith("<") else _json(content))
    if cv.is_empty:
        raise NothingFound
    return cv


def _cv_of(document: Any) -> Cv:
    for reader, knows in (
        (europass.read, europass.is_europass),
        (json_resume.read, json_resume.is_json_resume),
    ):
        if knows(document):
            return reader(document)
    raise NotACv


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith(UTF_16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise WrongEncoding from None


def _json(content: str) -> Any:
    try:  # numbers stay texts: none is too long then, and NaN is no number
        return json.loads(content, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise Broken from None


def _xml(content: str) -> Any:
    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise Forbidden from None
    except (ParseError, ValueError, RecursionError):
        raise Broken from None
