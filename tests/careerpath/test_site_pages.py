"""What the site says about itself: about, accessibility, imprint; and the way there."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from careerpath.advisers import ADVISERS
from careerpath.languages import CODES
from careerpath.models import Operator

FORM = "/en/admin/careerpath/operator/"
ADA_FILLS_IN = {
    "name": "Beratung Altona",
    "legal_form": "e. V.",
    "represented_by": "Ada Schulz",
    "street": "Große Straße 1",
    "town": "22767 Hamburg",
    "country_en": "Germany",
    "country_de": "Deutschland",
    "email": "post@altona.example",
    "phone": "+49 40 123",
    "register": "VR 12345",
    "vat_id": "DE123",
    "supervisory_authority": "Behörde",
    "responsible_for_content": "Ada Schulz, Hamburg",
    "enforcement_body_en": "Arbitration board\nHamburg",
    "further_en": "No <b>disputes</b>.",
}


@pytest.fixture
def operator(db):
    return Operator.objects.create(**ADA_FILLS_IN)


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# Pages for everybody


@pytest.mark.parametrize("place", ["about", "accessibility", "imprint"])
@pytest.mark.parametrize("language", CODES)
def test_page_is_for_everybody_and_sets_no_cookie(client, db, place, language):
    response = client.get(f"/{language}/{place}/")

    assert f'<html lang="{language}">' in response.content.decode()
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.post(f"/{language}/{place}/").status_code == 405


@pytest.mark.parametrize(
    ("place", "queries"),
    [("about", 0), ("accessibility", 1), ("imprint", 1), ("privacy", 1)],
)
def test_page_asks_for_the_operator_at_most(
    client, operator, django_assert_num_queries, place, queries
):
    with django_assert_num_queries(queries):
        text_of(client, f"/en/{place}/")


@pytest.mark.parametrize("language", CODES)
def test_about_names_the_career_services_of_the_readers_countries(client, db, language):
    html = text_of(client, f"/{language}/about/").partition('id="advisers"')[2]

    services = re.findall(r'<a href="([^"]+)" rel="external">([^<]+)</a>', html)
    assert services == [(one.address, one.name) for one in ADVISERS[language]]
    assert len(services) >= 2


def test_every_language_has_its_advisers_behind_encrypted_addresses():
    assert list(ADVISERS) == CODES
    addresses = [one.address for ones in ADVISERS.values() for one in ones]
    assert [a for a in addresses if not a.startswith("https://")] == []
    assert len(set(addresses)) == len(addresses)


def test_statement_says_how_far_we_are_and_when_that_was_tested(client, db):
    html = text_of(client, "/en/accessibility/")

    assert re.findall(r"<h2>(.*?)</h2>", html) == [
        "How far we are",
        "What is not accessible, or not known to be",
        "How we tested",
        "Tell us what is in your way",
        "If you get no answer",
    ]
    assert "conform in part with WCAG 2.2, level AA" in html
    assert "This statement was written on 22 November 2026." in html


# Nobody has filled in anything


def test_empty_imprint_says_so_and_where_to_fill_it_in(client, db):
    html = text_of(client, "/en/imprint/")

    assert "They have not filled it in yet." in html
    assert f'<a href="{FORM}" rel="nofollow">' in html
    assert "the enforcement body for accessibility in your country." in html


@pytest.mark.parametrize("place", ["privacy", "accessibility"])
def test_other_pages_lead_to_the_empty_imprint(client, db, place):
    html = text_of(client, f"/en/{place}/").partition("<footer")[0]

    assert '<a href="/en/imprint/">' in html
    assert "mailto:" not in html


# Ada fills it in


def test_ada_fills_it_in_and_every_page_names_who_runs_the_site(as_ada, client, db):
    opened = as_ada.get(FORM)
    assert opened["Location"] == f"{FORM}add/"

    assert as_ada.post(f"{FORM}add/", ADA_FILLS_IN).status_code == 302

    imprint = text_of(client, "/en/imprint/")
    for field, said in ADA_FILLS_IN.items():
        if field.endswith(("_de", "enforcement_body_en", "further_en")):
            continue
        assert said in imprint, field
    assert "No &lt;b&gt;disputes&lt;/b&gt;." in imprint
    assert "not filled it in" not in imprint
    privacy = text_of(client, "/en/privacy/")
    assert "Beratung Altona, Große Straße 1, 22767 Hamburg, Germany," in privacy
    statement = text_of(client, "/en/accessibility/")
    assert '<a href="mailto:post@altona.example">' in statement
    assert "Arbitration board<br>Hamburg" in statement


def test_ada_corrects_it_and_the_history_says_what_it_was(as_ada, operator):
    opened = as_ada.get(FORM)
    assert opened["Location"] == f"{FORM}1/change/"
    form = as_ada.get(f"{FORM}1/change/").content.decode()
    assert "Languages to show" in form
    assert "field-country_en field-country_de field-country_pl" in form

    as_ada.post(f"{FORM}1/change/", ADA_FILLS_IN | {"town": "20095 Hamburg"})

    assert Operator.objects.get().town == "20095 Hamburg"
    versions = Operator.history.order_by("history_id")
    assert [one.town for one in versions] == ["22767 Hamburg", "20095 Hamburg"]
    assert versions.last().history_user.username == "ada"


def test_there_is_one_operator_and_never_none_again(as_ada, operator):
    assert as_ada.get(f"{FORM}add/").status_code == 403
    assert as_ada.post(f"{FORM}1/delete/", {"post": "yes"}).status_code == 403
    for number in (1, 2):
        with pytest.raises(IntegrityError), transaction.atomic():
            Operator.objects.create(**ADA_FILLS_IN, id=number)

    assert Operator.objects.count() == 1


def test_text_that_is_missing_is_shown_in_english_and_marked(client, operator):
    html = text_of(client, "/pl/imprint/")

    assert '<span lang="en">Germany</span>' in html
    assert "Deutschland" in text_of(client, "/de/imprint/")


def test_imprint_leaves_out_what_is_not_said(client, db):
    Operator.objects.create(name="A", street="B", town="C", email="a@b.example")

    html = text_of(client, "/en/imprint/")

    assert re.findall(r"<dt>(.*?)</dt>", html) == ["E-mail"]
    assert "None" not in html


# The way there


def test_footer_leads_to_everything(client, db):
    footer = text_of(client, "/en/").partition("<footer")[2]

    named = (
        *("roles:catalogue", "roles:ladders", "assessments:compare", "roles:glossary"),
        *("assessments:mine", "assessments:reach", "assessments:return"),
        *("assessments:sign-in", "about", "assessments:method", "assessments:privacy"),
        *("accessibility", "imprint"),
    )
    links = re.findall(r'<a href="([^"]*)"', footer)
    assert links == [reverse(name) for name in named]


def test_footer_asks_the_database_nothing(client, db):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/de/nothing/").status_code == 404

    assert len(queries) == 0
