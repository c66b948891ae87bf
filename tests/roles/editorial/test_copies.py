"""No text is left in another language."""

import pytest

from roles.editorial.copies import in_own_language, in_own_words, language_of
from tests.roles.editorial.drafts import GOOD, draft, in_all_languages, passage, told


def test_texts_of_four_languages_are_fine():
    task = passage(**in_all_languages("text"))

    assert told(in_own_words, task) == []
    assert told(in_own_language, task) == []


def test_copy_of_the_english_is_told():
    task = passage(**in_all_languages("text", pl=GOOD["en"]))

    assert told(in_own_words, task) == [
        "passage helper/task/first-calls · text · pl: "
        "nearly the same as the text in en: write it in its own words"
    ]


def test_copy_with_another_ending_is_told():
    task = passage(**in_all_languages("text", da=GOOD["de"].replace("geht", "ging")))

    assert told(in_own_words, task) == [
        "passage helper/task/first-calls · text · da: "
        "nearly the same as the text in de: write it in its own words"
    ]


def test_short_names_may_be_alike():
    names = {
        "name_en": "Call centre",
        "name_de": "Call centre",
        "name_pl": "Call centre",
    }
    industry = {
        "title_de": "Energie und Telekommunikation",
        "title_da": "Energi og telekommunikation",
    }

    assert told(in_own_words, draft("skill", slug="calls", **names)) == []
    assert told(in_own_words, passage("industry", **industry)) == []


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        (
            "de",
            "Sie hören zu, because es wichtig ist.",
            "“because” is English: translate it",
        ),
        ("de", GOOD["da"], "reads like da: translate it"),
        ("da", GOOD["pl"], "reads like pl: translate it"),
        ("en", GOOD["de"], "reads like de: translate it"),
    ],
)
def test_text_in_another_language(language, text, problem):
    assert told(in_own_language, passage(**{f"text_{language}": text})) == [
        f"passage helper/task/first-calls · text · {language}: {problem}"
    ]


def test_english_may_be_quoted_and_titles_are_international():
    text = "Du svarer »what can I do for you« og bliver måske Head of Customer Service."

    assert told(in_own_language, passage(text_da=text)) == []


@pytest.mark.parametrize("language", GOOD)
def test_languages_are_told_apart(language):
    assert language_of(GOOD[language]) == language


def test_too_little_to_tell():
    assert language_of("Call centre Leeds") == ""
