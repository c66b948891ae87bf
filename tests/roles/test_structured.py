"""A role in the words of schema.org: what the page says, and nothing that it does not."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from roles import structured
from roles.models import OccupationCode, Passage, Role, RoleFamily
from roles.pages import RolePage
from tests import factories

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def absolute(path):
    return f"https://careerpath.example{path}"


def facts_on(client, path):
    html = client.get(path).content.decode()
    [block] = BLOCK.findall(html)
    return json.loads(block)


@pytest.fixture
def page_of(helper_role):
    """The helper role with one of everything, as its page would show it."""

    def make():
        return RolePage(Role.objects.with_page().get(slug="helper"))

    helper_role.title_de, helper_role.summary_de = "Hilfskraft", "Du hilfst."
    helper_role.family = RoleFamily.objects.create(slug="service", name_en="Service")
    helper_role.save()
    helper_role.alternative_titles.create(language="de", title="Hilfe")
    helper_role.alternative_titles.create(language="en", title="Aide")
    Passage.objects.create(
        role=helper_role, section="task", code="a", title_en="Helping", text_en="Help."
    )
    code = OccupationCode.objects.create(
        scheme="isco-08", code="1439", label_en="Managers"
    )
    helper_role.codes.add(code)
    factories.asks_education(helper_role, 6, importance="preferred")
    factories.asks_experience(
        helper_role, factories.area("leading"), months=6, importance="asset"
    )
    skill = helper_role.skillrequirements.get(skill__slug="listening").skill
    skill.esco_uri = "http://data.europa.eu/esco/skill/listening"
    skill.save()
    return make


def test_occupation_says_what_the_role_asks(page_of):
    with translation.override("de"):
        occupation = structured.occupation(page_of(), absolute)

    level = occupation["educationRequirements"][0].pop("educationalLevel")
    assert (level["@type"], level["termCode"]) == ("DefinedTerm", "4")
    assert occupation == {
        "@type": "Occupation",
        "name": "Hilfskraft",
        "alternateName": ["Hilfe"],
        "description": "Du hilfst.",
        "url": "https://careerpath.example/de/roles/helper/",
        "occupationalCategory": [
            {
                "@type": "CategoryCode",
                "codeValue": "1439",
                "name": "Managers",
                "inCodeSet": {"@type": "CategoryCodeSet", "name": "ISCO-08"},
            }
        ],
        "responsibilities": ["Helping"],
        "educationRequirements": [
            {"@type": "EducationalOccupationalCredential", "name": "Education 4"}
        ],
        "experienceRequirements": [
            {
                "@type": "OccupationalExperienceRequirements",
                "name": "Customer service",
                "monthsOfExperience": 24,
            }
        ],
        "skills": [
            {
                "@type": "DefinedTerm",
                "name": "Listening",
                "termCode": "http://data.europa.eu/esco/skill/listening",
                "inDefinedTermSet": "https://esco.ec.europa.eu/",
            },
            {"@type": "DefinedTerm", "name": "Planning"},
        ],
    }


def test_role_page_names_the_page_the_way_to_it_and_the_occupation(page_of):
    facts = structured.role_page(page_of(), absolute)

    assert facts["@context"] == "https://schema.org"
    assert (facts["@type"], facts["inLanguage"]) == ("WebPage", "en")
    assert facts["lastReviewed"] == "2026-11-01"
    assert facts["mainEntity"]["name"] == "Helper"
    steps = facts["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "All roles", "https://careerpath.example/en/roles/"),
        (2, "Service", "https://careerpath.example/en/ladder/service/"),
        (3, "Helper", "https://careerpath.example/en/roles/helper/"),
    ]


def test_what_a_role_does_not_have_is_not_mentioned(db):
    factories.role("idle")
    page = RolePage(Role.objects.with_page().get(slug="idle"))

    occupation = structured.occupation(page, absolute)

    assert set(occupation) == {"@type", "name", "description", "url"}


def test_nothing_is_said_of_pay(page_of):
    assert "alary" not in json.dumps(structured.role_page(page_of(), absolute))


@pytest.mark.parametrize("language", ["en", "de", "pl", "da"])
def test_page_carries_its_facts_in_its_language(client, page_of, language):
    facts = facts_on(client, f"/{language}/roles/helper/")

    with translation.override(language):
        expected = structured.role_page(
            page_of(), lambda path: f"http://testserver{path}"
        )
    assert facts == expected
    assert facts["inLanguage"] == language


def test_hostile_title_ends_no_element_and_begins_none(client, db):
    title = "</script><script>alert(1)</script><!-- & ]]> \u2028 ' \""
    factories.role("hostile", title_en=title)

    html = client.get("/en/roles/hostile/").content.decode()

    assert "<script>alert" not in html
    [block] = BLOCK.findall(html)
    assert not set("<>&") & set(block)
    assert json.loads(block)["mainEntity"]["name"] == title


def test_ladder_is_a_list_from_the_first_job_up(client, db):
    family = RoleFamily.objects.create(slug="service", name_en="Service")
    factories.role("boss", rung=2, family=family)
    factories.role("helper", rung=1, family=family)
    factories.role("secret", rung=3, family=family, is_published=False)

    facts = facts_on(client, "/en/ladder/service/")

    assert (facts["@type"], facts["name"]) == ("ItemList", "Service")
    items = facts["itemListElement"]
    assert [(item["position"], item["name"], item["url"]) for item in items] == [
        (1, "Helper", "http://testserver/en/roles/helper/"),
        (2, "Boss", "http://testserver/en/roles/boss/"),
    ]


def test_facts_ask_the_database_nothing(page_of):
    page = page_of()

    with CaptureQueriesContext(connection) as queries:
        structured.role_page(page, absolute)

    assert len(queries) == 0
