"""First load: light, and from this site alone."""

import brotli
import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"
LIMIT = 30 * 1024


@pytest.mark.parametrize(
    "path",
    [
        "/de/",
        "/pl/roles/",
        "/de/roles/customer-service-manager/",
        "/pl/check/customer-service-manager/skills-1/",
        "/de/how-it-is-calculated/",
    ],
)
def test_first_load_is_light_and_asks_nobody_else(visit, site, path):
    page = visit("/robots.txt")
    loaded = []
    page.on("response", lambda response: loaded.append(response))

    page.goto(path, wait_until="networkidle")

    assert loaded
    assert {response.url.startswith(site) for response in loaded} == {True}
    bodies = [response.body() for response in loaded if "/fonts/" not in response.url]
    # The server compresses styles with brotli and pages with gzip, which is near to it.
    assert sum(len(brotli.compress(body)) for body in bodies) <= LIMIT


def test_fonts_together_are_small():
    fonts = list((STATIC / "fonts").glob("*.woff2"))

    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= 60 * 1024
