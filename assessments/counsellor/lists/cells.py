"""What stands in one cell: dates, and what a spreadsheet would take for a formula."""

import re
from datetime import date

# Year first, or day first; never the month: 05/06/2027 is the fifth of June.
DATES = (
    re.compile(r"(?P<y>[0-9]{4})([./-]) ?(?P<m>[0-9]{1,2})\2 ?(?P<d>[0-9]{1,2})\.?"),
    re.compile(r"(?P<d>[0-9]{1,2})([./-]) ?(?P<m>[0-9]{1,2})\2 ?(?P<y>[0-9]{4})\.?"),
)
MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?$")  # as spreadsheets add it to a date
# After any white space, also such as nobody sees.
FORMULA = r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r]"
BEGINS_A_FORMULA = re.compile(rf"'*(?:{FORMULA})")
IS_DEFUSED = re.compile(rf"'+(?:{FORMULA})")


def date_of(text: str) -> date | None:
    """The day that a cell names; None if it names none."""
    for pattern in DATES:
        if found := pattern.fullmatch(MIDNIGHT.sub("", text)):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None


def defused(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: with an apostrophe in
    front where it could be one. `bare` undoes it."""
    return f"'{text}" if BEGINS_A_FORMULA.match(text) else text


def bare(text: str) -> str:
    """The text without the apostrophe that `defused` has put in front."""
    return text[1:] if IS_DEFUSED.match(text) else text
