"""Handing in a file: good ones are shown, bad ones explained beside the field, and either
way nothing is kept."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from assessments.cv import reading
from assessments.forms.cv.upload import MESSAGES
from assessments.models import Profile
from assessments.uploads import THROWN_AWAY, SmallUploads
from tests.assessments.cv.test_reading import HOSTILE

SAMPLES = Path(__file__).parent / "samples"
CV = '{"work": [{"position": "Barista", "startDate": "2019-01"}]}'


def text_of(response):
    return response.content.decode()


def send(browser, data, language="en"):
    file = SimpleUploadedFile("cv.json", data)
    return browser.post(f"/{language}/my/cv/", {"file": file})


def test_page_says_what_is_read_and_what_is_not(as_mira):
    page = text_of(as_mira.get("/en/my/cv/"))

    assert "The file itself is not kept." in page
    assert 'enctype="multipart/form-data"' in page
    assert 'accept=".json,.xml' in page
    assert not Profile.objects.exists()


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_each_format_leads_to_the_confirmation(as_mira, helper_role, name):
    response = send(as_mira, (SAMPLES / name).read_bytes())

    assert "Is this right?" in text_of(response)
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert not Profile.objects.exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [one for one in HOSTILE.values() if one[1]],
    ids=[name for name, (_, reason) in HOSTILE.items() if reason],
)
def test_file_that_is_no_cv_is_explained_and_changes_nothing(as_mira, db, data, reason):
    page = text_of(send(as_mira, data))

    message = str(MESSAGES[reason]).replace("'", "&#x27;")
    assert page.count(message) == 2  # in the summary and beside the field
    assert 'aria-invalid="true"' in page
    assert not Profile.objects.exists()


def test_no_file_is_explained(as_mira, db):
    page = text_of(as_mira.post("/en/my/cv/", {}))

    assert page.count("Please choose a file.") == 2


def test_message_follows_the_language_of_the_page(as_mira, db):
    page = text_of(send(as_mira, b"", language="de"))

    with translation.override("de"):
        assert gettext("This file is empty.") in page
    assert '<html lang="de">' in page


class Endless(BytesIO):
    """A body that goes on; counts how much of it was read at once."""

    size = 100_000_000
    largest = 0

    def read(self, size=-1):
        self.largest = max(self.largest, size if size >= 0 else self.size)
        given = min(size, self.size) if size >= 0 else self.size
        self.size -= given
        return b"x" * given


def test_hundred_megabytes_are_thrown_away_in_small_pieces(as_mira, db):
    body = Endless()
    size = body.size

    response = as_mira.generic(
        "POST",
        "/en/my/cv/",
        CONTENT_TYPE="multipart/form-data; boundary=b",
        CONTENT_LENGTH=str(size),
        **{"wsgi.input": body},
    )

    assert text_of(response).count(str(MESSAGES[reading.TooBig])) == 2
    assert (body.size, body.largest) == (0, 65_536)


def test_endless_body_is_not_read_to_its_end():
    body = Endless()
    body.size = 10 * THROWN_AWAY

    handler = SmallUploads(reading.MAX_BYTES)
    fields, files = handler.handle_raw_input(body, {}, body.size, b"b")

    assert (len(fields), len(files), handler.is_too_large) == (0, 0, True)
    assert body.size > 8 * THROWN_AWAY


def test_file_just_over_the_limit_never_becomes_a_file(as_mira, db):
    page = text_of(send(as_mira, b"[" + b" " * reading.MAX_BYTES))

    assert page.count(str(MESSAGES[reading.TooBig])) == 2


def test_stale_page_asks_for_the_file_once_more(db):
    page = text_of(send(Client(enforce_csrf_checks=True), CV.encode()))

    assert page.count("Please choose your file once more.") == 2
    assert "Is this right?" not in page


def test_page_with_its_token_is_taken(helper_role):
    browser = Client(enforce_csrf_checks=True)
    page = text_of(browser.get("/en/my/cv/"))
    token = page.split('csrfmiddlewaretoken" value="')[1].split('"')[0]

    file = SimpleUploadedFile("cv.json", CV.encode())
    sent = {"file": file, "csrfmiddlewaretoken": token}
    response = browser.post("/en/my/cv/", sent)

    assert "Is this right?" in text_of(response)


def test_broken_multipart_is_a_bad_request(as_mira, db):
    response = as_mira.post(
        "/en/my/cv/", b"nonsense", content_type="multipart/form-data; boundary="
    )

    assert response.status_code == 400
