import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.models import Role
from roles.search import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("kundeservicechef på Sjælland", "kundeservicechef pa sjaelland"),
        ("Führungskräfte", "fuhrungskrafte"),
        ("  Obsługa\u00a0 klienta ", "obsluga klienta"),
        ("ØRESUND", "oresund"),
        ("Kundenservice-Manager/-in", "kundenservice manager in"),
    ],
)
def test_fold_leaves_the_plainest_letters(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "words",
    [
        "kierownik obslugi",
        "Kundenservicemanager",
        "kundeservicechef",
        "CUSTOMER  service MANAGER",
        "Leitung Kundenservice",
        "customer-service manager,",
        "kundeservice-chef",
    ],
)
def test_manager_is_found_in_any_language(real_content, words):
    found = Role.objects.matching(words)

    assert "customer-service-manager" in {role.slug for role in found}


def test_every_word_of_the_query_must_be_in_the_titles(real_content):
    assert not Role.objects.matching("kierownik astronauta")
