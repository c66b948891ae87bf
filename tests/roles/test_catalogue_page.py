"""The catalogue's page: what is found and why, filters that count, help where there is
nothing, all of it in the address."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.words import page, words

ROLES = "/en/roles/"


@pytest.fixture
def family(db):
    """Three rungs: an entry level job, one after a year, one after three with a degree."""
    factories.education_levels()
    service = factories.area("customer-service")
    agent = factories.role("agent", rung=1, title_de="Kundenberaterin")
    factories.asks_education(agent, 3)
    factories.asks_experience(agent, service, 6, importance="asset")
    leader = factories.role("leader", rung=2, title_de="Teamleitung")
    factories.asks_education(leader, 4)
    factories.asks_experience(leader, service, months=12)
    manager = factories.role(
        "manager",
        rung=3,
        title_en="Customer service manager",
        title_de="Kundenservicemanagerin",
        title_pl="Kierowniczka obsługi klienta",
    )
    factories.asks_education(manager, 6)
    factories.asks_experience(manager, service, months=36)
    return agent, leader, manager


def listed(client, query="", language="en"):
    """The slugs of the roles on the page."""
    html = page(client, f"/en/roles/{query}", language)
    return re.findall(rf'card-title"><a href="/{language}/roles/([a-z0-9-]+)/"', html)


def card(client, query, language="en"):
    """The HTML of the only role on the page."""
    html = page(client, f"/en/roles/?q={query}", language)
    [one] = re.findall(r'<li class="card role-card">.*?</li>', html, re.S)
    return one


def why(client, query, language="en"):
    """What its card says about being found."""
    found = re.search(
        r'<p class="found-by small">(.*?)</p>', card(client, query, language)
    )
    return words(found.group(1)) if found else ""


def status(client, query):
    html = page(client, f"/en/roles/{query}")
    return words(re.search(r'<p role="status"[^>]*>(.*?)</p>', html, re.S).group(1))


def counts(client, query=""):
    """The figure beside each choice of the filters."""
    html = page(client, f"/en/roles/{query}")
    figures = r'data-live="([a-z]+-\w*)"><span aria-hidden="true">(\d+)'
    return {name: int(figure) for name, figure in re.findall(figures, html)}


# What is found, and why


def test_all_roles_stand_in_their_usual_order(client, family):
    assert listed(client) == ["agent", "leader", "manager"]
    assert status(client, "") == "3 roles"


def test_title_in_the_readers_language_needs_no_reason(client, family):
    assert why(client, "manager") == ""
    assert why(client, "KUNDENSERVICE", "de") == ""
    assert why(client, "obslugi klienta", "pl") == ""


def test_another_title_is_named(client, family):
    factories.also_called(family[2], "Service desk lead")

    assert why(client, "service desk") == "Also called “Service desk lead”"


def test_title_of_another_language_is_named_with_its_language(client, family):
    factories.also_called(family[2], "Managerka obsługi klienta", "pl")

    assert 'in Polish: “<span lang="pl">Managerka obsługi klienta</span>”' in card(
        client, "managerka"
    )


@pytest.mark.parametrize(
    ("slip", "language", "reason"),
    [
        ("menagerka", "pl", "Also called “Managerka obsługi klienta”"),
        ("kundservice manager", "de", ""),
        ("Kundendinst", "de", "Also called “Kundendienstleiter”"),
    ],
)
def test_forgiven_slip_is_told(client, family, slip, language, reason):
    factories.also_called(family[2], "Managerka obsługi klienta", "pl")
    factories.also_called(family[2], "Kundendienstleiter", "de")

    html = card(client, slip, language)

    assert "≈" in html
    assert listed(client, f"?q={slip}", language) == ["manager"]
    # Its words are not translated yet, but its names are.
    for name in re.findall("“(.*?)”", reason):
        assert name in html


def test_slip_is_answered_with_what_may_have_been_meant(client, family):
    factories.also_called(family[2], "Managerka obsługi klienta", "pl")

    html = page(client, "/en/roles/?q=menagerka&education=8")

    link = "/en/roles/?q=Managerka+obs%C5%82ugi+klienta&amp;education=8"
    name = '<span lang="pl">Managerka obsługi klienta</span>'
    assert f'Did you mean <a href="{link}">{name}</a>?' in html
    assert "Did you mean" not in page(client, "/en/roles/?q=managerka")


def test_skill_is_named_in_the_readers_language_and_as_it_was_found(client, family):
    skill = factories.skill(name_en="Phoning", name_de="Telefonieren")
    factories.asks_skill(family[0], skill)

    assert why(client, "phoning") == "Asks for “Phoning”"
    html = card(client, "telefonieren")
    assert (
        'Asks for “Phoning” (also called “<span lang="de">Telefonieren</span>”)' in html
    )


@pytest.mark.parametrize("query", ["4222", "ISCO 4222", "isco-08 4222"])
def test_code_is_named_with_its_label(client, family, query):
    factories.listed_as(family[0], "4222", label_en="Contact centre clerks")

    assert why(client, query) == "Listed as ISCO-08 4222: “Contact centre clerks”"


def test_all_that_holds_the_words_is_told(client, family):
    factories.asks_skill(family[2], factories.skill("coaching"))

    assert why(client, "manager coaching") == "Asks for “Coaching”"


def test_search_escapes_what_was_typed(client, family):
    factories.also_called(family[0], "<b>Bold</b> agent")

    assert "<script>alert" not in page(client, "/en/roles/?q=<script>alert(1)</script>")
    assert "“&lt;b&gt;Bold&lt;/b&gt; agent”" in card(client, "bold")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("menagerka", "customer-service-manager"),
        ("Kundendinst", "customer-service-manager"),
        ("kundservice koordinator", "customer-service-coordinator"),
        ("kierownik obslugi klienta", "customer-service-manager"),
        ("4222", "customer-service-coordinator"),
        ("1439", "customer-service-manager"),
    ],
)
def test_shipped_roles_are_found_in_spite_of_slips(client, real_content, query, found):
    assert found in listed(client, f"?q={query}")[:3]


# Where there is nothing


def test_nothing_found_shows_what_comes_closest_and_what_to_try(client, family):
    html = page(client, "/en/roles/?q=manager+astronaut")

    assert status(client, "?q=manager+astronaut").startswith("0 roles found for")
    assert "Closest to what you typed" in html
    assert (
        '<a class="tap" href="/en/roles/manager/">Customer service manager</a>' in html
    )
    assert "What you can try" in html
    assert '<a class="tap" href="/en/roles/">Show all roles</a>' in html


@pytest.mark.parametrize("query", ["zzzzz", "!!!", "🙂"])
def test_nothing_at_all_comes_close(client, family, query):
    html = page(client, f"/en/roles/?q={query}")

    assert "Closest to what you typed" not in html
    assert "What you can try" in html


def test_filters_that_leave_nothing_are_named_with_what_they_hide(client, family):
    html = page(client, "/en/roles/?education=3&experience=more")

    assert "There are 3 roles, but none of them fits all the filters" in html
    without = re.findall(r'href="([^"]+)">(Without [^<]+)<', html)
    assert without == [
        (
            "/en/roles/?experience=more",
            "Without “Education up to: Certificate 3”: 1 role",
        ),
        ("/en/roles/?education=3", "Without “More than 2 years of experience”: 1 role"),
    ]


def test_filter_that_would_not_help_is_not_offered(client, family):
    html = page(client, "/en/roles/?q=manager&education=3&entry=1")

    assert "There is 1 role, but it does not fit the filters" in html
    assert "Without" not in html
    assert '<a class="tap" href="/en/roles/?q=manager">Clear all filters</a>' in html


# Filters


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?education=4", ["agent", "leader"]),
        ("?experience=0", ["agent"]),
        ("?experience=12", ["agent", "leader"]),
        ("?experience=more", ["manager"]),
        ("?entry=1", ["agent"]),
        ("?q=&education=4&experience=&entry=", ["agent", "leader"]),
        ("?q=leader&education=4", ["leader"]),
    ],
)
def test_filters_leave_what_fits(client, family, query, left):
    assert listed(client, query) == left


def test_each_choice_counts_with_the_other_filters_and_the_query(client, family):
    figures = counts(client)
    assert [figures[f"education-{level}"] for level in range(1, 9)] == [
        *(0, 0, 1, 2, 2, 3, 3, 3)
    ]
    assert figures["education-"] == 3

    figures = counts(client, "?education=4&experience=0")
    assert [figures[f"education-{level}"] for level in (3, 4, 6)] == [1, 1, 1]
    assert [figures[f"experience-{key}"] for key in ("0", "12", "24", "more")] == [
        *(1, 2, 2, 0)
    ]
    assert (figures["education-"], figures["experience-"]) == (1, 2)
    assert figures["entry-1"] == 1

    assert counts(client, "?q=manager")["education-"] == 1


def test_what_was_chosen_can_be_taken_away_one_by_one(client, family):
    html = page(client, "/en/roles/?q=leader&education=4&entry=1&page=1")

    chips = re.findall(r'<a class="chip" href="([^"]+)">(.*?)</a>', html)
    assert [(url, words(text)) for url, text in chips] == [
        (
            "/en/roles/?q=leader&amp;entry=1",
            "Remove the filter: Education up to: Certificate 4 ×",
        ),
        ("/en/roles/?q=leader&amp;education=4", "Remove the filter: Entry level ×"),
    ]
    assert re.search(r'name="education" value="4" form="search" checked', html)
    assert re.search(r'name="entry" value="1" form="search" checked', html)


@pytest.mark.parametrize(
    "query",
    [
        "?education=99",
        "?education=x",
        "?experience=1000",
        "?entry=yes",
        "?page=0",
        "?page=-1",
        "?page=9999999999999999999999",
        "?education=4%00",
        "?education=٤",
        "?page=٢",
    ],
)
def test_what_is_not_known_is_left_out(client, family, query):
    response = client.get(f"{ROLES}{query}")

    if "%00" in query:
        assert response.status_code == 400
    else:
        assert listed(client, query) == ["agent", "leader", "manager"]


def test_reader_is_told_that_something_was_left_out(client, family):
    note = "Part of this address is not known here and was left out."

    assert note in page(client, "/en/roles/?education=99&experience=0")
    assert listed(client, "?education=99&experience=0") == ["agent"]
    assert note not in page(client, "/en/roles/?education=&experience=0")


def test_search_that_is_far_too_long_is_explained(client, family):
    html = page(client, f"/en/roles/?q={'x' * 5000}")

    assert "at most 100 characters" in html
    assert "not known here" not in html


def test_entry_level_is_a_badge_on_the_card(client, family):
    assert "Entry level</span>" in card(client, "agent")
    assert "Entry level</span>" not in card(client, "leader")


# Pages


def test_more_than_a_page_is_parted_into_pages(client, db):
    for number in range(1, 51):
        factories.role(f"role-{number:02}", title_en=f"Helper {number}")

    assert listed(client, "?q=helper") == [f"role-{n:02}" for n in range(1, 25)]
    assert listed(client, "?q=helper&page=3") == ["role-49", "role-50"]
    assert listed(client, "?q=helper&page=99") == ["role-49", "role-50"]
    html = page(client, "/en/roles/?q=helper&entry=1&page=2")
    assert 'rel="prev" href="/en/roles/?q=helper&amp;entry=1">' in html
    assert 'rel="next" href="/en/roles/?q=helper&amp;entry=1&amp;page=3">' in html
    assert 'page=2" aria-current="page">' in html


def test_one_page_needs_no_links_to_pages(client, family):
    assert "result-pages" not in page(client, ROLES)


# How it is made


def test_queries_stay_the_same_with_more_roles(
    client, family, django_assert_num_queries
):
    path = "/en/roles/?q=customer&education=8"
    factories.also_called(family[0], "Customer person")
    page(client, path)
    with CaptureQueriesContext(connection) as queries:
        page(client, path)
    few = len(queries)
    for number in range(3):
        role = factories.role(f"more-{number}", title_en=f"Customer {number}")
        factories.asks_experience(role, factories.area(f"area-{number}"), months=6)
    page(client, path)

    with django_assert_num_queries(few):
        page(client, path)
    assert few == 5  # edition, roles, what they ask


def test_role_that_goes_away_this_very_moment_is_left_out(client, family):
    page(client, ROLES)
    factories.Role.objects.filter(slug="agent").update(is_published=False)

    assert listed(client, "?education=8") == ["leader", "manager"]
