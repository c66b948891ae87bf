"""The pieces that a report is put together from, as plain JSON for the layout.

A section is a title and a list of blocks. Both languages of the counsellor's copy have the
same blocks in the same order, so that they can stand side by side.
"""

from typing import Any

from assessments.counsellor.report.plain import flat, plain

Block = dict[str, Any]


def section(key: str, title: Any, blocks: list[Block]) -> Block:
    return {"key": key, "title": flat(title), "blocks": blocks}


def paragraph(text: Any, style: str = "normal") -> Block:
    """`style` is normal, lead, soft, or intro: that stays with what follows. `text` may be
    runs already."""
    return {"kind": "paragraph", "text": _text(text), "style": style}


def heading(text: Any) -> Block:
    return {"kind": "heading", "text": flat(text)}


def notice(text: Any) -> Block:
    """Something to know before reading on, in a tinted box."""
    return {"kind": "notice", "text": _text(text)}


def bullets(texts: list[Any]) -> Block:
    return {"kind": "bullets", "items": [_text(text) for text in texts]}


def highlight(title: Any, text: Any) -> Block:
    """The one thing to remember."""
    return {"kind": "highlight", "title": _text(title), "text": _text(text)}


def entries(items: list[tuple[Any, Any]], *, mark: str = "") -> Block:
    """Titles, each with a text below it; `mark` gives them the shape of a status."""
    return {
        "kind": "entries",
        "mark": mark,
        "items": [
            {"title": _text(title), "text": _text(text)} for title, text in items
        ],
    }


def facts(pairs: list[tuple[Any, Any]]) -> Block:
    """Terms with their values, beside one another."""
    return {
        "kind": "facts",
        "pairs": [[_text(term), _text(value)] for term, value in pairs],
    }


def column(label: Any, *, align: str = "start", width: str = "auto") -> Block:
    """`width` is auto, or a number of shares such as "2fr"."""
    return {"label": flat(label), "align": align, "width": width}


def table(columns: list[Block], rows: list[list[Any]], *, total=None) -> Block:
    """A table; the first cell of each row names the row. `total` is one more row."""
    return {
        "kind": "table",
        "columns": columns,
        "rows": [[cell(one) for one in row] for row in rows],
        "total": total and [cell(one) for one in total],
    }


def cell(value: Any) -> Block:
    """A cell from a text, or as `rich` has made it."""
    return value if isinstance(value, dict) else {"text": _text(value)}


def rich(
    text: Any,
    *,
    below: Any = "",
    note: Any = "",
    badge: Any = "",
    status: str = "",
    level: int | None = None,
) -> Block:
    """A cell with more than a text: a badge beside it, a sentence below and a note below
    that. `status` gives it the shape and colour of met, partly, needed, not-yet or open;
    `level`, from 0 to 4, the bars of a skill."""
    return {
        "text": _text(text),
        "below": _text(below),
        "note": flat(note),
        "badge": flat(badge),
        "status": status,
        "level": level,
    }


def _text(text):
    return text if isinstance(text, list) else plain(text)
