"""The public pages: the same for everybody, in each reader's language."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.models import OccupationCode, Passage, Transition
from tests import factories

MANAGER = "/{}/roles/customer-service-manager/"


def html_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_role_page_has_the_sections_of_a_career_profile(client, real_content):
    html = html_of(client, MANAGER.format("en"))

    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", html)
    assert headings == [
        "What the job is",
        "What you do",
        "Career path",
        "Where you work",
        "A day in the role",
        "What it takes",
        "How it differs by industry",
        "Ways in, step by step",
        "Your application",
        "Preparing for the interview",
        "Your own examples",
        "Where to practise",
        "Related roles",
        "Sources and licences",
    ]
    assert "Check yourself in 11 minutes" in " ".join(html.split())
    assert "ISCO-08 1439" in html
    assert "Last reviewed on 22 November 2026." in html
    assert "This service uses the ESCO classification" in html


def test_role_page_shows_what_the_step_before_does_not_ask(client, real_content):
    html = html_of(client, MANAGER.format("en"))

    assert "<li>Leading people: intermediate → <strong>advanced</strong></li>" in html
    assert (
        "<li>Customer service: <strong>+1 year</strong> (1 year → 2 years)</li>" in html
    )


def test_language_switch_keeps_page_and_query(client, db):
    html = html_of(client, "/de/roles/?q=leitung")

    assert 'href="/pl/roles/?q=leitung"' in html


def test_text_that_is_missing_is_shown_in_english_and_marked(client, db):
    role = factories.role("helper", title_en="Helper", title_de="Hilfskraft")
    Passage.objects.create(
        role=role, section="task", code="a", title_en="Helping", text_en="You help."
    )

    html = html_of(client, "/de/roles/helper/")

    assert "<h1>Hilfskraft</h1>" in html
    assert '<h3><span lang="en">Helping</span></h3>' in html


def test_role_of_which_little_is_known_shows_no_empty_parts(client, db):
    factories.role("helper")

    html = html_of(client, "/en/roles/helper/")

    main = html.partition("<main")[2].partition("</main>")[0]
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", main) == ["Sources and licences"]
    assert 'class="glance"' not in main
    assert "On this page" not in main
    assert re.findall(r"<(p|ul|dl)\b[^>]*>\s*</", main) == []


def test_overview_in_one_other_language_is_shown_and_marked(client, db):
    factories.role("helper", overview_de="Sie helfen.")

    html = html_of(client, "/en/roles/helper/")

    assert '<p class="lead"><span lang="de">Sie helfen.</span></p>' in html


def test_card_without_requirements_holds_no_empty_line(client, db):
    factories.asks_experience(factories.role("helper"), factories.area(), months=6)
    factories.role("knower")

    html = " ".join(html_of(client, "/en/roles/").split())

    assert re.findall(r'<p class="soft small">(.*?)</p>', html) == [
        " Customer service: 6 months "
    ]


def test_hidden_role_is_nowhere(client, db):
    factories.role("secret", is_published=False)

    assert client.get("/en/roles/secret/").status_code == 404
    assert "secret" not in html_of(client, "/en/roles/")
    assert "secret" not in html_of(client, "/sitemap.xml")


def test_role_that_asks_nothing_offers_no_check(client, db):
    factories.role("idle")

    assert "/check/" not in html_of(client, "/en/roles/idle/")


def test_public_pages_set_no_cookie_and_may_be_cached(client, real_content):
    for path in ("/de/", "/de/roles/", MANAGER.format("de")):
        response = client.get(path)

        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert "csrf" not in response.content.decode()
        assert "public" in response["Cache-Control"]


def furnish(role, other):
    """One more of everything that a role page shows."""
    skill = factories.skill()
    factories.asks_skill(role, skill)
    factories.asks_skill(other, skill, level=1)
    number = skill.pk
    factories.asks_experience(role, factories.area(f"area-{number}"))
    Passage.objects.create(
        role=role, section="task", code=f"t{number}", title_en="T", text_en="T."
    )
    role.alternative_titles.create(language="en", title=f"Title {number}")
    code = OccupationCode.objects.create(scheme="isco-08", code=number, label_en="L")
    role.codes.add(code)
    Transition.objects.create(from_role=other, to_role=role, typical_months=12)


@pytest.mark.parametrize("path", ["/en/", "/en/roles/", "/en/roles/helper/"])
def test_queries_do_not_grow_with_the_catalogue(
    client, db, django_assert_num_queries, path
):
    role = factories.role("helper")
    furnish(role, factories.role())
    with CaptureQueriesContext(connection) as queries:
        html_of(client, path)
    few = len(queries)

    for _ in range(2):
        furnish(role, factories.role())

    with django_assert_num_queries(few):
        html_of(client, path)
