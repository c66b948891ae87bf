"""Terms are explained once a page, where a reader meets them first."""

import pytest
from django.utils import translation

from roles.glossary import Glossary
from roles.models import GlossaryTerm

LINK = '<a class="term" href="/{}/glossary/#{}">{}</a>'


@pytest.fixture
def terms(db):
    GlossaryTerm.objects.create(
        slug="crm",
        name_en="CRM",
        name_de="CRM-System",
        forms_en="CRM systems\nCRM system",
        meaning_en="A program.",
    )
    GlossaryTerm.objects.create(
        slug="eqf", name_en="EQF", name_de="EQR", meaning_en="A scale."
    )
    return GlossaryTerm.objects.all()


def test_first_mention_is_linked_and_no_other(terms):
    glossary = Glossary(terms)

    first = glossary.linked({"en": "A CRM, and another CRM."})
    second = glossary.linked({"en": "The CRM again, at EQF level 4."})

    assert first == f"A {LINK.format('en', 'crm', 'CRM')}, and another CRM."
    assert second == f"The CRM again, at {LINK.format('en', 'eqf', 'EQF')} level 4."
    assert [term.slug for term in glossary.mentioned] == ["crm", "eqf"]


def test_longest_form_wins_and_case_does_not_matter(terms):
    html = Glossary(terms).linked({"en": "Two crm systems."})

    assert html == f"Two {LINK.format('en', 'crm', 'crm systems')}."


@pytest.mark.parametrize("written", ["Großkunden", "großkunden", "GROßKUNDEN"])
def test_letters_with_more_than_one_capital_are_found_as_they_are_written(db, written):
    GlossaryTerm.objects.create(
        slug="key-account", name_de="Großkunden", meaning_en="Firms."
    )

    with translation.override("de"):
        html = Glossary(GlossaryTerm.objects.all()).linked({"de": f"Für {written}."})

    assert html == f"Für {LINK.format('de', 'key-account', written)}."


def test_letter_that_is_only_like_another_breaks_nothing(terms):
    assert "EQF" in Glossary(terms).linked({"en": "ſ and İ and K, and EQF"})
    GlossaryTerm.objects.create(slug="isced", name_en="ISCED", meaning_en="A list.")
    html = Glossary(GlossaryTerm.objects.all()).linked({"en": "ıſced"})
    assert html == LINK.format("en", "isced", "ıſced")


def test_term_inside_another_word_is_left_alone(terms):
    assert Glossary(terms).linked({"en": "ACRM and EQFs"}) == "ACRM and EQFs"


def test_text_is_escaped_around_the_links(terms):
    html = Glossary(terms).linked({"en": "<b> & EQF"})

    assert html == f"&lt;b&gt; &amp; {LINK.format('en', 'eqf', 'EQF')}"


def test_text_in_another_language_than_the_page_is_marked_and_not_linked(terms):
    with translation.override("de"):
        assert Glossary(terms).linked({"en": "EQF"}) == '<span lang="en">EQF</span>'


def test_each_language_has_its_own_words(terms):
    with translation.override("de"):
        html = Glossary(terms).linked({"en": "EQF", "de": "EQR oder EQF"})

    assert html == f"{LINK.format('de', 'eqf', 'EQR')} oder EQF"


def test_page_without_terms_shows_its_texts(db):
    assert Glossary([]).linked({"en": "A & B"}) == "A &amp; B"
    assert Glossary([]).linked({}) == ""


def test_glossary_without_terms_says_so(client, db):
    html = client.get("/en/glossary/").content.decode()

    assert "No word has been explained yet." in html
    assert "<dl" not in html


def test_glossary_page_lists_the_terms_by_the_alphabet_with_their_anchors(
    client, terms
):
    html = client.get("/de/glossary/").content.decode()

    assert html.index('id="crm"') < html.index('id="eqf"')
    assert '<p><span lang="en">A scale.</span></p>' in html
