"""Signs that do not belong into a text."""

import pytest

from roles.editorial.quotation import quotation_marks
from roles.editorial.typography import signs, words_twice
from tests.roles.editorial.drafts import draft, passage, told


def said_of(rule, text, language="en"):
    """What the rule says of the text, without the place."""
    place = f"passage helper/task/first-calls · text · {language}: "
    record = passage(**{f"text_{language}": text})
    return [line.removeprefix(place) for line in told(rule, record)]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("You listen. ", "take out the space at the edge"),
        ("You  listen.", "take out the double space"),
        ("You listen\u00a0well.", "write an ordinary space, no no-break one"),
        ("You lis\u00adten.", "take out the invisible sign"),
        ("GrÃ¼n.", "mend the broken letter"),
        ("You listen. TODO", "put the real text in place of the placeholder"),
        ("Lorem ipsum dolor.", "put the real text in place of the placeholder"),
        ("You **listen**.", "write plain text, without any markup"),
        ("You don't.", "write typographic quotation marks and apostrophes"),
        ("You listen - well.", "write a dash as “ – ”"),
        ("You listen—well.", "write a dash as “ – ”"),
        ("For 2-3 weeks.", "write a range with “–”"),
        ("You listen...", "write an ellipsis as “…”"),
        ("You listen .", "take out the space inside"),
        ("You listen,then ask.", "put a space after the sign"),
        ("You listen,, then ask.", "leave one of the two signs"),
    ],
)
def test_sign_that_does_not_belong(text, remedy):
    [line] = said_of(signs, text)

    assert line.startswith(f"{remedy} (“")


@pytest.mark.parametrize(
    "text",
    [
        "You listen – for 2–3 weeks, at 8:15, from 9,50 on: well …",
        "Vor- und Nachname, ein- bis zweijährig, Fachwirt/-in.",
        "»Nå, på den måde,« står der.",
    ],
)
def test_signs_that_belong(text):
    assert said_of(signs, text) == []


def test_only_people_who_speak_exclaim():
    assert said_of(signs, "„Endlich!“, ruft jemand.", "de") == []
    assert said_of(signs, "Endlich!", "de") == [
        "only people who speak may exclaim: take out the “!”"
    ]


def test_titles_that_people_type_are_not_read_as_prose():
    title = draft(
        "alternativetitle", role=["helper"], language="en", title="Helper (m/f)!"
    )

    assert told(signs, title) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You say ‘good morning’ and don’t hurry."),
        ("de", "Sie sagen „Guten Morgen“."),
        ("pl", "Mówisz „dzień dobry”."),
        ("da", "Du siger »godmorgen«."),
    ],
)
def test_each_language_quotes_in_its_own_way(language, text):
    assert said_of(quotation_marks, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("en", "You say “good morning”.", "quote as ‘…’, not with “ ”"),
        ("de", "Sie sagen „Guten Morgen”.", "quote as „…“, not with ”"),
        ("pl", "Mówisz »dzień dobry«.", "quote as „…”, not with « »"),
        ("da", "Du siger „godmorgen“.", "quote as »…«, not with “ „"),
        (
            "da",
            "Du siger »godmorgen.",
            "a quotation is opened or closed once too often",
        ),
        ("en", "You say ‘good day.", "a quotation is opened or closed once too often"),
    ],
)
def test_marks_of_another_language(language, text, problem):
    assert said_of(quotation_marks, text, language) == [problem]


def test_word_that_stands_twice():
    assert said_of(words_twice, "You listen to the the caller.") == [
        "“the the”: leave one"
    ]
    assert said_of(words_twice, "Det er det det handler om.", "da") == []
    assert said_of(words_twice, "Zahlen zahlen sich aus.", "de") == []
