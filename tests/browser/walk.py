"""One person's way through the site, for every browser test to take."""

ROLE = "customer-service-manager"
LEVELS = ["3", "2", "3", "4", "1"]


def submit(page, selector="main form .button"):
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.locator(selector).last.click()


def go_on(page):
    submit(page, "button[value=on]")


def answer_everything(page, seen=lambda page: None):
    """From the role page to the overview of the answers; `seen` is called on each page."""
    seen(page)
    with page.expect_navigation():
        page.locator("a.button").first.click()
    page.check("input[name=level][value='4']")
    seen(page)
    go_on(page)
    page.fill("[name=customer-service_years]", "1")
    page.fill("[name=customer-service_months]", "6")
    page.fill("[name=team-supervision_years]", "0")
    seen(page)
    go_on(page)
    while "/skills-" in page.url:
        groups = page.locator("form fieldset")
        for number in range(groups.count()):
            value = LEVELS[number % len(LEVELS)]
            groups.nth(number).locator(f"input[value='{value}']").check()
        seen(page)
        go_on(page)
    seen(page)


def walk(page, language, seen=lambda page: None):
    """Role page → questions → result → what if → plan → my plan; returns the result's
    address."""
    page.goto(f"/{language}/roles/{ROLE}/")
    answer_everything(page, seen)
    submit(page)
    result = page.url
    seen(page)
    page.goto(f"{result}what-if/")
    page.locator("input[name=steps]").first.check()
    submit(page)
    seen(page)
    page.goto(f"{result}plan/")
    page.fill("[name=hours_per_week]", "8")
    submit(page)
    seen(page)
    page.goto(f"/{language}/my/")
    seen(page)
    return result
