"""The shipped content carries every fact of the founding roles, in every language."""

import pytest

from careerpath.languages import CODES
from roles.content import natural_key
from roles.translation import FIELDS
from tests.roles.facts import FACTS, FIGURES

TEXTS = {model._meta.label_lower: fields for model, fields in FIELDS.items()}
# Texts that a role need not have.
OPTIONAL = {"roles.occupationcode"}


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
def test_fact_is_filled_in_every_language(fact, by_key):
    for model, key in FACTS[fact]:
        fields = by_key[model, key]
        for text in TEXTS[model]:
            for code in CODES:
                assert fields[f"{text}_{code}"].strip(), (fact, key, text, code)


@pytest.mark.parametrize("fact", FIGURES)
def test_fact_in_figures_is_a_row_that_the_score_reads(fact, by_key):
    record, figures = FIGURES[fact]

    assert {name: by_key[record][name] for name in figures} == figures


def test_every_text_of_every_record_is_filled_in_every_language(fixture_records):
    missing = [
        (record["model"], natural_key(record), f"{text}_{code}")
        for record in fixture_records
        if record["model"] not in OPTIONAL
        for text in TEXTS.get(record["model"], ())
        for code in CODES
        if not record["fields"].get(f"{text}_{code}", "").strip()
    ]

    assert missing == []


def test_no_translation_is_a_copy_of_the_english(fixture_records):
    copies = [
        (record["model"], natural_key(record), f"{text}_{code}")
        for record in fixture_records
        if record["model"] not in OPTIONAL
        for text in TEXTS.get(record["model"], ())
        for code in CODES[1:]
        if len(record["fields"][f"{text}_en"].split()) > 2
        and record["fields"][f"{text}_{code}"] == record["fields"][f"{text}_en"]
    ]

    assert copies == []


def test_every_skill_has_four_anchors_that_differ(fixture_records):
    anchors = {}
    for record in fixture_records:
        if record["model"] == "roles.skillanchor":
            fields = record["fields"]
            anchors.setdefault(fields["skill"][0], []).append(fields["text_en"])
    skills = [r for r in fixture_records if r["model"] == "roles.skill"]

    assert len(skills) == 23
    assert set(anchors) == {record["fields"]["slug"] for record in skills}
    assert all(len(set(texts)) == 4 for texts in anchors.values())


def test_every_requirement_can_be_reached_by_an_action(fixture_records):
    actions = [r["fields"] for r in fixture_records if r["model"] == "roles.action"]
    top_level = {}
    for action in actions:
        if "skill" in action:
            [slug] = action["skill"]
            top_level[slug] = max(top_level.get(slug, 0), action["max_level"])
    areas = {action["area"][0] for action in actions if "area" in action}
    eqf_levels = {action["eqf_level"] for action in actions if "eqf_level" in action}

    for record in fixture_records:
        fields = record["fields"]
        if record["model"] == "roles.skillrequirement":
            assert top_level[fields["skill"][0]] >= fields["level"]
        elif record["model"] == "roles.experiencerequirement":
            assert fields["area"][0] in areas
        elif record["model"] == "roles.educationrequirement":
            assert max(eqf_levels) >= fields["eqf_level"]
