"""Checks a file that claims to be one's own data, completely and before anything is
written; says in the reader's language what is wrong with it, and where."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from assessments.own_data.format import FORMAT, READABLE, OwnData

# A result takes about 60 kB, so this holds more than a hundred of them.
MAX_BYTES = 8 * 1024 * 1024
# More names than any part of the format has.
MAX_NAMES = 300
# More values than fit into a file of ours, which is mostly text; each costs memory.
MAX_VALUES = 500_000
MAX_SHOWN = 40  # characters of a name in the file that we repeat

NOT_OURS = gettext_lazy(
    "This is not a file with your data from here. Please choose the file careerpath.json "
    "that you downloaded on this page."
)
BROKEN = gettext_lazy(
    "This file is damaged or not a JSON file. Please choose the file careerpath.json just "
    "as you downloaded it."
)
A_RESUME = gettext_lazy(
    "This is a CV in the JSON Resume format: it does not hold your results and plans. "
    "Please choose the file careerpath.json."
)
MISSING = gettext_lazy("Something is missing here.")
TOO_LONG = gettext_lazy("This is longer than it can be.")
OUT_OF_RANGE = gettext_lazy("This is more or less than it can be.")
FITS_NOT = gettext_lazy("These entries do not fit together.")
PROBLEMS = {
    "missing": MISSING,
    "too_short": MISSING,
    "string_too_short": MISSING,
    "too_long": TOO_LONG,
    "string_too_long": TOO_LONG,
    "greater_than_equal": OUT_OF_RANGE,
    "less_than_equal": OUT_OF_RANGE,
    "range": OUT_OF_RANGE,
    "mismatch": FITS_NOT,
    "extra_forbidden": gettext_lazy("We do not know this entry."),
    "nul": gettext_lazy("Null characters are not allowed."),
    "future": gettext_lazy("This day is still to come."),
    "order": gettext_lazy("This ends before it begins."),
    "twice": gettext_lazy("Something is there twice."),
    "no_result": gettext_lazy("A plan stands on a result that is missing."),
    "formula": gettext_lazy(
        "This result was calculated by a formula that is not known here."
    ),
    "changed": gettext_lazy(
        "The score does not follow from the answers: this result has been changed."
    ),
}
WRONG = gettext_lazy("What stands here does not belong here.")


class Refused(ValueError):
    """The file cannot be taken; the text says why, in the reader's language."""


def read(content: bytes) -> OwnData:
    """The data in the file, all of it checked; else Refused."""
    if content.count(b",") > MAX_VALUES:
        raise Refused(NOT_OURS)
    try:
        text = content.decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_each_name_once)
    except (ValueError, RecursionError):
        raise Refused(BROKEN) from None
    _check_kind(data)
    try:
        return OwnData.model_validate_json(text)
    except ValidationError as errors:
        first = errors.errors(
            include_url=False, include_input=False, include_context=False
        )[0]
    raise Refused(_sentence(first["type"], first["loc"], data))


def _each_name_once(pairs):
    """Two entries of one name could be read either way."""
    entries = dict(pairs)
    if len(entries) != len(pairs) or len(entries) > MAX_NAMES:
        raise ValueError("an object with names that are twice, or too many")
    return entries


def _check_kind(data):
    if not isinstance(data, dict):
        raise Refused(NOT_OURS)
    if data.get("format") != FORMAT:
        is_resume = "format" not in data and "basics" in data
        raise Refused(A_RESUME if is_resume else NOT_OURS)
    if data.get("version") not in READABLE:
        text = _(
            "This file has another version of the format: only the versions {versions} can "
            "be read here."
        )
        raise Refused(text.format(versions=", ".join(map(str, READABLE))))


def _sentence(kind, location, data):
    if kind == "json_invalid":
        return BROKEN
    problem = PROBLEMS.get(kind, WRONG)
    names = [*_names(location, data)]
    if kind == "missing":
        names.append(str(location[-1]))
    if not names:
        return problem
    place = " › ".join(names)
    return _("At “{place}”: {problem}").format(place=place, problem=problem)


def _names(location, data):
    """The way to the fault by the names in the file; entries of a list count from 1. The
    location also has parts that only the model knows: these are left out."""
    for part in location:
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            yield str(part + 1)
            data = data[part]
        elif isinstance(data, dict) and part in data:
            yield part if len(part) <= MAX_SHOWN else f"{part[: MAX_SHOWN - 1]}…"
            data = data[part]
