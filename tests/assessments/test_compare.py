"""Roles side by side, with one's own standing for who has one, and for nobody else."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Profile
from roles.models import ExperienceArea, RoleFamily, Skill
from tests import factories
from tests.words import page, read

BARE = "/en/compare/"
TWO = "/en/compare/?role=helper&role=leader"


@pytest.fixture
def leader(helper_role):
    """Asks for EQF 4, two years, listening 4, coaching 2."""
    role = factories.role("leader", rung=2, title_de="Leitung")
    factories.asks_education(role)
    service = ExperienceArea.objects.get(slug="customer-service")
    factories.asks_experience(role, service, months=24)
    factories.asks_skill(role, Skill.objects.get(slug="listening"), level=4)
    factories.asks_skill(role, factories.skill("coaching"), level=2)
    return role


@pytest.fixture
def mira(as_mira, leader, check_of):
    """EQF 4, a year of customer service, listening 2, planning 2; coaching unknown."""
    check_of(as_mira).answer_all()
    return Profile.objects.get()


def cells_of(html):
    """The words of each row of the table: its head, then a cell for each role."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.S)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in rows]
    plain = [[plain_text(cell) for cell in row] for row in cells]
    return {row[0]: row[1:] for row in plain}


def plain_text(html):
    html = re.sub(r'<span class="only-narrow">.*?</span>', "", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_table_says_what_differs_in_words(as_petra, leader):
    rows = cells_of(page(as_petra, TWO))

    assert rows["Listening"] == [
        "advanced essential",
        "expert essential ▲ more here: +1 level",
    ]
    assert rows["Coaching"] == ["– not asked", "intermediate essential ◆ only here"]
    assert rows["Customer service = the same everywhere"] == [
        "2 years essential",
        "2 years essential",
    ]


def test_table_has_headers_for_screen_readers(as_petra, leader):
    html = page(as_petra, TWO)

    assert html.count('<th scope="col">') == 2
    assert html.count('scope="rowgroup"') == 4
    assert html.count('<th scope="row">') == 5 + 5
    assert "<caption" in html


def test_without_profile_nobody_is_told_where_they_stand(as_petra, leader):
    text = read(as_petra, TWO)

    assert "You:" not in text
    assert "You, today" not in text
    assert "Would you like to see your own standing" in text


def test_own_standing_stands_beside_each_row(as_mira, mira):
    rows = cells_of(page(as_mira, TWO))

    assert rows["You, today"] == [
        "76 of 100 ○ Developing",
        "between 51 and 74 of 100 Answer the 1 open question : Leader",
    ]
    assert rows["Listening You: intermediate"] == [
        "advanced essential You: ! still needed",
        "expert essential ▲ more here: +1 level You: ! still needed",
    ]
    assert rows["Coaching You: not answered"] == [
        "– not asked",
        "intermediate essential ◆ only here You: ? not answered",
    ]
    assert rows["Planning You: intermediate"] == [
        "intermediate preferred ◆ only here You: ✓ met",
        "– not asked",
    ]


def test_petra_sees_nothing_of_mira(as_petra, mira):
    assert "You:" not in read(as_petra, TWO)


def test_open_field_of_study_is_said(as_mira, leader, check_of):
    factories.asks_education(leader, 4, "preferred", "041")
    check_of(as_mira).answer_all()

    rows = cells_of(page(as_mira, TWO))

    (name,) = [name for name in rows if name.startswith("Education wished for")]
    assert name.endswith("field of study not answered")
    assert rows[name][1].endswith("You: ? not answered")


def test_role_that_asks_nothing_has_no_standing(as_mira, mira):
    factories.role("idle")

    rows = cells_of(page(as_mira, "/en/compare/?role=helper&role=idle"))

    assert rows["You, today"][1] == "–"
    assert rows["Asked in all"][1] == "0 requirements, 0 of them essential"


def test_roles_that_ask_nothing_can_be_compared(as_mira, mira):
    factories.role("idle")
    factories.role("lazy")

    text = read(as_mira, "/en/compare/?role=idle&role=lazy")

    assert "None of these roles says yet what it asks for." in text


def test_roles_are_exchanged_and_removed_by_links(as_petra, leader):
    factories.role("third")
    three = page(as_petra, f"{TWO}&role=third")

    assert 'href="/en/compare/?role=helper&amp;role=leader"' in three
    assert 'href="/en/compare/?role=leader&amp;role=third"' in three
    link = "/en/compare/?role=helper&amp;role=leader&amp;role=third&amp;choose=1"
    assert f'href="{link}"' in three

    chooser = page(as_petra, link.replace("&amp;", "&"))
    assert re.findall(r'value="(\w+)" selected', chooser) == [
        "helper",
        "leader",
        "third",
    ]


def test_empty_choice_of_the_form_leaves_a_plain_address(as_petra, leader):
    response = as_petra.get(f"{TWO}&role=")

    assert response.status_code == 302
    assert response["Location"] == TWO


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("role=helper", "Choose a second role to compare with."),
        ("role=&role=&role=", "Choose two roles, or three."),
        ("role=helper&role=nobody", "We know no role by one of these names"),
        ("role=helper&role=helper", "You have chosen the same role twice."),
        ("role=%3Cscript%3E&role=%ff%fe", "We know no role by one of these names"),
        ("role=" + "x" * 5000, "We know no role by one of these names"),
    ],
)
def test_chooser_says_kindly_what_was_wrong(as_petra, leader, query, says):
    html = page(as_petra, f"{BARE}?{query}")

    assert says in html
    assert html.count('<select id="role_') == 3
    assert "<script>" not in html


def test_more_than_three_are_cut_and_it_is_said(as_petra, leader):
    factories.role("third")
    factories.role("fourth")

    html = page(as_petra, f"{TWO}&role=third&role=fourth")

    assert "Three roles are the most that fit side by side." in html
    assert html.count('<th scope="col">') == 3


def test_only_the_bare_address_is_for_search_engines(as_petra, leader):
    bare, compared = as_petra.get(BARE), as_petra.get(TWO)

    assert bare["X-Robots-Tag"] == "all"
    assert '<link rel="canonical" href="http://testserver/en/compare/">' in (
        bare.content.decode()
    )
    assert compared["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in compared.content.decode()


@pytest.mark.parametrize("path", [BARE, TWO])
def test_with_a_profile_nothing_is_cached_or_indexed(as_mira, mira, path):
    response = as_mira.get(path)

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", [BARE, TWO])
def test_looking_sets_no_cookie(as_petra, leader, path):
    as_petra.get(path)

    assert not as_petra.cookies
    assert not Profile.objects.exists()


def test_unpublished_role_is_not_shown(as_petra, leader):
    leader.is_published = False
    leader.save()

    assert "Leader" not in page(as_petra, TWO)


def test_page_speaks_the_reader_s_language(as_petra, leader):
    html = page(as_petra, TWO, "de")

    assert "Hilfskraft" in html
    assert 'href="/en/compare/?role=helper&amp;role=leader" lang="en"' in html


def count_of(browser, path):
    with CaptureQueriesContext(connection) as queries:
        page(browser, path)
    return len(queries)


@pytest.mark.parametrize("has_profile", [True, False])
def test_queries_do_not_grow_with_roles_or_rows(
    as_mira, as_petra, mira, leader, has_profile, django_assert_num_queries
):
    browser = as_mira if has_profile else as_petra
    family = RoleFamily.objects.create(slug="service", name_en="Service")
    leader.family = family
    leader.save()
    few = count_of(browser, TWO)

    third = factories.role("third", family=family)
    for number in range(5):
        for role in (leader, third):
            skill, _ = Skill.objects.get_or_create(slug=f"s{number}")
            factories.asks_skill(role, skill)

    with django_assert_num_queries(few):
        page(browser, f"{TWO}&role=third")
