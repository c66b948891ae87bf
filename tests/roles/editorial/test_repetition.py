"""Nothing is said twice."""

from roles.editorial.repetition import (
    no_text_twice,
    no_title_twice,
    titles_lead_to_one_role,
)
from tests.roles.editorial.drafts import draft, passage, role, told

SENTENCE = "You write down what was agreed and read it out once more."


def title(text, *, of="helper", language="en"):
    return draft("alternativetitle", role=[of], language=language, title=text)


def test_title_leads_to_one_role_only():
    helper, leader = role(title_en="Helper"), role("leader", title_en="Leader")

    assert told(
        titles_lead_to_one_role, title("helper", of="leader"), helper, leader
    ) == [
        "alternativetitle leader/en/helper · title · en: "
        "“helper” is a title of helper already: keep one"
    ]
    assert told(titles_lead_to_one_role, helper, title("Helper", language="da")) == []


def test_sentence_that_stands_twice_on_a_page():
    first = passage(text_en=f"A call comes in. {SENTENCE}")
    second = passage(code="second-calls", text_en=f"A call ends. {SENTENCE}")

    assert told(no_text_twice, role(), first, second) == [
        "passage helper/task/second-calls · text · en: “You write down what was agreed and "
        "read …” stands in helper/task/first-calls too: say something else"
    ]
    assert told(no_text_twice, role(), first, role("other")) == []


def test_title_that_stands_twice_in_a_section():
    first, second = passage(title_en="Calls"), passage(code="second", title_en="calls")

    assert told(no_title_twice, first, second) == [
        "passage helper/task/second · title · en: another one has this title"
    ]
    assert told(no_title_twice, first, passage("setting", title_en="Calls")) == []
