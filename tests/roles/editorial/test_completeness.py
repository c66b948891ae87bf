"""Every text in every language; optional ones in all or in none."""

from roles.editorial.completeness import filled_in, known_fields
from tests.roles.editorial.drafts import draft, in_all_languages, told

TERM = {
    "slug": "eqf",
    **in_all_languages("name", "EQF"),
    **in_all_languages("meaning"),
}


def test_ada_forgets_the_danish():
    anchor = draft(
        "skillanchor", skill=["listening"], level=1, **in_all_languages("text", da=" ")
    )

    assert told(filled_in, anchor) == [
        "skillanchor listening/1 · text · da: is missing: write it"
    ]


def test_complete_record_is_fine():
    anchor = draft(
        "skillanchor", skill=["listening"], level=1, **in_all_languages("text")
    )

    assert told(filled_in, anchor) == []


def test_optional_text_may_be_missing_everywhere():
    assert told(filled_in, draft("glossaryterm", **TERM)) == []


def test_optional_text_must_not_be_missing_here_and_there():
    term = draft("glossaryterm", **TERM, forms_en="EQF level", forms_de="EQR-Niveau")

    assert told(filled_in, term) == [
        "glossaryterm eqf · forms · pl: is missing: write it",
        "glossaryterm eqf · forms · da: is missing: write it",
    ]


def test_onet_may_stay_english():
    code = draft(
        "occupationcode", scheme="onet-soc", code="43-1011.00", label_en="Clerks"
    )

    assert told(filled_in, code) == []


def test_text_in_a_field_that_nobody_reads_is_told():
    term = draft("glossaryterm", slug="eqf", name="EQF", name_fr="CEC", name_en="EQF")

    assert told(known_fields, term) == [
        "glossaryterm eqf · name: name its language: title_en",
        "glossaryterm eqf · name: no such language: fr",
    ]
