"""Every page: nothing that axe finds, nothing wider than the screen, no English where it
does not belong."""

import json

import pytest

from careerpath.languages import CODES
from tests.browser.look import Look
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
    look = Look(is_english)

    every_page(page, language, lambda page: look.at(page, width))

    assert look.violations == []
    assert look.too_wide == []
    assert look.english == []


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
