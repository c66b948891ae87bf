"""The shipped content carries every fact of the founding roles."""

import pytest

from roles.content import natural_key
from tests.roles.facts import FACTS, FIGURES


@pytest.fixture(scope="module")
def by_key(fixture_records):
    return {
        (record["model"], tuple(natural_key(record))): record["fields"]
        for record in fixture_records
    }


def test_every_fact_has_its_place():
    manager = {f"M{number}" for number in range(1, 27)}
    coordinator = {f"C{number}" for number in range(1, 21)}

    assert set(FACTS) == manager | coordinator


@pytest.mark.parametrize("fact", FACTS)
def test_fact_stands_in_a_record(fact, by_key):
    """That its texts are there in every language is for the content lint."""
    assert [place for place in FACTS[fact] if place not in by_key] == []


@pytest.mark.parametrize("fact", FIGURES)
def test_fact_in_figures_is_a_row_that_the_score_reads(fact, by_key):
    record, figures = FIGURES[fact]

    assert {name: by_key[record][name] for name in figures} == figures
