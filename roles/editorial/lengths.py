"""How long each text may be: long enough to say something, short enough to be read.

The database keeps upper bounds of its own, for editors. These are the house's habits.
"""

from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Record, Text
from roles.editorial.problem import Problem

# Characters in each language, from and to.
BOUNDS = {
    ("roles.educationlevel", "name"): (5, 60),
    ("roles.educationlevel", "examples"): (10, 320),
    ("roles.experiencearea", "name"): (6, 50),
    ("roles.experiencearea", "description"): (80, 280),
    ("roles.experiencearea", "related"): (80, 260),
    ("roles.experiencearea", "how_to_show"): (80, 260),
    ("roles.skill", "name"): (6, 50),
    ("roles.skill", "description"): (70, 260),
    ("roles.skill", "how_to_show"): (80, 260),
    ("roles.skillanchor", "text"): (60, 200),
    ("roles.action", "title"): (12, 70),
    ("roles.action", "description"): (100, 350),
    ("roles.action", "proof"): (35, 180),
    ("roles.rolefamily", "name"): (6, 60),
    ("roles.rolefamily", "summary"): (70, 200),
    ("roles.rolefamily", "overview"): (250, 800),
    ("roles.role", "title"): (8, 60),
    ("roles.role", "summary"): (70, 200),
    ("roles.role", "overview"): (200, 800),
    ("roles.alternativetitle", "title"): (3, 80),
    ("roles.educationrequirement", "name"): (8, 80),
    ("roles.educationrequirement", "note"): (60, 280),
    ("roles.educationrequirement", "how_to_show"): (60, 220),
    ("roles.experiencerequirement", "note"): (50, 260),
    ("roles.skillrequirement", "note"): (50, 260),
    ("roles.transition", "note"): (100, 300),
    ("roles.glossaryterm", "name"): (2, 80),
    ("roles.glossaryterm", "meaning"): (60, 600),
}
PASSAGE_TITLE = (5, 70)
ACHIEVEMENT_TITLE = (30, 120)
PASSAGES = {
    "day": (220, 480),
    "task": (120, 340),
    "setting": (120, 340),
    "industry": (120, 340),
    "way_in": (80, 360),
    "application": (120, 350),
    "interview": (120, 350),
    "practice": (100, 330),
}
# Each of the four lines.
PROMPT = (40, 170)
# Words to search by: each of the lines.
SEARCH_WORD = (2, 60)


def within_bounds(catalogue: Catalogue) -> Iterator[Problem]:
    """No text is shorter or longer than a reader of its place expects."""
    for text in catalogue.texts:
        bounds = _bounds(text)
        if bounds:
            lines = text.value.splitlines() if _is_of_lines(text) else [text.value]
            for line in lines:
                yield from _measured(text, line, bounds)


def _bounds(text: Text) -> tuple[int, int] | None:
    if text.record.model == "roles.passage":
        return _bounds_of_passage(text.record, text.field)
    if text.field in {"alternative_names", "forms"}:
        return SEARCH_WORD
    return BOUNDS.get(text.place)


def _bounds_of_passage(passage: Record, field: str) -> tuple[int, int] | None:
    is_achievement = passage.get("section") == "achievement"
    if field == "title":
        return ACHIEVEMENT_TITLE if is_achievement else PASSAGE_TITLE
    return PROMPT if is_achievement else PASSAGES.get(str(passage.get("section")))


def _is_of_lines(text: Text) -> bool:
    is_prompts = text.record.get("section") == "achievement" and text.field == "text"
    return is_prompts or text.field in {"alternative_names", "forms"}


def _measured(text: Text, line: str, bounds: tuple[int, int]) -> Iterator[Problem]:
    least, most = bounds
    if len(line) < least:
        yield text.problem(
            f"{len(line)} characters: say more, at least {least} (“{line[:40]}”)"
        )
    elif len(line) > most:
        yield text.problem(
            f"{len(line)} characters: shorten it to {most} (“{line[:40]}…”)"
        )
