"""Lists as the tests send them and read them."""

from django.core.files.uploadedfile import SimpleUploadedFile

HERE = "/en/desk/import/"


def upload(browser, content, language="en", **extra):
    """Choose a file; `content` is bytes, or a text to be written as UTF-8."""
    if isinstance(content, str):
        content = content.encode()
    file = SimpleUploadedFile("clients.csv", content)
    return browser.post(f"/{language}/desk/import/", {"file": file, **extra})


def sent(page, **changed):
    """What the form on a page of differences holds."""
    form = page.context["form"]
    return {name: form[name].value() for name in ("parcel", "shown")} | changed


def confirm(page, browser, **changed):
    """Press the button below the differences."""
    return browser.post(f"{HERE}confirm/", sent(page, **changed))


def take_in(browser, content, **changed):
    return confirm(upload(browser, content), browser, **changed)


def reasons(page):
    """{line: what is to be mended there} of a page of differences."""
    return {
        row["line"]: [
            f"{column}: {text}" if column else str(text)
            for column, text in row["reasons"]
        ]
        for row in page.context["list"].refused.rows
    }


def tallies(page):
    """How many rows are new, changed, unchanged, doubtful, refused."""
    return [number for _name, number, _part in page.context["list"].counts]
