"""Words that our readers would stumble over."""

import pytest

from roles.editorial.sentences import whole_sentences
from roles.editorial.wording import no_figures_of_pay, words_to_avoid
from tests.roles.editorial.drafts import draft, passage, told


def said_of(language, text, *, section="task", field="text", rule=words_to_avoid):
    place = f"passage helper/{section}/first-calls · {field} · {language}: "
    record = passage(section, **{f"{field}_{language}": text})
    return [line.removeprefix(place) for line in told(rule, record)]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "You send your resume.", "resume"),
        ("en", "A high school diploma will do.", "high school"),
        ("en", "Take college-level courses.", "college-level"),
        ("en", "You answer in a Call Center.", "Call Center"),
        ("en", "Write down the ZIP code.", "ZIP code"),
        ("en", "You organize the shifts.", "organize"),
        ("en", "You pick the color.", "color"),
        ("en", "An exciting job.", "exciting"),
        ("de", "Sie fragen Kolleg:innen.", "Kolleg:innen"),
        ("de", "Sie fragen Mitarbeiter*innen.", "Mitarbeiter*innen"),
        ("de", "Sie fragen KollegInnen.", "KollegInnen"),
        ("de", "Hier kannst du anfangen.", "du"),
        ("de", "Ein Blick in deinen Kalender.", "deinen"),
        ("pl", "Opisz, co zrobiłeś.", "zrobiłeś"),
        ("pl", "Napisz, co umiałabyś zmienić.", "umiałabyś"),
        ("pl", "Powinieneś zadzwonić.", "Powinieneś"),
        ("pl", "Jesteś gotowy/a na zmianę.", "gotowy/a"),
        ("pl", "Opisz, co zrobiłeś(aś).", "zrobiłeś"),
        ("pl", "Jesteś pewna, że to działa.", "Jesteś pewna"),
        ("pl", "Szef pyta Ciebie.", "Ciebie"),
        ("pl", "Pomaga to Pani w pracy.", "Pani"),
        ("da", "Her kan De begynde.", "De"),
        ("da", "Det er f.eks. en butik.", "f.eks."),
    ],
)
def test_word_to_avoid(language, text, word):
    assert f"“{word}”: " in "\n".join(said_of(language, text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You open three computer programs at a further education college."),
        ("en", "The size of the prize: you supervise, advise and revise."),
        ("en", "The International Labour Organization gathers jobs."),
        ("de", "Die Direktion fragt den Betriebsrat; Fachwirt/-in, Kaufmann/-frau."),
        ("pl", "Jesteś na miejscu. Robisz, co możesz, a zespół liczy na ciebie."),
        (
            "pl",
            "Pan Zbigniew kupił łańcuch, a pani z Ełku lampkę. Pani oddycha z ulgą.",
        ),
        ("da", "De fleste begynder i en butik. Dit team regner med dig."),
    ],
)
def test_words_as_they_should_be(language, text):
    assert said_of(language, text) == []


def test_colleagues_of_a_story_may_say_du():
    story = "„Kannst du mir helfen?“, fragt Aylin."

    assert said_of("de", story, section="day") == []
    assert said_of("de", story) == ["“du”: speak to readers as Sie"]
    assert said_of("de", "Du hilfst Aylin.", section="day") == [
        "“Du”: speak to readers as Sie"
    ]


def test_interviewer_may_be_formal():
    question = "Jak Pani lub Pana wsparcie komuś pomogło?"

    assert said_of("pl", question, section="achievement", field="title") == []
    assert len(said_of("pl", question, section="achievement")) == 2


def test_american_certificates_and_titles_may_be_named_as_they_are():
    level = draft(
        "educationlevel", eqf_level=4, examples_en="high school diploma (United States)"
    )
    title = draft(
        "alternativetitle", role=["helper"], language="en", title="Call center agent"
    )

    assert told(words_to_avoid, level, title) == []


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "You earn £12 an hour.", "£"),
        ("pl", "Zarabiasz 5000 zł.", "0 zł"),
        ("da", "Du sparer 20 %.", "0 %"),
        ("de", "Sie verdienen 3000 Euro.", "0 Euro"),
    ],
)
def test_figures_of_pay(language, text, figure):
    assert said_of(language, text, rule=no_figures_of_pay) == [
        f"“{figure}”: say it without the figure"
    ]


def test_sentences_begin_and_end():
    assert said_of("en", "you listen", rule=whole_sentences) == [
        "end the sentence (“…you listen”)",
        "begin with a capital (“you listen…”)",
    ]
    assert said_of("en", "‘Hello,’ you say. You listen.", rule=whole_sentences) == []


def test_titles_are_no_sentences_but_questions_are():
    for_title = {"field": "title", "rule": whole_sentences}

    assert said_of("en", "You listen.", **for_title) == [
        "a title ends without a full stop"
    ]
    assert said_of("da", "Bachelor og måske cand.merc.", **for_title) == []
    assert said_of("en", "Tell us", section="achievement", **for_title) == [
        "end the sentence (“…Tell us”)"
    ]
