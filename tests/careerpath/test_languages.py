from django.utils import translation

from careerpath.languages import chosen, shown, texts_of
from tests import factories


def test_reader_gets_their_own_language():
    assert chosen({"en": "Help", "de": "Hilfe"}, "de") == ("Hilfe", "de")


def test_missing_language_falls_back_to_english_and_then_to_any():
    assert chosen({"en": "Help", "de": "Hilfe"}, "pl") == ("Help", "en")
    assert chosen({"da": "Hjælp"}, "pl") == ("Hjælp", "da")
    assert chosen({}, "pl") == ("", "pl")


def test_fallback_text_carries_its_own_language():
    with translation.override("pl"):
        assert shown({"en": "Help & care"}) == '<span lang="en">Help &amp; care</span>'
        assert shown({"pl": "Pomoc"}) == "Pomoc"


def test_texts_of_a_record_are_those_that_are_filled(db):
    role = factories.role(title_en="Helper", title_de="Hilfskraft")

    assert texts_of(role, "title") == {"en": "Helper", "de": "Hilfskraft"}
