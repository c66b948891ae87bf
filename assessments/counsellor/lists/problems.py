"""What may be wrong with a list: with the file as a whole, or with one of its rows."""

from dataclasses import dataclass


class Unreadable(Exception):
    """This file cannot be taken. Each reason has its own class."""


class TooBig(Unreadable):
    """More than MAX_BYTES."""


class Empty(Unreadable):
    """Nothing in it but white space."""


class Workbook(Unreadable):
    """Excel, LibreOffice or Word keep their own format; a list is saved from there."""


class Printed(Unreadable):
    """A PDF or another file that is made for looking at."""


class WrongLetters(Unreadable):
    """Not written in the letters that were asked for."""


class NoHeader(Unreadable):
    """The first line names none of our columns."""


class NoRows(Unreadable):
    """Only a header."""


class TooManyRows(Unreadable):
    """More than MAX_ROWS."""


@dataclass(eq=False)
class MissingColumns(Unreadable):
    """Columns that every list needs are not there."""

    columns: tuple[str, ...]


@dataclass(eq=False)
class TwiceTheColumn(Unreadable):
    """Two headers name the same column."""

    column: str
    first: str
    second: str


@dataclass(eq=False)
class Misquoted(Unreadable):
    """From this line on, quotation marks do not come in pairs."""

    line: int


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken as it stands: a code, and the column (or none)."""

    code: str
    column: str = ""
    found: int = 0
    wanted: int = 0


TOO_SHORT, TOO_LONG = "too short", "too long"
LOST_LETTER = "lost letter"
