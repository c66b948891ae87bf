"""The ways into a role: ordered steps, with times as they are in the reader's country."""

import pytest
from django.utils import translation

from roles.models import Passage
from roles.ways import ways_in
from roles.wording import span
from tests import factories


@pytest.fixture
def role(db):
    return factories.role("helper")


def step(role, way, code, position, **fields):
    return Passage.objects.create(
        role=role,
        section="way_in",
        way=way,
        code=code,
        position=position,
        title_en=code,
        text_en=code,
        **fields,
    )


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (0, 0, ""),
        (1, 1, "1 week"),
        (2, 6, "2–6 weeks"),
        (13, 13, "13 weeks"),
        (14, 14, "3 months"),
        (26, 52, "6–12 months"),
        (52, 52, "1 year"),
        (78, 78, "18 months"),
        (78, 104, "18–24 months"),
        (104, 156, "2–3 years"),
        (104, 130, "24–30 months"),
        (130, 170, "2–4 years"),
        (0, 156, "3 years"),
    ],
)
def test_weeks_are_told_as_people_say_them(least, most, words):
    assert span(least, most) == words


def test_years_have_their_plural_in_polish():
    with translation.override("pl"):
        assert [span(104, 156), span(208, 260)] == ["2–3 lata", "4–5 lat"]


def test_steps_come_by_way_and_in_order_whatever_order_they_were_written_in(role):
    step(role, "direct", "apply", 3)
    step(role, "school", "finish", 2)
    step(role, "school", "start", 1)

    found = ways_in(role.passages.all())

    assert [(way.label, [one.passage.code for one in way.steps]) for way in found] == [
        ("From school", ["start", "finish"]),
        ("From another field", ["apply"]),
    ]


def test_way_takes_as_long_as_all_its_steps(role):
    step(role, "vocational", "train", 1, weeks_from_en=52, weeks_to_en=65)
    step(role, "vocational", "settle-in", 2, weeks_from_en=52, weeks_to_en=91)
    step(role, "vocational", "apply", 3)

    [way] = ways_in(role.passages.all())

    assert [one.time for one in way.steps] == ["12–15 months", "12–21 months", ""]
    assert way.time == "2–3 years"


def test_reader_sees_how_long_it_takes_in_their_country(role):
    step(
        role,
        "vocational",
        "train",
        1,
        weeks_from_en=52,
        weeks_to_en=65,
        weeks_from_de=156,
        weeks_to_de=156,
    )

    for language, time in [("en", "12–15 months"), ("de", "3 Jahre")]:
        with translation.override(language):
            [way] = ways_in(role.passages.all())
        assert way.time == time
