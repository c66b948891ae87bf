"""The privacy page says what the settings say, and what browsers really get."""

import pytest

from assessments import access

PATH = "/en/privacy/"


def text_of(response):
    return response.content.decode()


def test_page_follows_the_settings(client, db, settings):
    settings.PROFILE_RETENTION_DAYS = 30
    settings.RETURN_CODE_TRIES = 7
    settings.SESSION_COOKIE_NAME = "biscuit"
    settings.SESSION_COOKIE_AGE = 90 * 60
    settings.CSRF_COOKIE_NAME = "shortbread"
    settings.CSRF_COOKIE_AGE = 2 * 24 * 60 * 60

    page = text_of(client.get(PATH))

    assert "We keep your answers for 30 days after the last day" in page
    assert "After 7 wrong codes" in page
    assert "for 15 minutes from the first" in page
    cookies = [
        (cookie["name"], cookie["age"])
        for cookie in client.get(PATH).context["cookies"]
    ]
    assert cookies == [
        ("careerpath_key", "30 days"),
        ("careerpath_waiting", "15 minutes"),
        ("shortbread", "2 days"),
        ("biscuit", "90 minutes"),
    ]
    assert [name for name, _ in cookies if f"<code>{name}</code>" not in page] == []


def test_cookie_that_ends_with_the_browser_is_said_to(client, db, settings):
    settings.SESSION_EXPIRE_AT_BROWSER_CLOSE = True
    settings.CSRF_COOKIE_AGE = None

    ages = [cookie["age"] for cookie in client.get(PATH).context["cookies"]]

    assert ages == ["180 days", "15 minutes"] + 2 * ["until you close the browser"]


@pytest.mark.parametrize("is_https", [True, False])
def test_encryption_is_promised_only_where_it_is(client, db, settings, is_https):
    settings.HTTPS = is_https

    assert ("encrypted connections only" in text_of(client.get(PATH))) is is_https


def test_every_cookie_that_a_browser_gets_is_named(
    as_mira, as_ada, helper_role, check_of
):
    check = check_of(as_mira)
    as_mira.get("/en/check/helper/education/")
    check.answer_all()
    as_mira.post("/en/my/delete/")
    as_ada.get("/en/admin/")

    named = {cookie["name"] for cookie in as_mira.get(PATH).context["cookies"]}

    assert set(as_mira.cookies) | set(as_ada.cookies) | {access.WAITING} == named
    assert access.COOKIE in named


def test_page_is_for_everybody_and_sets_no_cookie(client, db):
    response = client.get(PATH)

    assert "public" in response["Cache-Control"]
    assert not response.cookies


def test_page_leads_to_the_way_out_and_stands_in_the_footer(client, db):
    assert 'href="/en/my/delete/"' in text_of(client.get(PATH))
    assert f'href="{PATH}"' in text_of(client.get("/en/"))
