"""Typst keeps what it has computed for the next ten documents. Two reports have hardly
anything in common, so that this is memory for nothing: some 250 MB. And what is freed in
many small pieces goes back to the system only when the C library is told to look.
"""

import ctypes
import ctypes.util

import typst

from assessments.counsellor.report.typeset import _fonts

ENOUGH = 12  # documents without content, after which it has let go of all the rest
LIBRARY = ctypes.CDLL(ctypes.util.find_library("c"))


def let_go() -> None:
    """Give the memory back; takes some milliseconds."""
    for _ in range(ENOUGH):
        typst.compile(b"", font_paths=_fonts(), ignore_system_fonts=True)
    if hasattr(LIBRARY, "malloc_trim"):  # of glibc alone
        LIBRARY.malloc_trim(0)
