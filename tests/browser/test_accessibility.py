"""Every page: nothing that axe finds, nothing wider than the screen, no English where it
does not belong."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po
from django.conf import settings

from careerpath.languages import CODES
from tests.browser.walk import finish_first_step, share, submit, walk

OF_RESULT = ["what-if/", "route/", "progress/", "plan/"]
OF_PLAN = ["", "change/", "delete/", "add/", "calendar/", "share/"]
CV = {
    "education": [{"studyType": "Bachelor", "area": "BWL", "endDate": "2013"}],
    "work": [
        {
            "position": "Call center agent",
            "name": "Nordlys",
            "startDate": "2014-01",
            "endDate": "2018-06",
        }
    ],
    "skills": [{"name": "Coaching"}, {"name": "Origami"}],
}
OTHER_PAGES = [
    "/{}/",
    "/{}/roles/",
    "/{}/roles/?q=zzz",
    "/{}/roles/customer-service-coordinator/",
    "/{}/roles/customer-service-team-leader/",
    "/{}/how-it-is-calculated/",
    "/{}/privacy/",
    "/{}/check/customer-service-manager/paper/",
    "/{}/return/",
    "/{}/account/sign-in/",
    "/{}/account/sign-up/",
    "/{}/account/sign-out/",
    "/{}/my/new-code/",
    "/{}/my/delete/",
    "/{}/my/data/",
    "/{}/my/cv/",
    "/{}/nothing/",
]
ENGLISH_WORDS = re.compile(r"\b(the|and|your|you|with|what|which|this|from)\b", re.I)
# Names that are the same in every language.
NAMES = {"CareerPath", "English", "EN"}
# The O*NET licence asks to name the agency.
OFFICIAL_NAME = "U.S. Department of Labor, Employment and Training Administration"
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


def send_file(page, path, name, content, seen):
    """Choose a file and look at what is asked about it."""
    page.goto(path)
    file = {"name": name, "mimeType": "application/json", "buffer": content}
    page.set_input_files("[name=file]", files=[file])
    submit(page, "main form button")
    assert page.locator("main form button").count() > 0  # it asks before it takes
    seen(page)


def every_page(page, language, seen):
    result, plan = walk(page, language, seen)
    finish_first_step(page, plan, "✓", seen)
    page.goto(plan)
    with page.expect_navigation():
        page.locator(".step-card h3 a").first.click()
    seen(page)
    shared = share(page, plan)
    for path in (shared, *(result + rest for rest in OF_RESULT)):
        page.goto(path)
        seen(page)
    for rest in OF_PLAN:
        page.goto(plan + rest)
        seen(page)
    for path in OTHER_PAGES:
        page.goto(path.format(language))
        seen(page)
    send_file(page, f"/{language}/my/cv/", "cv.json", json.dumps(CV).encode(), seen)
    own = page.request.get(f"/{language}/my/data/careerpath.json").body()
    send_file(page, f"/{language}/my/data/", "careerpath.json", own, seen)
    page.goto(f"/{language}/return/")
    page.fill("[name=code]", "wrong")
    submit(page)
    seen(page)


@pytest.fixture(scope="session")
def english_texts(fixture_records):
    """language → the English texts that it says otherwise, from code and content."""
    texts = {code: set() for code in CODES}
    for code in CODES[1:]:
        path = settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po"
        with path.open("rb") as file:
            messages = list(read_po(file))
        translations = set().union(*(_forms(message.string) for message in messages))
        for message in messages:
            texts[code] |= _forms(message.id) - translations - NAMES - {""}
    for record in fixture_records:
        fields = record["fields"]
        for name in fields:
            if name.endswith("_en"):
                for code in CODES[1:]:
                    if fields.get(f"{name[:-3]}_{code}", fields[name]) != fields[name]:
                        texts[code].add(fields[name])
    return texts


def _forms(text):
    return set(text) if isinstance(text, (tuple, list)) else {text}


@pytest.fixture(scope="session")
def is_english(english_texts):
    """Is this text of a page in `language` English that should have been translated?"""

    def check(text, language):
        text = text.replace(OFFICIAL_NAME, "")
        return text in english_texts[language] or bool(ENGLISH_WORDS.search(text))

    return check


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        *((language, 390, "light") for language in CODES),
        *((language, 1280, "light") for language in CODES),
        ("de", 390, "dark"),
        ("pl", 1280, "dark"),
        ("de", 320, "light"),
        ("pl", 320, "light"),
    ],
)
def test_every_page_is_accessible_fits_and_speaks_one_language(
    visit, is_english, language, width, scheme
):
    page = visit(f"/{language}/", width=width, scheme=scheme)
    violations, too_wide, english = [], [], []

    def check(page):
        for violation in Axe().run(page).response["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            violations.append((page.url, violation["id"], places))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(page.url)
        if language != "en":
            texts = page.evaluate(VISIBLE_TEXTS)
            english.extend(one for one in texts if is_english(one, language))

    every_page(page, language, check)

    assert violations == []
    assert too_wide == []
    assert english == []


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
    assert "/experience/" in page.url
