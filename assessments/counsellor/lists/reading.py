"""From the bytes of a CSV file to its rows, by our own columns."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from assessments.counsellor.lists.cells import bare
from assessments.counsellor.lists.columns import REQUIRED, column_of, is_ours
from assessments.counsellor.lists.decoding import WESTERN, decoded
from assessments.counsellor.lists.problems import (
    LOST_LETTER,
    TOO_LONG,
    TOO_SHORT,
    Empty,
    Misquoted,
    MissingColumns,
    NoHeader,
    NoRows,
    Printed,
    Problem,
    TooBig,
    TooManyRows,
    TwiceTheColumn,
    Workbook,
)

MAX_BYTES = 2_000_000
MAX_ROWS = 5_000
SEPARATORS = (";", ",", "\t")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # XLSX and ODS, XLS, RTF
PRINTED = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
LINE_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True)
class Row:
    """One row: where it begins in the file, its cells as they stand there (`raw`), and by
    column without what a program has added. Empty cells are left out."""

    line: int
    raw: tuple[str, ...]
    cells: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Table:
    """A list as it was read. `columns` stands beside `header`: "" for one that is not
    taken; `unknown` are the names of those that nobody knows."""

    letters: str
    header: tuple[str, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]


def read(data: bytes, *, asked: str = "", prefers: str = WESTERN) -> Table:
    """The table in the bytes of a CSV file, whatever its letters, separators and line ends.
    Raises a subclass of Unreadable that says why there is none; what is wrong with one row
    stands in that row. `asked`, `prefers`: see `decoding`."""
    _refuse_other_files(data)
    text, letters = decoded(data, asked=asked, prefers=prefers)
    if not text.strip():
        raise Empty
    records = _records(text, _separator(text))
    header = tuple(bare(cell) for cell in _without_empty_end(next(records)[1]))
    columns = tuple(column_of(name) for name in header)
    _check_header(header, columns)
    rows = tuple(_rows(records, columns))
    if not rows:
        raise NoRows
    unknown = (name for name in header if not column_of(name) and not is_ours(name))
    return Table(letters, header, columns, tuple(filter(None, unknown)), rows)


def _refuse_other_files(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise TooBig
    if data.startswith(WORKBOOKS):
        raise Workbook
    if data.startswith(PRINTED):
        raise Printed


def _separator(text: str) -> str:
    """The one that parts most columns that we know, else most columns."""

    def parted(separator: str) -> tuple[int, int]:
        try:
            _line, header = next(_records(text, separator))
        except (Misquoted, StopIteration):
            return 0, 0
        return sum(bool(column_of(name)) for name in header), len(header)

    return max(SEPARATORS, key=parted)


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold anything, with the number of the line where each begins."""
    # With newline="", line ends of all systems are told apart from quoted ones.
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Misquoted(line) from None
        if any(cell.strip() for cell in cells) and not _is_hint(line, cells):
            yield line, cells


def _is_hint(line: int, cells: list[str]) -> bool:
    """Excel's own first line "sep=;", which says how the cells are parted."""
    return line == 1 and cells[0].lower().startswith("sep=")


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _check_header(header: tuple[str, ...], columns: tuple[str, ...]) -> None:
    if not any(columns):
        raise NoHeader
    seen: dict[str, str] = {}
    for name, column in zip(header, columns, strict=True):
        if column in seen:
            raise TwiceTheColumn(column, seen[column], name)
        if column:
            seen[column] = name
    if missing := tuple(column for column in REQUIRED if column not in seen):
        raise MissingColumns(missing)


def _rows(
    records: Iterator[tuple[int, list[str]]], columns: tuple[str, ...]
) -> Iterator[Row]:
    for number, (line, raw) in enumerate(records, start=1):
        if number > MAX_ROWS:
            raise TooManyRows
        cells = _cells(raw, columns)
        problems = (*_wrong_length(raw, columns), *_lost_letters(cells))
        yield Row(line, tuple(raw), cells, problems)


def _cells(raw: list[str], columns: tuple[str, ...]) -> dict[str, str]:
    pairs = zip(columns, raw, strict=False)  # another length is told as a problem
    tidy = {column: _tidy(cell) for column, cell in pairs if column}
    return {column: text for column, text in tidy.items() if text}


def _tidy(cell: str) -> str:
    """On one line, without white space around it and the apostrophe that defuses it."""
    lines = (line.strip() for line in LINE_BREAKS.split(cell))
    return bare(" ".join(filter(None, lines))).strip()


def _wrong_length(raw: list[str], columns: tuple[str, ...]) -> Iterator[Problem]:
    wanted = len(columns)
    if len(raw) < wanted:
        yield Problem(TOO_SHORT, found=len(raw), wanted=wanted)
    if len(filled := _without_empty_end(raw)) > wanted:
        yield Problem(TOO_LONG, found=len(filled), wanted=wanted)


def _lost_letters(cells: Mapping[str, str]) -> Iterator[Problem]:
    for column, text in cells.items():
        if "\ufffd" in text:
            yield Problem(LOST_LETTER, column)
