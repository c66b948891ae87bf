"""Writing a list as people's programs open it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from assessments.counsellor.lists.cells import defused
from assessments.counsellor.lists.columns import SEPARATORS

MARK = "\ufeff"  # by which Excel knows that it is Unicode


class _Line:
    """What `csv` writes to: hands each line back."""

    def write(self, line: str) -> str:
        return line


def as_csv(rows: Iterable[Sequence[Any]], language: str) -> Iterator[str]:
    """The rows line by line, parted as readers of the language are used to; no cell is a
    formula to a spreadsheet."""
    writer = csv.writer(_Line(), delimiter=SEPARATORS[language])
    yield MARK
    for row in rows:
        yield writer.writerow([defused(str(cell)) for cell in row])
