"""Finding roles by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.search import words_of
from roles.searching.finding import Index, Name

COORDINATOR, MANAGER = ROLES = (0, 1)


def name(role, text, language="", kind="title"):
    return Name(text, language, kind, frozenset([role]))


INDEX = Index(
    [
        name(MANAGER, "Customer service manager", "en"),
        name(MANAGER, "Kundenservicemanagerin", "de"),
        name(MANAGER, "Kundendienstleiter", "de", "other title"),
        name(MANAGER, "Kierowniczka obsługi klienta", "pl"),
        name(MANAGER, "Managerka obsługi klienta", "pl", "other title"),
        name(MANAGER, "Kundeservicechef", "da"),
        name(MANAGER, "ISCO-08 1439", kind="code"),
        name(MANAGER, "Coaching", "en", "skill"),
        name(MANAGER, "Cash", "en", "skill"),
        name(COORDINATOR, "Customer service coordinator", "en"),
        name(COORDINATOR, "Kundenservice-Koordinatorin", "de"),
        name(COORDINATOR, "Call centre agent", "en", "other title"),
        name(COORDINATOR, "ISCO-08 4229", kind="code"),
        name(COORDINATOR, "O*NET-SOC 43-4051.00", kind="code"),
        name(COORDINATOR, "Telefonieren", "de", "skill"),
    ]
)


def found(query, language="en", index=INDEX):
    findings = index.find(query, language)
    return [
        (role, *(one.text for one in findings.reason(role).names))
        for role in findings.roles
    ]


def test_every_word_must_be_found_and_the_best_name_says_why():
    assert found("service manager") == [(MANAGER, "Customer service manager")]
    assert found("manager astronaut") == []


def test_equals_stand_in_the_usual_order():
    assert found("customer") == [
        (COORDINATOR, "Customer service coordinator"),
        (MANAGER, "Customer service manager"),
    ]


def test_name_that_is_no_longer_than_the_query_comes_first():
    index = Index([name(0, "Senior coach", "en"), name(1, "Coach", "en")])

    assert found("coach", index=index) == [(1, "Coach"), (0, "Senior coach")]


@pytest.mark.parametrize(
    ("slip", "role", "meant"),
    [
        ("menagerka", MANAGER, "Managerka obsługi klienta"),
        ("Kundendinst", MANAGER, "Kundendienstleiter"),
        ("kundservice koordinator", COORDINATOR, "Kundenservice-Koordinatorin"),
        ("callcenter", COORDINATOR, "Call centre agent"),
        ("coardinator", COORDINATOR, "Customer service coordinator"),
        ("telefoniren", COORDINATOR, "Telefonieren"),
    ],
)
def test_slips_are_forgiven_in_any_language(slip, role, meant):
    assert (role, meant) in found(slip, "pl")[:1]


def test_the_most_common_slip_of_all():
    assert [role for role, *_ in found("costumer sevice")] == [COORDINATOR, MANAGER]


def test_it_says_when_a_slip_was_forgiven():
    near, sure = INDEX.find("Kundendinst"), INDEX.find("Kundendienst")

    assert near.reason(MANAGER).is_near
    assert not sure.reason(MANAGER).is_near


def test_slip_is_forgiven_when_what_was_typed_is_a_word_of_another_role():
    index = Index(
        [name(0, "Letter writer", "en"), name(1, "Lettre de motivation", "fr")]
    )

    assert found("lettre writer", index=index) == [(0, "Letter writer")]


def test_beginning_of_a_word_is_enough_while_one_types():
    assert found("koo") == [(COORDINATOR, "Kundenservice-Koordinatorin")]


def test_another_ending_is_no_slip():
    [found_by] = INDEX.find("obsługa klienta").roles

    assert found_by == MANAGER
    assert not INDEX.find("obsługa klienta").reason(MANAGER).is_near


def test_gap_may_be_missing_or_too_much():
    assert found("callcentre") == [(COORDINATOR, "Call centre agent")]
    assert found("kunden service manager") == [(MANAGER, "Kundenservicemanagerin")]


def test_skills_lead_to_their_roles():
    assert found("coaching") == [(MANAGER, "Coaching")]


@pytest.mark.parametrize("code", ["4229", "ISCO 4229", "isco-08 4229", "422"])
def test_codes_lead_to_their_roles(code):
    assert found(code) == [(COORDINATOR, "ISCO-08 4229")]


def test_codes_of_the_americans_too():
    assert found("43-4051") == [(COORDINATOR, "O*NET-SOC 43-4051.00")]
    assert found("onet 43-4051.00") == [(COORDINATOR, "O*NET-SOC 43-4051.00")]


@pytest.mark.parametrize("query", ["229", "4228", "42290", "cahs"])
def test_figures_and_short_words_are_never_guessed(query):
    assert found(query) == []


def test_words_may_come_from_several_names_and_each_is_told():
    assert found("manager coaching") == [
        (MANAGER, "Customer service manager", "Coaching")
    ]


def test_little_words_do_not_matter():
    assert words_of("Manager for the customers") == ["manager", "customers"]
    assert words_of("of the") == ["of", "the"]
    assert found("manager for customer service") == found("manager customer service")


def test_title_that_the_reader_sees_comes_before_one_that_fits_better():
    assert found("manager", "de") == [(MANAGER, "Kundenservicemanagerin")]


def test_title_that_the_reader_sees_comes_before_a_name_that_is_just_that():
    index = Index(
        [name(0, "Teamleitung", "de"), name(0, "Leitung", "de", "other title")]
    )

    assert found("leitung", "de", index) == [(0, "Teamleitung")]


def test_of_equal_names_the_one_in_the_readers_language_is_shown():
    index = Index([name(0, "Coach", "en"), name(0, "Coach", "de")])

    [shown] = index.find("coach", "de").reason(0).names
    assert shown.language == "de"


def test_query_that_finds_nothing_leads_to_what_comes_closest():
    assert INDEX.nearest("manager astronaut") == [MANAGER]
    assert INDEX.nearest("kirwnicka") == [MANAGER]
    assert INDEX.nearest("zzz") == []


@given(st.text(max_size=100))
def test_whatever_is_typed_finds_known_roles_each_with_a_reason(query):
    findings = INDEX.find(query)

    assert set(findings.roles) <= set(ROLES)
    assert all(findings.reason(role).names for role in findings.roles)
    assert set(INDEX.nearest(query)) <= set(ROLES)
