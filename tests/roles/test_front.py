"""The front page: two ways to begin, and what stands behind them."""

import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from roles.example import example
from roles.models import RoleFamily
from tests import factories


def words_of(client, path):
    """The page on one line."""
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def family(slug="service", **fields):
    names = {"name_en": slug.capitalize(), "summary_en": f"All of {slug}."}
    return RoleFamily.objects.create(slug=slug, **(names | fields))


def address(name):
    """Of a page, "" where it has not been built."""
    return Template(f"{{% url '{name}' as it %}}{{{{ it }}}}").render(Context())


def test_mira_can_begin_in_two_ways(client, db):
    html = words_of(client, "/en/")

    [knows, reach] = re.findall(r'<section class="choice.*?</section>', html)
    assert '<h2 id="i-know">I know the role</h2>' in knows
    assert 'action="/en/roles/" method="get" role="search"' in knows
    assert '<h2 id="in-reach">Show me what is in reach</h2>' in reach
    [link] = re.findall(r'<a class="button" href="([^"]*)">([^<]+)</a>', reach)
    assert link == (address("assessments:reach"), "Start with what I bring")


def test_roles_of_the_family_stand_there_with_their_drawings(client, db):
    service = family()
    factories.role("customer-service-manager", family=service, rung=2)
    factories.role("helper", family=service)
    factories.role("secret", family=service, is_published=False)
    factories.role("loner")

    html = words_of(client, "/en/")

    cards = re.findall(
        r'<use href="/static/img/roles[^"#]*\.svg#([a-z-]+)"/></svg> '
        r'<h3 class="card-title"><a href="/en/roles/([a-z-]+)/">',
        html,
    )
    assert "Careers, step by step: Service</h2>" in html
    assert cards == [
        ("any-role", "helper"),
        ("customer-service-manager", "customer-service-manager"),
    ]
    assert (
        '<p>All of service.</p> <p><a class="button button-quiet" '
        'href="/en/ladder/service/">See the career ladder</a>' in html
    )


def test_without_a_family_the_front_page_still_opens_both_ways(client, db):
    html = words_of(client, "/en/")

    assert html.count('<section class="choice') == 2
    assert "Careers, step by step" not in html


def test_number_of_queries_does_not_depend_on_the_number_of_roles(
    client, db, django_assert_num_queries
):
    service = family()
    area = factories.area()
    factories.asks_experience(factories.role(family=service), area)
    with CaptureQueriesContext(connection) as queries:
        words_of(client, "/en/")

    for _ in range(2):
        factories.asks_experience(factories.role(family=service), area)

    with django_assert_num_queries(len(queries)):
        words_of(client, "/en/")


def test_example_adds_up():
    shown = example()

    assert [line.points for line in shown.lines] == [25, 15, 18, 18]
    assert sum(line.possible for line in shown.lines) == 100
    assert shown.score == 76
    assert shown.score + sum(step.gain for step in shown.steps) == 100
    assert shown.bar == {"width": 400, "low": 304, "high": 304, "mark": 320}


# --- The way to the ladder -----------------------------------------------------------


def test_the_only_ladder_opens_at_once(client, db):
    factories.role(family=family())
    family("empty")  # nothing to show yet

    response = client.get("/de/ladder/")

    assert (response.status_code, response.url) == (302, "/de/ladder/service/")


def test_several_ladders_are_listed(client, db):
    for slug in ("service", "crafts"):
        factories.role(family=family(slug))
        factories.role(family=RoleFamily.objects.get(slug=slug))

    html = words_of(client, "/en/ladder/")

    links = re.findall(r'<h2 class="card-title"><a href="([^"]+)">([^<]+)</a>', html)
    assert links == [
        ("/en/ladder/crafts/", "Crafts"),
        ("/en/ladder/service/", "Service"),
    ]


def test_no_ladder_leads_to_the_roles(client, db):
    html = words_of(client, "/en/ladder/")

    assert "There is no career ladder yet." in html


@pytest.mark.parametrize("path", ["/en/ladder/", "/en/"])
def test_header_leads_to_the_ladder(client, db, path):
    html = words_of(client, path)

    [navigation] = re.findall(r'<nav class="site-nav".*?</nav>', html)
    links = re.findall(r'href="([^"]+)" (aria-current="page")?', navigation)
    assert ("/en/ladder/", 'aria-current="page"' * (path == "/en/ladder/")) in links
