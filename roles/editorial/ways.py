"""The ways into a role: all five, each a few steps, with the weeks that steps take."""

from collections import Counter
from collections.abc import Iterator

from careerpath.languages import CODES
from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem
from roles.enums import Way

STEPS = (2, 4)


def all_ways(catalogue: Catalogue) -> Iterator[Problem]:
    """Each role has all five ways, of two to four steps."""
    least, most = STEPS
    for role in catalogue.all("role"):
        steps = _steps(catalogue, role)
        found = Counter(str(step.get("way")) for step in steps)
        for way in Way.values:
            if found[way] < least:
                yield role.problem(f"{found[way]} steps: write at least {least}", way)
            elif found[way] > most:
                yield role.problem(f"{found[way]} steps: keep at most {most}", way)


def weeks(catalogue: Catalogue) -> Iterator[Problem]:
    """A step takes weeks in every language or in none, from the fewer to the more."""
    for passage in catalogue.all("passage"):
        timed = [code for code in CODES if _weeks(passage, code) != (None, None)]
        for code in CODES:
            yield from _weeks_make_sense(passage, code, bool(timed))


def _weeks_make_sense(
    passage: Record, language: str, is_timed: bool
) -> Iterator[Problem]:
    least, most = _weeks(passage, language)
    if (least, most) == (None, None):
        if is_timed:
            yield passage.problem(
                "say the weeks here too, or in no language", "weeks", language
            )
    elif passage.get("section") != "way_in":
        yield passage.problem("only a step of a way in takes weeks", "weeks", language)
    elif least is None or most is None:
        yield passage.problem("say both from and to", "weeks", language)
    elif not 0 < least <= most:
        yield passage.problem(
            f"{least} to {most}: say the fewer first", "weeks", language
        )


def _weeks(passage: Record, language: str) -> tuple[int | None, int | None]:
    return passage.get(f"weeks_from_{language}"), passage.get(f"weeks_to_{language}")


def _steps(catalogue: Catalogue, role: Record) -> list[Record]:
    return [
        passage
        for passage in catalogue.of_role("passage", role)
        if passage.get("section") == "way_in"
    ]
