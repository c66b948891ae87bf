"""First load: light, and from this site alone."""

import uuid

import brotli
import pytest
from django.conf import settings

from assessments.counsellor import actions
from tests.browser.desk import live, sign_in
from tests.browser.walk import ROLE

STATIC = settings.BASE_DIR / "static"
LIMIT = 30 * 1024


@pytest.mark.parametrize(
    "path",
    [
        "/de/",
        "/pl/roles/",
        "/de/roles/customer-service-manager/",
        "/pl/roles/head-of-customer-service/",
        "/de/ladder/customer-service/",
        "/pl/compare/?role=call-centre-manager&role=customer-service-manager",
        "/pl/glossary/",
        "/pl/check/customer-service-manager/skills-1/",
        "/de/how-it-is-calculated/",
    ],
)
def test_first_load_is_light_and_asks_nobody_else(visit, site, path):
    assert weight_of(visit("/robots.txt"), site, path) <= LIMIT


def weight_of(page, site, path):
    """Bytes of a page with all that it loads but fonts, compressed; from `site` alone."""
    loaded = []
    page.on("response", lambda response: loaded.append(response))

    page.goto(path, wait_until="networkidle")

    assert loaded
    assert {response.url.startswith(site) for response in loaded} == {True}
    bodies = [response.body() for response in loaded if "/fonts/" not in response.url]
    # The server compresses styles with brotli and pages with gzip, which is near to it.
    return sum(len(brotli.compress(body)) for body in bodies)


def test_desk_is_light_too_with_fifty_clients(visit, site, lena):
    mira = live("arrived", 1, by=lena, language="pl")
    for number in range(2, 51):
        values = {"name": f"Łucja Sørensen {number}", "language": "da"}
        actions.add_client(pk=uuid.UUID(int=number), values=values, by=lena)
    file = f"/de/desk/clients/{mira.pk}/"
    signed_in = visit()
    sign_in(signed_in, "de", "lena")
    cookies = signed_in.context.cookies()

    for path in ("/de/desk/", file, f"{file}agree/{ROLE}/", f"{file}report/"):
        page = visit("/robots.txt")  # with nothing loaded before
        page.context.add_cookies(cookies)
        assert weight_of(page, site, path) <= LIMIT


def test_fonts_together_are_small():
    fonts = list((STATIC / "fonts").glob("*.woff2"))

    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= 60 * 1024
