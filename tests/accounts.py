"""What tests do with accounts, as a browser does it."""

MIRA = {"email": "mira@example.org", "password": "four tall green trees"}
PETRA = {"email": "petra@example.org", "password": "one small blue boat"}


def sign_up(browser, person=MIRA, **changed):
    return browser.post("/en/account/sign-up/", person | changed)


def sign_in(browser, person=MIRA, **changed):
    return browser.post("/en/account/sign-in/", person | changed)


def profile_of(browser):
    """The profile that this browser has open, or None."""
    return browser.get("/en/my/").context["profile"]


def text_of(response):
    return response.content.decode()


def renew_code(browser):
    """Make a new return code on the page for it; returns what the page said."""
    page = browser.get("/en/my/new-code/").context
    said = {"code": page["new_code"], "proposal": page["proposal"]}
    browser.post("/en/my/new-code/", said)
    return said
