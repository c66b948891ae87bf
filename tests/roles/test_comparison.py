"""Roles side by side: what belongs in one row, what differs, and how it is said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import strip_tags

from roles.comparing.choice import choice_of, transitions_between
from roles.comparing.comparison import Comparison
from roles.models import Transition
from tests import factories


@pytest.fixture
def service(db):
    return factories.area("customer-service")


@pytest.fixture
def listening(db):
    return factories.skill("listening")


@pytest.fixture
def helper(service, listening):
    """EQF 3, listening 2."""
    role = factories.role("helper", rung=1)
    factories.asks_education(role, 3)
    factories.asks_skill(role, listening, level=2)
    return role


@pytest.fixture
def leader(helper, service, listening):
    """EQF 5, two years of service, listening 3, coaching 2."""
    role = factories.role("leader", rung=2)
    factories.asks_education(role, 5)
    factories.asks_experience(role, service, months=24)
    factories.asks_skill(role, listening, level=3)
    factories.asks_skill(role, factories.skill("coaching"), level=2)
    return role


def compare(*roles):
    found = choice_of([role.slug for role in roles]).roles
    return Comparison(found, transitions_between(found))


def marks_of(comparison):
    """For each row: its name, and the marks of each cell in words."""
    return {
        str(row.name): [[mark.label for mark in cell.marks] for cell in row.cells]
        for row in comparison.rows
    }


def test_rows_stand_side_by_side_with_what_differs(helper, leader):
    assert marks_of(compare(helper, leader)) == {
        "Education that is a must": [[], ["more here: +2 EQF levels"]],
        "Customer service": [[], ["only here"]],
        "Listening": [[], ["more here: +1 level"]],
        "Coaching": [[], ["only here"]],
    }


def test_cells_say_what_is_asked_and_how_much_it_matters(helper, leader):
    rows = {str(row.name): row.cells for row in compare(helper, leader).rows}

    asked = {
        name: [
            (str(cell.asked), cell.level, str(cell.importance_label)) for cell in row
        ]
        for name, row in rows.items()
    }
    assert asked == {
        "Education that is a must": [
            ("EQF level 3", 0, "essential"),
            ("EQF level 5", 0, "essential"),
        ],
        "Customer service": [("", 0, ""), ("2 years", 0, "essential")],
        "Listening": [("intermediate", 2, "essential"), ("advanced", 3, "essential")],
        "Coaching": [("", 0, ""), ("intermediate", 2, "essential")],
    }


def test_months_are_compared_as_time(helper, leader, service):
    factories.asks_experience(helper, service, months=6)

    marks = marks_of(compare(helper, leader))

    assert marks["Customer service"] == [[], ["more here: +1 year and 6 months"]]


def test_same_level_may_matter_more_in_one_role(helper, listening):
    other = factories.role("other")
    factories.asks_skill(other, listening, level=2, importance="preferred")

    (_education, row) = compare(helper, other).rows

    assert [mark.label for mark in row.cells[0].marks] == ["more important here"]
    assert row.cells[1].marks == ()
    assert not row.is_same


def test_field_of_study_is_a_difference(db):
    plain, business = factories.role("plain"), factories.role("business")
    factories.asks_education(plain, 5, "preferred")
    factories.asks_education(business, 5, "preferred", "041 0311")

    (row,) = compare(plain, business).rows

    assert str(row.name) == "Education wished for"
    assert (
        row.cells[1].asked == "EQF level 5 · business and administration or economics"
    )
    assert [mark.label for mark in row.cells[1].marks] == ["in a certain field"]


def test_must_and_wish_for_education_are_different_rows(helper, leader):
    factories.asks_education(leader, 6, "asset", "041")
    factories.asks_education(leader, 6, "preferred")

    marks = marks_of(compare(helper, leader))

    assert [*marks][:3] == [
        "Education that is a must",
        "Education wished for",
        "Also wished for",
    ]
    assert marks["Education wished for"] == [[], ["only here"]]


def test_of_three_roles_more_counts_from_the_least(helper, leader, listening):
    top = factories.role("top", rung=3)
    factories.asks_skill(top, listening, level=4)

    marks = marks_of(compare(helper, leader, top))

    assert marks["Listening"] == [
        [],
        ["more here: +1 level"],
        ["more here: +2 levels"],
    ]
    assert marks["Education that is a must"] == [[], ["more here: +2 EQF levels"], []]


def test_what_all_ask_comes_first_and_what_differs_before_what_is_the_same(db):
    one, other = factories.role("one"), factories.role("other")
    for name, levels in {
        "mine": (2, None),
        "yours": (None, 2),
        "same": (2, 2),
        "harder": (2, 3),
    }.items():
        skill = factories.skill(name)
        for role, level in zip((one, other), levels, strict=True):
            if level:
                factories.asks_skill(role, skill, level=level)

    rows = compare(one, other).rows

    assert [row.name for row in rows] == ["Harder", "Same", "Mine", "Yours"]
    assert [row.is_same for row in rows] == [False, True, False, False]


def test_lead_says_what_mainly_differs(helper, leader):
    factories.asks_skill(helper, factories.skill("typing"), level=1)

    assert strip_tags(compare(helper, leader).lead) == (
        "Leader asks for things that the other does not: Customer service and Coaching. "
        "In 2 requirements, Leader asks for more. No requirement is just the same."
    )


def test_lead_about_three_roles(helper, leader, listening):
    top = factories.role("top")
    factories.asks_skill(top, listening, level=3)

    assert strip_tags(compare(helper, leader, top).lead) == (
        "Leader asks for things that neither of the others does: Customer service and "
        "Coaching. In 2 requirements, Leader asks for more. "
        "No requirement is just the same."
    )


def test_lead_about_roles_that_ask_the_same(helper, listening):
    twin = factories.role("twin")
    factories.asks_education(twin, 3)
    factories.asks_skill(twin, listening, level=2)

    assert compare(helper, twin).lead == "These roles ask for just the same."


def test_lead_about_roles_that_ask_nothing(db):
    comparison = compare(factories.role("idle"), factories.role("lazy"))

    assert comparison.lead == "None of these roles says yet what it asks for."
    assert comparison.groups == []


def test_columns_say_what_the_step_and_the_least_are(helper, leader):
    Transition.objects.create(from_role=helper, to_role=leader, typical_months=18)

    low, high = compare(helper, leader).columns

    assert low.steps == ["To Leader: usually after 1 year and 6 months"]
    assert high.steps == ["From Helper: usually after 1 year and 6 months"]
    assert (low.least_education, low.least_experience) == (
        "Education 3 (EQF level 3)",
        "",
    )
    assert high.least_experience == "Customer service: 2 years"
    assert high.amount == "4 requirements, 4 of them essential"


def test_of_several_musts_the_highest_certificate_is_the_least(helper, leader):
    """All musts have to be met, in the score and in the filters of the catalogue, too."""
    factories.asks_education(leader, 3)

    _low, high = compare(helper, leader).columns

    assert high.least_education == "Education 5 (EQF level 5)"


def test_text_that_is_missing_stands_in_in_english_and_is_marked(helper, leader):
    with translation.override("de"):
        names = [row.name for row in compare(helper, leader).groups[-1].rows]

    assert names == [
        '<span lang="en">Listening</span>',
        '<span lang="en">Coaching</span>',
    ]


@pytest.mark.parametrize(
    ("slugs", "found", "problems"),
    [
        ([], [], []),
        (["leader", "helper"], ["leader", "helper"], []),
        (["", "helper", ""], ["helper"], []),
        (
            ["helper", "nobody"],
            ["helper"],
            ["We know no role by one of these names, or it is not shown any more."],
        ),
        (
            ["helper", "hidden"],
            ["helper"],
            ["We know no role by one of these names, or it is not shown any more."],
        ),
        (
            ["helper", "helper"],
            ["helper"],
            ["You have chosen the same role twice. Choose two different ones."],
        ),
        (["helper", "leader", "helper"], ["helper", "leader"], []),
        (
            ["helper", "leader", "third", "fourth"],
            ["helper", "leader", "third"],
            ["Three roles are the most that fit side by side."],
        ),
    ],
)
def test_address_names_two_or_three_known_roles(helper, leader, slugs, found, problems):
    factories.role("third")
    factories.role("fourth")
    factories.role("hidden", is_published=False)

    choice = choice_of(slugs)

    assert (choice.slugs, choice.problems) == (found, problems)


def test_thousand_names_in_an_address_read_no_more_than_a_few(helper):
    with CaptureQueriesContext(connection) as queries:
        choice = choice_of(["helper", *(f"nobody-{number}" for number in range(999))])

    assert choice.slugs == ["helper"]
    assert "nobody-8" in queries[0]["sql"]
    assert "nobody-9" not in queries[0]["sql"]


def test_comparison_asks_the_database_nothing(
    helper, leader, django_assert_num_queries
):
    comparison = compare(helper, leader)

    with django_assert_num_queries(0):
        assert all([comparison.groups, comparison.columns, comparison.lead])
