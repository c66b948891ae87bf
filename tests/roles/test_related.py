"""Related roles share skills; neighbours on the ladder are named elsewhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.related import related_to
from tests import factories


@pytest.fixture
def skills(db):
    return [factories.skill(f"skill-{number}") for number in range(5)]


def role_with(skills, slug, **fields):
    role = factories.role(slug, **fields)
    for skill in skills:
        factories.asks_skill(role, skill)
    return role


def test_role_that_shares_most_comes_first_with_its_count(skills):
    helper = role_with(skills, "helper")
    role_with(skills[:3], "carer")
    role_with(skills[:4], "nurse")
    role_with(skills[:2], "cook")  # two skills in common is no kinship

    found = related_to(helper)

    assert [(one.role.slug, one.shared, one.asked) for one in found] == [
        ("nurse", 4, 4),
        ("carer", 3, 3),
    ]


def test_what_is_hidden_or_named_elsewhere_is_left_out(skills):
    helper = role_with(skills, "helper")
    role_with(skills, "ghost", is_published=False)
    neighbour = role_with(skills, "neighbour")

    assert related_to(helper, without=[neighbour.pk]) == []


def test_no_more_than_four_and_a_fixed_number_of_queries(skills):
    helper = role_with(skills, "helper")
    for number in range(6):
        role_with(skills, f"other-{number}")
    helper.skillrequirements.all()

    with CaptureQueriesContext(connection) as queries:
        found = related_to(helper)

    assert [one.role.slug for one in found] == [f"other-{n}" for n in range(4)]
    assert len(queries) == 3  # its own skills, who shares them, those roles
