"""The whole loop in each language, without scripts: role → questions → result → plan →
back on another device → a step done → the score moves."""

import re

import pytest

from careerpath.languages import CODES
from tests.browser.walk import (
    answer_everything,
    finish_first_step,
    submit,
    walk,
    write_on_first_step,
)

FIGURE = re.compile(r"\d+")


@pytest.mark.parametrize("language", CODES)
def test_person_keeps_a_plan_over_two_browsers_without_scripts(visit, language):
    first = visit(f"/{language}/", scripts=False)
    result, plan = walk(first, language)
    code = first.locator(".return-code").inner_text()
    write_on_first_step(first, plan, "Bibliothek, książki, læsesal")
    before = score_on(first)
    steps = first.locator(".step-card").count()

    # another day, another device: the code alone
    second = visit(f"/{language}/return/", scripts=False)
    second.fill("[name=code]", code.lower().replace("-", " "))
    submit(second)
    finish_first_step(second, plan, "Świadectwo, Zeugnis, bevis")

    # the score has moved, line by line, by what the step was worth
    rows = second.locator("#lines ~ table tfoot .points").all_inner_texts()
    assert int(rows[0]) == before
    assert int(rows[1]) == before + int(rows[2])
    lines = second.locator("#lines ~ table tbody .points").all_inner_texts()
    assert sum(map(int, lines)) == int(rows[2]) > 0

    # and the first browser sees it
    first.goto(plan)
    assert score_on(first) == int(rows[1])
    assert first.locator(".step-card").count() == steps - 1
    assert "Świadectwo, Zeugnis, bevis" in first.locator("main").inner_text()
    first.goto(result)
    assert first.locator("#result").count() == 1


def score_on(page):
    """The score of today, on the page of a plan."""
    return int(FIGURE.findall(page.locator(".from-to").first.inner_text())[0])


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
    _, plan = walk(page, "en")
    page.goto(plan)

    assert page.locator("[data-print]").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".site-header").is_visible()
    assert page.locator(".step-card").first.is_visible()
