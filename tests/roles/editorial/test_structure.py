"""A role page has all that belongs to it."""

from roles.editorial.structure import (
    all_sections,
    alternative_titles,
    four_prompts,
    industries,
    positions,
)
from tests.roles.editorial.drafts import (
    asks_skill,
    draft,
    in_all_languages,
    passage,
    role,
    told,
)

COUNTS = {
    "day": 5,
    "task": 6,
    "setting": 2,
    "industry": 6,
    "application": 3,
    "interview": 3,
    "achievement": 3,
    "practice": 3,
}


def page(**changed):
    """The passages of a whole page, but for ways in."""
    return [
        passage(section, f"number-{number}")
        for section, count in (COUNTS | changed).items()
        for number in range(count)
    ]


def title(text, *, of="helper", language="en"):
    return draft("alternativetitle", role=[of], language=language, title=text)


def test_whole_page():
    assert told(all_sections, role(), *page()) == []


def test_page_without_a_day_and_with_too_many_tasks():
    assert told(all_sections, role(), *page(day=0, task=12)) == [
        "role helper · day: 0: write at least 5",
        "role helper · task: 12: keep at most 11",
    ]


def test_each_language_has_its_own_alternative_titles():
    titles = [
        title(f"Title {number}", language=language)
        for language in ("en", "de", "pl")
        for number in range(4)
    ]

    assert told(alternative_titles, role(), *titles, title("Aide", language="fr")) == [
        "role helper · alternative titles · da: 0: write at least 4",
        "role helper · alternative titles: no such language: fr",
    ]


def test_industries_are_the_same_for_every_role():
    told_of = told(industries, role(), passage("industry", "mining"))

    assert (
        told_of[0]
        == "role helper · industry: write what differs in banks-and-insurance"
    )
    assert told_of[-1] == "role helper · industry: no industry of ours: mining"


def test_achievement_has_four_lines_in_every_language():
    achievement = passage(
        "achievement",
        **in_all_languages("text", "Who?\nWhat?\nHow?\nAnd then?", de="Wer?\nWas?"),
    )

    assert told(four_prompts, achievement) == [
        "passage helper/achievement/first-calls · text · de: "
        "2 lines: write situation, task, action and result"
    ]


def test_two_passages_in_one_place():
    first, second = passage(position=1), passage(code="second-calls", position=1)

    assert told(positions, role(), first, second) == [
        "passage helper/task/second-calls · position: "
        "position 1 is taken by helper/task/first-calls: give another"
    ]
    assert told(positions, role(), first, passage("setting", position=1)) == []


def test_two_requirements_in_one_place():
    asked = [asks_skill("listening", position=3), asks_skill("planning", position=3)]

    assert told(positions, role(), *asked) == [
        "skillrequirement helper/planning · position: "
        "position 3 is taken by helper/listening: give another"
    ]
