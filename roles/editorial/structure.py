"""What belongs to a role page: every section, as many parts as a reader can use."""

from collections import Counter
from collections.abc import Iterable, Iterator

from careerpath.languages import CODES
from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

# How many passages a section has, from and to; for the ways in see `ways`.
COUNTS = {
    "day": (5, 5),
    "task": (5, 11),
    "setting": (2, 3),
    "industry": (6, 6),
    "application": (3, 3),
    "interview": (3, 4),
    "achievement": (3, 3),
    "practice": (3, 4),
}
ALTERNATIVE_TITLES = (4, 10)
INDUSTRIES = {
    "retail-and-online-shops",
    "energy-and-telecoms",
    "banks-and-insurance",
    "travel-and-hospitality",
    "software-and-online-services",
    "public-services-and-health",
}
# Situation, task, action, result.
PROMPTS = 4


def all_sections(catalogue: Catalogue) -> Iterator[Problem]:
    """Each role has every section, with as many passages as it should."""
    for role in catalogue.all("role"):
        passages = catalogue.of_role("passage", role)
        found = Counter(passage.get("section") for passage in passages)
        for section, bounds in COUNTS.items():
            yield from _counted(role, section, found[section], bounds)


def alternative_titles(catalogue: Catalogue) -> Iterator[Problem]:
    """Each language has some other titles for each role: what people really type."""
    for role in catalogue.all("role"):
        titles = catalogue.of_role("alternativetitle", role)
        found = Counter(title.get("language") for title in titles)
        for code in CODES:
            yield from _counted(
                role, "alternative titles", found[code], ALTERNATIVE_TITLES, code
            )
        for code in found.keys() - set(CODES):
            yield role.problem(f"no such language: {code}", "alternative titles")


def industries(catalogue: Catalogue) -> Iterator[Problem]:
    """Every role speaks of the same industries, so that roles can be compared."""
    for role in catalogue.all("role"):
        codes = {
            str(passage.get("code"))
            for passage in catalogue.of_role("passage", role)
            if passage.get("section") == "industry"
        }
        for code in sorted(INDUSTRIES - codes) if codes else ():
            yield role.problem(f"write what differs in {code}", "industry")
        for code in sorted(codes - INDUSTRIES):
            yield role.problem(f"no industry of ours: {code}", "industry")


def four_prompts(catalogue: Catalogue) -> Iterator[Problem]:
    """What to recall of an achievement has four lines in every language."""
    for passage in catalogue.all("passage"):
        if passage.get("section") == "achievement":
            for code in CODES:
                lines = passage.text("text", code).splitlines()
                if len(lines) != PROMPTS:
                    yield passage.problem(
                        f"{len(lines)} lines: write situation, task, action and result",
                        "text",
                        code,
                    )


def positions(catalogue: Catalogue) -> Iterator[Problem]:
    """No two passages of a section, and no two requirements, stand in the same place."""
    for role in catalogue.all("role"):
        by_section: dict[str, list[Record]] = {}
        for passage in catalogue.of_role("passage", role):
            by_section.setdefault(str(passage.get("section")), []).append(passage)
        for passages in by_section.values():
            yield from _in_order(passages)
        yield from _in_order(
            requirement
            for kind in ("education", "experience", "skill")
            for requirement in catalogue.of_role(f"{kind}requirement", role)
        )


def _in_order(records: Iterable[Record]) -> Iterator[Problem]:
    taken: dict[int, str] = {}
    for record in records:
        position = record.get("position") or 0
        if position in taken:
            yield record.problem(
                f"position {position} is taken by {taken[position]}: give another",
                "position",
            )
        taken.setdefault(position, record.key)


def _counted(
    role: Record, what: str, number: int, bounds: tuple[int, int], language: str = ""
) -> Iterator[Problem]:
    least, most = bounds
    if number < least:
        yield role.problem(f"{number}: write at least {least}", what, language)
    elif number > most:
        yield role.problem(f"{number}: keep at most {most}", what, language)
