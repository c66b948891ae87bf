"""The ladder of a family: which roles, which steps, what each step asks more."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.ladders.rungs import Ladder
from roles.models import RoleFamily, Transition
from tests import factories


@pytest.fixture
def family(db):
    return RoleFamily.objects.create(
        slug="care", name_en="Care", name_de="Pflege", summary_en="From helper to head."
    )


def climb(lower, higher, months=12, **fields):
    return Transition.objects.create(
        from_role=lower, to_role=higher, typical_months=months, **fields
    )


@pytest.fixture
def helper_and_head(family):
    helper = factories.role("helper", family=family, rung=1)
    head = factories.role("head", family=family, rung=2)
    leading, tidying = factories.skill("leading"), factories.skill("tidying")
    work = factories.area("care-work")
    factories.asks_skill(head, tidying, level=1, importance="asset")
    factories.asks_skill(helper, leading, level=1)
    factories.asks_skill(head, leading, level=3)
    factories.asks_experience(helper, work, months=6)
    factories.asks_experience(head, work, months=18)
    climb(helper, head, months=18)
    return helper, head


def test_each_role_says_where_it_leads_and_after_how_long(family, helper_and_head):
    helper, head = helper_and_head

    [first, last] = Ladder(family).rungs

    assert (first.role, last.role) == (helper, head)
    assert [(rise.higher, rise.time) for rise in first.rises] == [
        (head, "1 year and 6 months")
    ]
    assert last.rises == []


def test_step_tells_its_gaps_with_the_essential_ones_first(family, helper_and_head):
    [rise] = Ladder(family).rises

    assert [(gap.name, gap.more, gap.now, gap.then) for gap in rise.gaps] == [
        ("Care work", "+1 year", "6 months", "1 year and 6 months"),
        ("Leading", "", "basic", "advanced"),
        ("Tidying", "", "none", "basic"),
    ]
    assert [gap.is_essential for gap in rise.gaps] == [True, True, False]


def test_what_is_hidden_or_of_another_family_is_not_on_the_ladder(
    family, helper_and_head
):
    helper, head = helper_and_head
    climb(head, factories.role("boss", rung=3))
    hidden = factories.role("ghost", family=family, rung=1, is_published=False)
    climb(hidden, head)

    ladder = Ladder(family)

    assert ladder.roles == [helper, head]
    assert len(ladder.rises) == 1


def test_step_without_a_note_and_without_more_is_just_named(client, family):
    climb(
        factories.role("helper", family=family),
        factories.role("head", family=family, rung=2),
    )

    html = client.get("/en/ladder/care/").content.decode()

    assert "usually after" in html
    assert "<details" not in html
    assert re.findall(r"<(p|ul|ol)\b[^>]*>\s*</", html) == []


def test_family_without_published_roles_is_not_there_yet(client, family):
    factories.role("ghost", family=family, is_published=False)

    assert client.get("/en/ladder/care/").status_code == 404


def test_page_shows_picture_and_list(client, family, helper_and_head):
    html = " ".join(client.get("/en/ladder/care/").content.decode().split())

    assert html.count('class="platform"') == 2
    assert html.count('class="climb"') == 1
    assert (
        "<li>Care work: <strong>+1 year</strong> (6 months → 1 year and 6 months)</li>"
        in html
    )
    assert "usually after 1 year and 6 months" in html


def test_longer_ladder_takes_no_more_queries(family, helper_and_head):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            rungs = Ladder(family).rungs
            assert [
                str(gap.name) for rung in rungs for r in rung.rises for gap in r.gaps
            ]
        return len(captured)

    few = queries()
    skill = factories.skill("more")
    for number in range(3):
        role = factories.role(f"more-{number}", family=family, rung=3 + number)
        factories.asks_skill(role, skill)
        climb(helper_and_head[1], role)

    assert queries() == few
