"""One person's file, as the tests send it and read it."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

HERE = "/en/my/data/"


def text_of(response):
    return response.content.decode()


def upload(browser, content, language="en"):
    """Choose a file on the page; `content` is bytes, or data to be written as JSON."""
    if not isinstance(content, bytes):
        content = json.dumps(content).encode()
    file = SimpleUploadedFile("careerpath.json", content)
    return browser.post(f"/{language}/my/data/", {"file": file})


def confirm(question, browser, **changed):
    """Press the button below the question."""
    form = question.context["form"]
    sent = {name: form[name].value() or "" for name in ("data", "known")}
    return browser.post(f"{HERE}restore/", sent | changed)


def bring_back(browser, content, **changed):
    return confirm(upload(browser, content), browser, **changed)


def downloaded(browser):
    return json.loads(browser.get(f"{HERE}careerpath.json").content)
