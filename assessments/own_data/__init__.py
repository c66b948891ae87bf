"""One's own data as a file: what it may hold, how it is written and read again.

`format` is the format itself, of which `values` are the smallest parts and `frozen` the
results; `writing` makes a file of a profile, `reading` checks one, `merging` holds it
against a profile. `resume` is the way out to other programs. Nothing is stored here.
"""

from assessments.own_data.format import OwnData
from assessments.own_data.merging import Merge
from assessments.own_data.reading import MAX_BYTES, Refused, read
from assessments.own_data.resume import json_resume
from assessments.own_data.writing import Exact, own_data

__all__ = [
    "MAX_BYTES",
    "Exact",
    "Merge",
    "OwnData",
    "Refused",
    "json_resume",
    "own_data",
    "read",
]
