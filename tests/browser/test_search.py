"""Searching while one types: results, count and address follow; the focus stays."""

import re


def listed(page):
    return page.locator(".results .card-title").all_inner_texts()


def status(page):
    return page.locator("[role=status]").inner_text()


def type_into(page, text):
    box = page.locator("input[name=q]")
    box.press_sequentially(text)
    return box


def test_results_follow_what_is_typed_and_the_focus_stays(visit):
    page = visit("/en/roles/")
    page.evaluate("window.isTheSamePage = true")
    before = page.evaluate("history.length")

    type_into(page, "kierownik obslugi")
    page.wait_for_url("**q=kierownik+obslugi")

    assert page.evaluate("window.isTheSamePage")
    assert page.evaluate("history.length") == before
    assert listed(page)[0] == "Customer service manager"
    assert "found for “kierownik obslugi”" in status(page)
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.title() == "Search: kierownik obslugi – CareerPath"
    german = page.locator(".language-nav a[hreflang=de]").get_attribute("href")
    assert german == "/de/roles/?q=kierownik+obslugi"
    page.reload()
    assert listed(page)[0] == "Customer service manager"


def test_choice_filters_at_once_and_counts_anew(visit):
    page = visit("/en/roles/")

    page.locator("input[name=entry]").check()
    page.wait_for_url("**entry=1")

    assert re.match(r"\d+ roles?", status(page))
    [chip] = page.locator(".chip").all_text_contents()
    assert " ".join(chip.split()) == "Remove the filter: Entry level ×"
    assert page.evaluate("document.activeElement.name") == "entry"
    left = page.locator("[data-live='education-'] [aria-hidden]").inner_text()
    assert len(listed(page)) == int(left)
    page.locator(".chip").click()
    page.wait_for_url("**/roles/")
    assert not page.locator("input[name=entry]").is_checked()


def test_late_answer_to_an_old_question_is_not_shown(visit):
    page = visit("/en/roles/")
    page.route(
        "**/roles/?q=kund",
        lambda route: (page.wait_for_timeout(600), route.continue_()),
    )

    type_into(page, "kund")
    page.wait_for_timeout(300)  # the question is on its way
    type_into(page, "endienst")
    page.wait_for_url("**q=kundendienst")
    page.wait_for_timeout(700)

    assert page.url.endswith("q=kundendienst")
    assert "“kundendienst”" in status(page)


def test_results_that_somebody_reads_stay(visit):
    page = visit("/en/roles/")

    type_into(page, "zzzz")
    page.locator(".card-title a").first.focus()
    page.wait_for_timeout(800)

    assert page.evaluate("document.activeElement.closest('.card-title') !== null")
    assert page.url.endswith("/roles/")


def test_front_page_shows_the_first_hits_and_enter_leads_to_all(visit):
    page = visit("/en/")

    box = type_into(page, "menagerka")
    page.wait_for_selector(".search-hits:not([hidden])")

    hits = page.locator(".search-hits li a")
    assert hits.first.get_attribute("href") == "/en/roles/customer-service-manager/"
    assert hits.count() <= 5
    assert "found for “menagerka”" in page.locator("[data-said]").inner_text()
    with page.expect_navigation():
        box.press("Enter")
    assert page.url.endswith("/en/roles/?q=menagerka")


def test_without_scripts_a_button_does_the_same(visit):
    page = visit("/de/roles/", scripts=False, width=390)

    page.fill("input[name=q]", "Kundendinst")
    page.locator(".filters summary").click()
    page.locator("input[name=education][value='4']").check()
    with page.expect_navigation():
        page.locator(".filters .button").click()

    assert "q=Kundendinst&education=4" in page.url
    assert page.locator(".results .card-title").count() >= 1
    assert page.locator("input[name=education][value='4']").is_checked()
    # On a phone the results are in sight, the filters folded.
    assert not page.locator(".filters .button").is_visible()
    assert page.locator(".results .card").first.bounding_box()["y"] < 900


def test_older_browser_searches_as_well(visit):
    """It knows addresses and their parameters, but not how many there are."""
    page = visit("/en/roles/")
    page.evaluate("delete URLSearchParams.prototype.size")

    type_into(page, "team")
    page.wait_for_url("**q=team")

    assert "found for “team”" in status(page)


def test_word_that_the_keyboard_still_holds_is_searched(visit):
    """As many keyboards on the phone do until the word ends, and dead keys for accents."""
    page = visit("/en/roles/")
    page.locator("input[name=q]").focus()
    keyboard = page.context.new_cdp_session(page)

    keyboard.send(
        "Input.imeSetComposition",
        {"text": "team", "selectionStart": 4, "selectionEnd": 4},
    )
    page.wait_for_url("**q=team")

    assert "found for “team”" in status(page)
