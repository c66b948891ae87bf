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
    answer_pages(page, seen)


def answer_pages(page, seen=lambda page: None):
    """From the first question to the overview of the answers."""
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
    """Role page → questions → result → what if → plan → a step done → my plan; returns
    the addresses of the result and of the plan."""
    page.goto(f"/{language}/roles/{ROLE}/")
    answer_everything(page, seen)
    submit(page)
    result = page.url
    seen(page)
    page.goto(f"{result}what-if/")
    page.locator("input[name=steps]").first.check()
    submit(page, "form[method=get] .button")
    seen(page)
    plan = make_plan(page, result, seen)
    page.goto(f"/{language}/my/")
    seen(page)
    return result, plan


def make_plan(page, result, seen=lambda page: None):
    """The plan as it is proposed, at eight hours a week; returns its address."""
    page.goto(f"{result}plan/")
    page.fill("[name=hours_per_week]", "8")
    seen(page)
    submit(page)
    seen(page)
    return page.url


def write_on_first_step(page, plan, words):
    """When and where for the first step; ends on the plan."""
    page.goto(plan)
    with page.expect_navigation():
        page.locator(".step-card h3 a").first.click()
    page.check("input[value=TH]")
    page.fill("[name=at_time]", "18:30")
    page.fill("[name=place]", words)
    submit(page, "form.form .button")


def share(page, plan):
    """Make a link for others; returns its address."""
    page.goto(f"{plan}share/")
    submit(page)
    return page.locator(".link-box a").first.get_attribute("href")


def finish_first_step(page, plan, evidence, seen=lambda page: None):
    """The first step is done as planned; ends on the page of progress."""
    page.goto(plan)
    with page.expect_navigation():
        page.locator("a[href$='/done/']").first.click()
    page.fill("[name=evidence]", evidence)
    seen(page)
    submit(page)
    seen(page)
