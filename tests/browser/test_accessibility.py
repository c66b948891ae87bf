"""Every page: nothing that axe finds, nothing wider than the screen, no English where it
does not belong."""

import json

import pytest

from careerpath.languages import CODES
from tests.browser.look import EVERYTHING, ROOM, Look
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
PUBLIC_PAGES = [
    "/{}/",
    "/{}/roles/",
    "/{}/roles/?q=zzz",
    "/{}/roles/?q=menagerka&education=4&experience=24",
    "/{}/roles/?education=1&experience=more",
    "/{}/roles/customer-service-coordinator/",
    "/{}/roles/customer-service-team-leader/",
    "/{}/roles/customer-service-representative/",
    "/{}/roles/call-centre-manager/",
    "/{}/roles/customer-experience-manager/",
    "/{}/roles/head-of-customer-service/",
    "/{}/ladder/customer-service/",
    "/{}/glossary/",
    "/{}/compare/",
    "/{}/compare/?role=call-centre-manager&role=customer-service-manager",
    "/{}/compare/?role=nobody",
    "/{}/reach/",
    "/{}/how-it-is-calculated/",
    "/{}/privacy/",
    "/{}/about/",
    "/{}/accessibility/",
    "/{}/imprint/",
    "/{}/check/customer-service-manager/paper/",
]
# Widths with schemes of colours, and the rules that matter there.
SIZES = [
    (390, "light", EVERYTHING),
    (1280, "dark", EVERYTHING),
    (320, "light", ROOM),
]
OTHER_PAGES = [
    "/{}/reach/customer-service/",
    "/{}/reach/customer-service/answers/",
    "/{}/return/",
    "/{}/account/sign-in/",
    "/{}/account/sign-up/",
    "/{}/account/sign-out/",
    "/{}/my/new-code/",
    "/{}/my/delete/",
    "/{}/my/data/",
    "/{}/my/cv/",
    "/{}/nothing/",
    "/{}/compare/?role=call-centre-manager&role=customer-service-manager",
    "/{}/reach/",
]


COLOURS_OF = """css => {
  const style = getComputedStyle(document.querySelector(css));
  return [style.color, style.backgroundColor];
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


@pytest.mark.parametrize("language", CODES)
def test_every_public_page_is_accessible_fits_and_speaks_one_language(
    visit, is_english, language
):
    look = Look(is_english)
    page = visit(f"/{language}/")

    for path in PUBLIC_PAGES:
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(path.format(language))
        look.at_sizes(page, SIZES)

    assert look.violations == []
    assert look.too_wide == []
    assert look.english == []


def test_role_page_is_unfolded_and_black_on_white_on_paper(visit):
    page = visit("/de/roles/customer-service-manager/", scheme="dark")

    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate(COLOURS_OF, "body") == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    badge, _ = page.evaluate(COLOURS_OF, ".badge-essential")
    assert badge == "rgb(0, 0, 0)"
    folded = page.locator(":is(.folds, .asked-table) details:not([open]) > :last-child")
    assert folded.count() > 20
    heights = folded.evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) > 0


def tab_to(page, selector):
    """Press Tab until something is reached, as somebody without a mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", selector):
            return
    pytest.fail(f"Tab never comes to {selector}")


def test_keyboard_alone_reaches_content_and_answers(visit):
    page = visit("/en/check/customer-service-manager/education/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, "input[name=level]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=level]:checked").count() == 1
    tab_to(page, "button[value=on]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/experience/" in page.url
