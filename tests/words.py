"""What a reader would read: pages as plain words."""

import re


def page(browser, path, language="en"):
    """The HTML of a page that is there, in this language."""
    response = browser.get(path.replace("/en/", f"/{language}/"))
    assert response.status_code == 200
    return response.content.decode()


def words(html):
    """The text of the page with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def read(browser, path, language="en"):
    """The text of a page."""
    return words(page(browser, path, language))
