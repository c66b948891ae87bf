"""The caseload as a file: what one may see, safe to open, and understood again."""

import csv
import uuid
from datetime import date
from io import StringIO

import pytest

from assessments.counsellor import actions
from assessments.counsellor.lists.columns import title
from assessments.counsellor.models import AuditEntry, Client
from tests import factories
from tests.assessments.counsellor.conftest import signed_in
from tests.assessments.counsellor.lists import tallies, upload


def content(browser, query="", language="en"):
    answer = browser.post(f"/{language}/desk/export.csv{query}")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return b"".join(answer)


def table(browser, query="", language="en"):
    """Rows as {header: cell}."""
    text = content(browser, query, language).decode("utf-8-sig")
    delimiter = "," if language == "en" else ";"
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))


def names(browser, query=""):
    return [row["Name"] for row in table(browser, query)]


@pytest.fixture
def full(assessed, helper, jonas):
    """Mira with every fact there is."""
    values = {
        "email": "mira@example.org",
        "phone": "+48 600 100",
        "next_session_on": date(2027, 2, 1),
        "review_on": date(2027, 3, 1),
    }
    actions.change_client(assessed, version=assessed.version, values=values, by=jonas)
    assessed.consents.update(given_on=date(2026, 1, 4))  # a day that has been
    return assessed


def test_row_holds_facts_and_work(as_jonas, full):
    assert table(as_jonas) == [
        {
            "Name": "Mira Wójcik",
            "Reference": "HH-17",
            "Language": "Polish",
            "E-mail": "mira@example.org",
            "Phone": "'+48 600 100",
            "Target role": "Helper",
            "Next session": "2027-02-01",
            "Review due": "2027-03-01",
            "Consent given on": "2026-01-04",
            "Counsellor": "Jonas Weber",
            "Where they stand": "Developing",
            "Score": "76",
            "Steps done": "",
            "Steps in the plan": "",
            "Next date": "2027-02-01",
            "CareerPath number": str(full.pk),
        }
    ]


def test_without_consent_no_work_stands_in_it(as_jonas, jonas, full):
    actions.withdraw_consent(full, withdrawn_on=date(2027, 1, 5), by=jonas)
    (row,) = table(as_jonas)
    work = ["Consent given on", "Where they stand", "Score", "Steps done"]
    assert [row[column] for column in work] == ["", "", "", ""]


def test_file_is_unicode_with_its_mark_and_parted_by_the_habit_of_the_language(
    as_jonas, mira
):
    assert content(as_jonas).startswith(b"\xef\xbb\xbfName,Reference,")
    german = content(as_jonas, language="de").decode()
    assert german.startswith("\ufeffName;Aktenzeichen;Sprache;")
    assert "\r\nMira Wójcik;HH-17;Polnisch;" in german


def test_file_has_a_name_with_the_day(as_jonas, mira):
    answer = as_jonas.post("/en/desk/export.csv")
    head, _, day = answer["Content-Disposition"].partition("clients-")
    assert head == 'attachment; filename="'
    assert date.fromisoformat(day.removesuffix('.csv"'))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(as_jonas, jonas, mira, sign):
    name = f"{sign}HYPERLINK(1)"
    values = {"name": name, "reference": f"{sign}1"}
    actions.change_client(mira, version=1, values=values, by=jonas)
    (row,) = table(as_jonas)
    assert (row["Name"], row["Reference"]) == (f"'{name}", f"'{sign}1")
    assert tallies(upload(as_jonas, content(as_jonas))) == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("language", ["en", "de", "pl", "da"])
def test_exported_and_imported_all_is_unchanged(as_jonas, jonas, full, language):
    people = ["'t Hooft", "'=x", 'Say "Hi"; you, there', "مريم", "🌻", "Mira Wójcik"]
    for name in people:
        values = {"name": name, "language": "da"}
        actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    page = upload(as_jonas, content(as_jonas, language=language), language)
    assert tallies(page) == [0, 0, 7, 0, 0]
    assert page.context["list"].unknown == []


def test_roles_of_one_title_or_no_longer_shown_come_back_too(as_jonas, jonas, full):
    factories.role("aide", title_en="Helper", title_de="Beistand")
    full.target_role.is_published = False
    full.target_role.save()
    assert table(as_jonas)[0]["Target role"] == "helper"
    page = upload(as_jonas, content(as_jonas))
    assert tallies(page) == [0, 0, 1, 0, 0]


def test_everybody_takes_out_what_they_may_see(
    as_jonas, as_petra, as_lena, as_otto, mira
):
    browsers = (as_jonas, as_petra, as_lena, as_otto)
    assert [names(browser) for browser in browsers] == [
        ["Mira Wójcik"],
        [],
        ["Mira Wójcik"],
        [],
    ]


def test_who_works_in_no_office_takes_out_nothing(client, as_ella, mira):
    assert as_ella.post("/en/desk/export.csv").status_code == 404
    answer = client.post("/en/desk/export.csv")
    assert answer.templates[0].name == "counsellor/access/sign_in.html"
    assert not AuditEntry.objects.filter(verb="exported").exists()


def test_selection_of_the_caseload_is_what_comes_out(as_jonas, jonas, mira):
    for name, language in (("Ola", "pl"), ("Eva", "de")):
        values = {"name": name, "language": language}
        actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    assert names(as_jonas) == ["Eva", "Mira Wójcik", "Ola"]
    assert names(as_jonas, "?language=pl&sort=-name") == ["Ola", "Mira Wójcik"]
    assert names(as_jonas, "?q=wojcik") == ["Mira Wójcik"]
    assert names(as_jonas, "?queue=archived") == []


def test_trail_of_each_client_names_it(as_jonas, as_lena, mira):
    content(as_jonas)
    content(as_lena)
    trail = mira.trail.filter(verb="exported").order_by("id")
    assert [entry.who for entry in trail] == ["Jonas Weber", "Lena Brandt"]


def test_link_alone_takes_nothing_out(as_jonas, mira):
    answer = as_jonas.get("/en/desk/export.csv")
    assert answer["Location"] == "/en/desk/"
    assert not mira.trail.filter(verb="exported").exists()


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_is_the_same(jonas, helper, count, django_assert_num_queries):
    for n in range(count):
        values = {"name": f"P{n}", "language": "de", "target_role": helper}
        actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    browser = signed_in(jonas)
    with django_assert_num_queries(9):
        assert len(table(browser)) == Client.objects.count() == count


def test_headers_are_the_readers(as_jonas, mira):
    (row,) = table(as_jonas, language="pl")
    assert list(row)[:2] == [title("name", "pl"), title("reference", "pl")]
