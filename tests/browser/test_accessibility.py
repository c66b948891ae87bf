"""Every page: nothing that axe finds, nothing wider than the screen, no English where it
does not belong."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po
from django.conf import settings

from careerpath.languages import CODES
from tests.browser.walk import submit, walk

OTHER_PAGES = [
    "/{}/",
    "/{}/roles/",
    "/{}/roles/?q=zzz",
    "/{}/roles/customer-service-coordinator/",
    "/{}/roles/customer-service-team-leader/",
    "/{}/how-it-is-calculated/",
    "/{}/return/",
    "/{}/my/delete/",
    "/{}/nothing/",
]
ENGLISH_WORDS = re.compile(r"\b(the|and|your|you|with|what|which|this|from)\b", re.I)
# Names that are the same in every language.
NAMES = {"CareerPath", "English", "EN"}
VISIBLE_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  for (let node; (node = walker.nextNode()); ) {
    if (node.parentElement.closest('[lang=en], script, style')) continue;
    texts.push(node.textContent.replace(/\\s+/g, ' ').trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [alt]'))
    if (!element.closest('[lang=en]'))
      for (const name of ['aria-label', 'title', 'alt'])
        texts.push(element.getAttribute(name) || '');
  return texts.filter(Boolean);
}"""


def every_page(page, language, seen):
    walk(page, language, seen)
    for path in OTHER_PAGES:
        page.goto(path.format(language))
        seen(page)
    page.goto(f"/{language}/return/")
    page.fill("[name=code]", "wrong")
    submit(page)
    seen(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", CODES)
def test_axe_finds_nothing_on_any_page(visit, language, width, scheme):
    if scheme == "dark" and language not in ("de",):
        pytest.skip("colours do not depend on the language")
    page = visit(f"/{language}/", width=width, scheme=scheme)
    found = []

    def check(page):
        for violation in Axe().run(page).response["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            found.append((page.url, violation["id"], places))

    every_page(page, language, check)

    assert found == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", CODES)
def test_no_page_is_wider_than_the_screen(visit, language, width):
    page = visit(f"/{language}/", width=width)
    too_wide = []

    def check(page):
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(page.url)

    every_page(page, language, check)

    assert too_wide == []


@pytest.fixture(scope="session")
def english_texts(fixture_records):
    """language → the English texts whose translation differs, from code and content."""
    texts = {code: set() for code in CODES}
    for code in CODES[1:]:
        path = settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po"
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id and message.id != message.string:
                    ids = message.id if isinstance(message.id, tuple) else (message.id,)
                    texts[code].update(ids)
    for record in fixture_records:
        fields = record["fields"]
        for name in fields:
            if name.endswith("_en"):
                for code in CODES[1:]:
                    if fields.get(f"{name[:-3]}_{code}", fields[name]) != fields[name]:
                        texts[code].add(fields[name])
    return texts


@pytest.mark.parametrize("language", CODES[1:])
def test_no_english_is_left_on_any_page(visit, language, english_texts):
    page = visit(f"/{language}/")
    translations = set()
    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        for message in read_po(file):
            forms = message.string
            translations.update(forms if isinstance(forms, tuple) else [forms])
    english = english_texts[language] - translations - NAMES
    left = []

    def check(page):
        for text in page.evaluate(VISIBLE_TEXTS):
            if text in english or ENGLISH_WORDS.search(text):
                left.append((page.url, text))

    every_page(page, language, check)

    assert left == []


def test_keyboard_alone_reaches_content_and_answers(visit):
    page = visit("/en/check/customer-service-manager/education/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("input[name=level][value='4']").focus()
    page.keyboard.press("Space")
    assert page.is_checked("input[name=level][value='4']")
    page.locator("button[value=on]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/experience/")
