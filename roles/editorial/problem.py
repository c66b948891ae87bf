"""What a rule has found wrong, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to mend: in which file, record, field and language, and what to do."""

    file: str
    record: str
    what: str
    field: str = ""
    language: str = ""

    def __str__(self) -> str:
        place = [self.record, self.field, self.language]
        return f"{self.file}: {' · '.join(filter(None, place))}: {self.what}"
