"""From plain JSON to PDF/UA.

Texts reach the layout as data alone, never as part of a template, so that no name or note
can run there. The same content gives the same bytes.
"""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from assessments.counsellor.report.glyphs import FONTS, printable

LAYOUT = Path(__file__).parent / "typst"


@cache
def _fonts():
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )


def typeset(content: dict[str, Any]) -> bytes:
    """The client's copy."""
    return _compiled("client.typ", {"content": content})


def typeset_copy(
    content: dict[str, Any], in_own_language: dict[str, Any], annex: dict[str, Any]
) -> bytes:
    """The counsellor's copy: both languages side by side, and what is private."""
    parts = {"content": content, "own": in_own_language, "annex": annex}
    return _compiled("counsellor.typ", parts)


def _compiled(name, parts):
    """A compiler of its own for each call: one for all fails when two threads meet."""
    compiler = typst.Compiler(
        LAYOUT / name,
        root=LAYOUT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(printable(parts), ensure_ascii=False)},
    )
    day = datetime.fromisoformat(parts["content"]["made_on"]).replace(tzinfo=UTC)
    return compiler.compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=int(day.timestamp())
    )
