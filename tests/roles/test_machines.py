"""What machines read of the public pages: where they stand in each language, how a link to
them looks, and what is on the sitemap."""

import re
import struct
import xml.etree.ElementTree as ET
from html import unescape

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careerpath.languages import CODES
from roles.models import RoleFamily
from tests import factories

SITE = "http://testserver"
PAGES = [
    "",
    "roles/",
    "roles/helper/",
    "ladder/service/",
    "glossary/",
    "how-it-is-calculated/",
    "privacy/",
    "about/",
    "accessibility/",
    "imprint/",
    "check/helper/paper/",
]
# Only its bare address is for search engines, so it is not the same with a query.
COMPARE = "compare/"
LISTED = [place for place in [*PAGES, COMPARE] if "check" not in place]
META = re.compile(
    r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">'
)


@pytest.fixture
def family(helper_role):
    """The helper role on a ladder of its own."""
    family = RoleFamily.objects.create(
        slug="service", name_en="Service", summary_en="People who help."
    )
    family.roles.add(helper_role)
    return family


def html_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def links_of(html):
    found = re.findall(r'<link rel="(canonical|alternate)"([^>]*)>', html)
    by_language = {
        re.search(r'hreflang="([^"]+)"', rest)[1]: re.search(r'href="([^"]+)"', rest)[1]
        for rel, rest in found
        if rel == "alternate"
    }
    canonical = [
        re.search(r'href="([^"]+)"', r)[1] for rel, r in found if rel == "canonical"
    ]
    return canonical, by_language


def shared_as(html):
    facts = {}
    for name, content in META.findall(html):
        facts.setdefault(name, []).append(unescape(content))
    return facts


# Where a page stands


@pytest.mark.parametrize("query", ["", "?q=help&x=%3Cb%3E"])
@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("place", PAGES)
def test_page_says_where_it_stands_in_each_language(
    client, family, place, language, query
):
    canonical, by_language = links_of(html_of(client, f"/{language}/{place}{query}"))

    assert canonical == [f"{SITE}/{language}/{place}"]
    assert by_language == {code: f"{SITE}/{code}/{place}" for code in CODES} | {
        "x-default": f"{SITE}/{place}"
    }


@pytest.mark.parametrize("place", PAGES)
def test_address_without_a_language_leads_to_the_readers_own(client, family, place):
    response = client.get(f"/{place}", HTTP_ACCEPT_LANGUAGE="pl,en;q=0.5")

    assert (response.status_code, response["Location"]) == (302, f"/pl/{place}")
    assert "Accept-Language" in response["Vary"]


def test_ladder_without_a_name_leads_to_the_first(client, family):
    assert client.get("/da/ladder/")["Location"] == "/da/ladder/service/"


# How a link to it looks


def test_link_to_a_role_page_carries_title_sentence_and_picture(client, helper_role):
    helper_role.title_de, helper_role.summary_de = 'Hilfe & "mehr"', "Du <hilfst>."
    helper_role.save()

    html = html_of(client, "/de/roles/helper/")

    assert shared_as(html) == {
        "og:site_name": ["CareerPath"],
        "og:type": ["website"],
        "og:url": [f"{SITE}/de/roles/helper/"],
        "og:title": ['Hilfe & "mehr" – CareerPath'],
        "og:description": ["Du <hilfst>."],
        "og:locale": ["de_DE"],
        "og:locale:alternate": ["en_GB", "pl_PL", "da_DK"],
        "og:image": [f"{SITE}/static/img/share.png"],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": shared_as(html)["og:image:alt"],
        "twitter:card": ["summary_large_image"],
    }
    assert "<hilfst>" not in html


@pytest.mark.parametrize("place", PAGES)
def test_every_page_can_be_shared(client, family, place):
    html = html_of(client, f"/en/{place}")
    shared = shared_as(html)

    assert shared["og:title"] == [unescape(re.search("<title>(.*?)</title>", html)[1])]
    assert shared["og:title"] != [""]
    description = re.search('<meta name="description" content="([^"]*)">', html)[1]
    assert shared["og:description"] == [unescape(description)]
    assert description


def test_picture_is_what_the_tags_say_and_light():
    picture = (settings.BASE_DIR / "static/img/share.png").read_bytes()

    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 60_000


# The sitemap


def sitemap(client):
    """path → (day of the last change, alternates) as the sitemap has them."""
    root = ET.fromstring(html_of(client, "/sitemap.xml"))  # noqa: S314 - our own
    entries = {}
    for url in root:
        facts = {child.tag.rpartition("}")[2]: child.text for child in url}
        links = {
            child.get("hreflang"): child.get("href")
            for child in url
            if child.tag.endswith("}link")
        }
        entries[facts["loc"].removeprefix(SITE)] = facts.get("lastmod"), links
    return entries


def test_sitemap_lists_each_page_in_each_language_with_its_sisters(client, family):
    entries = sitemap(client)

    assert sorted(entries) == sorted(f"/{code}/{p}" for code in CODES for p in LISTED)
    for place in LISTED:
        _, by_language = links_of(html_of(client, f"/pl/{place}"))
        assert entries[f"/pl/{place}"][1] == by_language, place


def test_sitemap_says_when_the_catalogue_was_last_reviewed(client, family):
    entries = sitemap(client)

    dated = {path for path, (day, _) in entries.items() if day == "2026-11-01"}
    assert dated == {
        f"/{code}/{place}"
        for code in CODES
        for place in ("", "roles/", "roles/helper/", "ladder/service/")
    }


def test_sitemap_knows_no_ladder_without_a_role(client, db):
    RoleFamily.objects.create(slug="empty", name_en="Empty")
    factories.role("secret", is_published=False)

    assert not [path for path in sitemap(client) if "ladder" in path or "sec" in path]


def test_queries_of_the_sitemap_do_not_grow_with_the_catalogue(
    client, family, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as queries:
        sitemap(client)

    for _ in range(2):
        factories.role(family=RoleFamily.objects.create(slug=f"f{_}", name_en="F"))

    with django_assert_num_queries(len(queries)):
        sitemap(client)
