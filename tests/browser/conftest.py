"""A real browser, against a live server with the shipped content."""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection

from roles import content
from tests.assessments.counsellor.conftest import (  # noqa: F401 - the people of the desk
    hamburg,
    jonas,
    lena,
    staff,
)
from tests.browser.look import reader_of

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HINT = (
    "no Chromium found: `apt-get install chromium`, or set CHROMIUM to the path of a "
    "browser"
)


def pytest_collection_modifyitems(items):
    folder = Path(__file__).parent
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter):
    """One line instead of one for each test that could not run."""
    skipped = terminalreporter.stats.get("skipped", ())
    if any(HINT in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(f"Browser tests skipped: {HINT}", yellow=True)


def _chromium(playwright):
    """CHROMIUM, then the system's, then Playwright's own; None if there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    chromium = _chromium(playwright)
    if chromium is None:
        if os.environ.get("BROWSER") == "required":
            pytest.fail(HINT)
        pytest.skip(HINT)
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": [
            "--no-sandbox",  # the tests may run as root
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture
def site(browser_type_launch_args, live_server, fixture_records):
    """The address of a live site with the shipped content."""
    content.load(fixture_records)
    yield live_server.url
    connection.close()


@pytest.fixture
def visit(site, browser):
    """Open a page of the site: language, width, colour scheme, with or without scripts."""
    contexts = []

    def open_page(path="/", *, width=1280, scripts=True, scheme="light"):
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def is_english(fixture_records):
    """Is this text of a page in that language English?"""
    return reader_of(fixture_records)
