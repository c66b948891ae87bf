"""Values that no page could show and no database would take."""

import pytest

from roles.editorial import problems_of
from roles.editorial.catalogue import Catalogue
from roles.editorial.values import values_taken
from tests.roles.editorial.drafts import action, asks_skill, draft, passage, told


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            passage("tasks"),
            "passage helper/tasks/first-calls · section: "
            "“tasks”: Value 'tasks' is not a valid choice.",
        ),
        (
            passage("way_in", way="insde"),
            "passage helper/way_in/first-calls · way: "
            "“insde”: Value 'insde' is not a valid choice.",
        ),
        (
            asks_skill("listening", level=0),
            "skillrequirement helper/listening · level: "
            "“0”: Value 0 is not a valid choice.",
        ),
        (
            asks_skill("listening", importance="esential"),
            "skillrequirement helper/listening · importance: "
            "“esential”: Value 'esential' is not a valid choice.",
        ),
        (
            action("listen", kind="cours"),
            "action listen · kind: “cours”: Value 'cours' is not a valid choice.",
        ),
        (
            draft("glossaryterm", slug="eqf", source_de="europass"),
            "glossaryterm eqf · source_de: “europass”: Enter a valid URL.",
        ),
    ],
)
def test_value_that_is_none(record, said):
    assert told(values_taken, record) == [said]


def test_good_values():
    good = [passage("way_in", way="inside"), asks_skill("listening"), action("listen")]

    assert told(values_taken, *good) == []


def test_other_rules_wait_until_the_values_can_be_read():
    broken = asks_skill("flying", importance="esential")

    [problem] = problems_of(Catalogue([broken]))

    assert problem.field == "importance"
