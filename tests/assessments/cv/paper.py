"""A CV on its way through the pages, for the tests of the whole flow."""

import json
import re
from html import unescape

from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile

CV = {
    "work": [
        {
            "name": "Corner Café",
            "position": "Barista",
            "startDate": "2019-01",
            "endDate": "2019-12",
        },
        {
            "name": "Corner Café",
            "position": "Shift leader",
            "startDate": "2019-07",
            "endDate": "2020-06",
        },
    ],
    "education": [
        {
            "institution": "City College",
            "area": "Business",
            "studyType": "Bachelor",
            "startDate": "2012",
            "endDate": "2015",
        },
        {"institution": "Old School", "studyType": "A levels", "endDate": "2012"},
    ],
    "skills": [{"name": "Listening", "level": "Advanced"}, {"name": "Juggling"}],
}


def text_of(response):
    return response.content.decode()


class Paper:
    """A CV on its way: handed in, looked at, corrected, sent."""

    def __init__(self, browser, cv=CV, language="en"):
        self.browser = browser
        self.start = f"/{language}/my/cv/"
        file = SimpleUploadedFile("cv.json", json.dumps(cv).encode())
        self.page = text_of(browser.post(self.start, {"file": file}))
        self.answers = self._guesses()

    def _guesses(self):
        """What the form holds as it is shown, as a browser would send it."""
        values = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', self.page))
        for name, options in re.findall(
            r'<select name="([^"]+)".*?>(.*?)</select>', self.page, re.S
        ):
            chosen = re.search(r'value="([^"]*)" selected', options)
            values[name] = chosen[1] if chosen else ""
        checked = r'type="radio" name="([^"]+)" value="([^"]*)"[^>]* checked'
        values |= dict(re.findall(checked, self.page))
        return {name: unescape(value) for name, value in values.items()}

    def send(self, **changed):
        self.answers |= {name.replace("__", "-"): v for name, v in changed.items()}
        return self.browser.post(f"{self.start}confirm/", self.answers)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def answers_of(profile):
    """(education, experience, skills) as plain figures."""
    return (
        {
            (row.eqf_level, row.isced_field, row.is_finished)
            for row in profile.qualifications.all()
        },
        {
            row.area.slug: (row.direct_months, row.related_months)
            for row in profile.experienceanswers.all()
        },
        {row.skill.slug: row.level for row in profile.skillanswers.all()},
    )
