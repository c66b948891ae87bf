"""The core loop in each language, without scripts: role → questions → result → plan."""

import re

import pytest

from careerpath.languages import CODES
from tests.browser.walk import answer_everything, submit, walk

FIGURE = re.compile(r"\d+")


@pytest.mark.parametrize("language", CODES)
def test_person_goes_from_role_page_to_plan_without_scripts(visit, language):
    page = visit(f"/{language}/", scripts=False)

    walk(page, language)

    # a plan of one's own, with a code to come back by
    assert page.locator(".return-code").count() == 1
    page.locator("main .actions a").nth(1).click()
    assert page.url.endswith("/plan/")
    assert page.input_value("[name=hours_per_week]") == "8"
    assert page.locator(".step-card").count() == 7


@pytest.mark.parametrize("language", CODES)
def test_printed_points_add_up_on_the_page(visit, language):
    page = visit(f"/{language}/roles/customer-service-manager/", scripts=False)
    answer_everything(page)
    submit(page)

    cells = page.locator(".ledger tbody .points").all_inner_texts()
    pairs = [tuple(map(int, FIGURE.findall(text))) for text in cells]
    total = FIGURE.findall(page.locator(".ledger tfoot .points").inner_text())

    assert len(pairs) == 20
    assert sum(points for points, _ in pairs) == int(total[0])
    assert sum(possible for _, possible in pairs) == int(total[1]) == 100


def test_language_can_be_switched_half_way_and_answers_stay(visit):
    page = visit("/de/roles/customer-service-manager/")
    answer_everything(page)

    page.click("a[hreflang=pl]")

    assert page.url.endswith("/pl/check/customer-service-manager/answers/")
    submit(page)
    assert page.locator("html").get_attribute("lang") == "pl"
    assert page.locator(".ledger tbody tr").count() == 20


def test_return_code_brings_everything_to_another_browser(visit):
    first = visit("/da/")
    result = walk(first, "da")
    code = first.locator(".return-code").inner_text()

    second = visit("/da/return/")
    second.fill("[name=code]", code.lower().replace("-", " "))
    submit(second)
    second.goto(result)

    assert second.locator("#result").count() == 1


def test_bad_answer_is_announced_and_linked_to_its_field(visit):
    page = visit("/de/check/customer-service-manager/experience/", scripts=False)
    page.fill("[name=customer-service_years]", "99")
    page.fill("[name=team-supervision_years]", "2")
    submit(page, "button[value=on]")

    page.locator(".error-summary a").click()

    assert page.url.endswith("#id_customer-service_years")
    assert page.input_value("[name=customer-service_years]") == "99"
    assert page.input_value("[name=team-supervision_years]") == "2"


def test_plan_can_be_printed_where_scripts_run(visit):
    page = visit("/en/")
    result = walk(page, "en")
    page.goto(f"{result}plan/")

    assert page.locator("[data-print]").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".site-header").is_visible()
    assert page.locator(".step-card").first.is_visible()
