"""A day is told from morning to evening, by each language's clock."""

from roles.editorial.day import moments_in_order
from tests.roles.editorial.drafts import passage, role, told

MORNING = {
    "title_en": "8:15 · The queue opens",
    "title_de": "8.15 Uhr · Die ersten Anrufe",
    "title_pl": "8.15 · Pierwsze rozmowy",
    "title_da": "8.15 · De første opkald",
}
NOON = {name: title.replace("8", "12", 1) for name, title in MORNING.items()}


def moment(position, **titles):
    return passage("day", f"moment-{position}", position=position, **titles)


def test_day_in_order():
    later = moment(2, **NOON)

    assert told(moments_in_order, role(), later, moment(1, **MORNING)) == []


def test_day_by_another_clock():
    titles = MORNING | {"title_de": "8:15 · Die ersten Anrufe"}

    assert told(moments_in_order, role(), moment(1, **titles)) == [
        "passage helper/day/moment-1 · title · de: begin with the time: 8.15 Uhr · …"
    ]


def test_day_that_goes_backwards():
    second = moment(2, **(NOON | {"title_da": MORNING["title_da"]}))

    assert told(moments_in_order, role(), moment(1, **MORNING), second) == [
        "passage helper/day/moment-2 · title · da: is not later than the one before"
    ]
