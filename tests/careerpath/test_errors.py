"""Nonsense is refused early, in the language of the address, and never with a 500."""

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from careerpath import errors


@pytest.mark.parametrize(
    "path",
    ["/de/?q=%00", "/de/roles/?q=a%00b", "/de/roles/%00/", "/de/roles/a%00/"],
)
def test_nul_in_the_address_is_a_400(client, db, path):
    response = client.get(path)

    assert response.status_code == 400
    assert '<html lang="de">' in response.content.decode()


def test_nul_in_a_cookie_is_a_400(client, db):
    response = client.get("/pl/my/", HTTP_COOKIE='sessionid="\\000aaaa"')

    assert response.status_code == 400
    assert '<html lang="pl">' in response.content.decode()


@pytest.mark.parametrize("charset", ["utf-7", "latin-1", "nonsense", "utf-16"])
def test_foreign_charset_is_a_400(client, helper_role, charset):
    response = client.generic(
        "POST",
        "/da/check/helper/education/",
        b"level=4",
        content_type=f"application/x-www-form-urlencoded; charset={charset}",
    )

    assert response.status_code == 400
    assert '<html lang="da">' in response.content.decode()


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "BREW"])
def test_methods_that_no_page_has_are_refused(client, db, method):
    assert client.generic(method, "/en/").status_code == 405


@pytest.mark.parametrize(
    ("path", "language"),
    [("/de/nothing/", "de"), ("/pl/roles/nobody/", "pl"), ("/xx/", "da"), ("/x", "da")],
)
def test_unknown_address_is_a_404_in_the_readers_language(client, db, path, language):
    response = client.get(path, HTTP_ACCEPT_LANGUAGE="nn,da;q=0.8,en;q=0.5")

    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.parametrize("path", ["//[/", "//evil.example/en/roles/", "///"])
def test_address_like_another_host_is_a_404_without_links_there(client, db, path):
    response = client.generic("GET", "/", PATH_INFO=path)

    assert response.status_code == 404
    assert 'href="//' not in response.content.decode()


def test_body_beyond_all_limits_is_a_400(client, helper_role):
    response = client.post(
        "/en/check/helper/education/", {"level": "4", "field": "x" * 3_000_000}
    )

    assert response.status_code == 400


def test_database_that_is_away_is_a_503_with_a_hint_to_come_back():
    request = RequestFactory().get("/de/roles/")

    try:
        raise OperationalError("gone")
    except OperationalError:
        response = errors.server_error(request)

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert '<html lang="de">' in response.content.decode()


def test_bug_is_a_500_page_that_needs_no_database():
    response = errors.server_error(RequestFactory().get("/pl/roles/"))

    assert response.status_code == 500
    assert '<html lang="pl">' in response.content.decode()


def test_stale_form_elsewhere_is_explained(db, client):
    strict = type(client)(enforce_csrf_checks=True)

    response = strict.post("/de/my/delete/")

    assert response.status_code == 403
    assert "zu lange" in response.content.decode()


def test_root_leads_into_the_language_of_the_browser(client, db):
    response = client.get("/", HTTP_ACCEPT_LANGUAGE="pl-PL,pl;q=0.9,en;q=0.5")

    assert response["Location"] == "/pl/"
    assert "Accept-Language" in response["Vary"]


def test_every_page_forbids_foreign_sources(client, db):
    policy = client.get("/en/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
