"""What if …? With scripts: at once, in the address, and on to a plan."""

import re

from tests.browser.walk import answer_everything, submit


def figures(page):
    """The score before and after, as printed."""
    text = page.locator("[data-live=sum] .from-to").inner_text()
    before, after = re.findall(r"\d+", text)[:2]
    return int(before), int(after)


def scenario_page(visit, **options):
    page = visit("/de/roles/customer-service-manager/", **options)
    answer_everything(page)
    submit(page)
    page.goto(f"{page.url}what-if/")
    return page


def test_a_tick_shows_its_effect_at_once_and_stays_in_the_address(visit):
    page = scenario_page(visit)
    before, same = figures(page)
    assert before == same
    page.evaluate("window.isTheSamePage = true")

    box = page.locator("input[name=steps]").first
    box.check()
    page.wait_for_url("**steps=**")

    assert page.evaluate("window.isTheSamePage")
    assert page.evaluate("document.activeElement.name") == "steps"
    _, after = figures(page)
    assert after > before
    page.reload()
    assert page.locator("input[name=steps]").first.is_checked()
    assert figures(page) == (before, after)


def test_scenario_becomes_the_plan_with_the_same_score_and_day(visit):
    page = scenario_page(visit, scripts=False)
    page.locator("input[name=steps]").first.check()
    page.fill("[name=hours_per_week]", "9")
    submit(page, "form[method=get] .button")
    shown = figures(page)

    submit(page, "form[method=post] .button")

    assert "/my/plans/" in page.url
    assert page.locator(".step-card").count() == 1
    standing = page.locator(".from-to").first.inner_text()
    assert tuple(map(int, re.findall(r"\d+", standing))) == shown
    page.goto(f"{page.url}change/")
    assert page.input_value("[name=hours_per_week]") == "9"
