"""CVs that are odd, pages that are old, forms that were tampered with: nothing breaks."""

import json
import time
from datetime import date

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from assessments.forms.cv.parcel import MAX_AGE, SALT
from assessments.models import Profile
from tests.assessments.cv.paper import CV, Paper, answers_of, text_of


def test_job_with_impossible_dates_is_shown_and_not_counted(as_mira, catalogue):
    work = [
        {"position": "Barista", "startDate": "2020-01", "endDate": "2019-01"},
        {"position": "Barista", "startDate": "2999-01"},
        {"position": "Barista", "startDate": "once upon a time"},
        {"position": "Barista", "endDate": "2019-01"},
    ]
    paper = Paper(as_mira, {"work": work})

    assert "this job ends before it begins, so no month is counted" in paper.page
    assert paper.page.count("We cannot read the dates of this job") == 2
    assert "The CV does not say when this began" in paper.page
    assert "once upon a time – today" in paper.page
    assert [name for name in paper.answers if name.startswith("job")] == []


def test_more_than_fifty_years_count_as_fifty(as_mira, catalogue):
    work = [{"position": "Barista", "startDate": "1950-01", "endDate": "2020-12"}]
    paper = Paper(as_mira, {"work": work})

    assert "more than 50 years count as 50" in paper.page
    paper.send()
    assert answers_of(Profile.objects.get())[1] == {"customer-service": (600, 0)}


def test_job_without_an_end_runs_until_today(as_mira, catalogue):
    today = timezone.localdate()
    start = date(today.year - 1, today.month, 1)
    work = [{"position": "Barista", "startDate": start.isoformat()}]

    page = Paper(as_mira, {"work": work}).page

    assert f"{start:%B %Y} – today" in page


def test_what_does_not_fit_is_counted_out_loud(as_mira, catalogue):
    page = Paper(as_mira, {"work": [{"position": f"Job {n}"} for n in range(102)]}).page

    assert "Your CV is very long: 2 entries are not shown here." in page


def test_largest_cv_fits_into_one_form(as_mira, catalogue, settings):
    cv = {
        "work": [{"position": f"{n}", "startDate": "2019"} for n in range(100)],
        "education": [{"studyType": f"Bachelor {n}"} for n in range(40)],
        "skills": [{"name": f"Listening {n}"} for n in range(200)],
    }
    paper = Paper(as_mira, cv)

    assert len(paper.answers) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert paper.send().status_code == 302


def test_words_of_the_cv_are_never_taken_as_html(as_mira, catalogue):
    bad = "\x3cscript>alert(1)</script>Barista\" onfocus=\"alert(2) & 'co'"
    cv = {
        "work": [{"position": bad, "name": bad, "startDate": bad}],
        "education": [{"studyType": bad, "area": bad, "institution": bad}],
        "skills": [{"name": bad, "level": bad}, {"name": "Listening", "level": bad}],
    }

    page = Paper(as_mira, cv).page

    assert "<script>alert" not in page
    assert '" onfocus="' not in page
    assert "&amp; &#x27;co&#x27;" in page


def test_impossible_choice_is_refused_and_all_input_survives(as_mira, catalogue):
    page = text_of(
        Paper(as_mira).send(
            **{"education-0-level": "9", "skill-listening": "1", "job-0-also": "x"}
        )
    )

    assert page.count("Please choose one of the answers offered.") == 4
    assert "Bachelor – Level" in page
    assert '<option value="1" selected>basic</option>' in page
    assert not Profile.objects.exists()


def test_stale_page_comes_back_with_all_its_answers(catalogue, db):
    paper = Paper(Client())
    paper.browser = Client(enforce_csrf_checks=True)

    page = text_of(paper.send(**{"skill-listening": "1"}))

    assert "This page had been open too long" in page
    assert '<option value="1" selected>basic</option>' in page
    assert not Profile.objects.exists()


def test_other_plan_in_the_meantime_is_asked_about_first(as_mira, catalogue, check_of):
    check_of(as_mira).answer_all()
    paper = Paper(as_mira)
    petra = Client()
    check_of(petra).answer_all()
    paper.browser = petra

    page = text_of(paper.send(**{"skill-listening": "4"}))

    assert "Another plan has been opened in this browser in the meantime." in page
    levels = {answers_of(profile)[2]["listening"] for profile in Profile.objects.all()}
    assert levels == {2}


@pytest.mark.parametrize(
    "parcel",
    ["", "nonsense", "\udcff\0", ".eJ:1:x", signing.dumps({"jobs": []}), "a" * 100_000],
    ids=["none", "nonsense", "surrogate", "torn", "other salt", "long"],
)
def test_parcel_that_was_changed_is_refused(as_mira, catalogue, parcel):
    parcel = parcel.encode("utf-8", "replace").decode()

    page = text_of(as_mira.post("/en/my/cv/confirm/", {"cv": parcel}))

    assert page.count("This CV was read too long ago, or was changed on its way.") == 2
    assert not Profile.objects.exists()


def test_parcel_of_yesterday_is_refused(as_mira, catalogue, monkeypatch):
    paper = Paper(as_mira)
    later = time.time() + MAX_AGE + 1
    monkeypatch.setattr(signing.time, "time", lambda: later)

    assert "This CV was read too long ago" in text_of(paper.send())


def test_confirmation_has_no_page_of_its_own(as_mira, db):
    assert as_mira.get("/en/my/cv/confirm/")["Location"] == "/en/my/cv/"


def test_parcel_holds_no_name_or_address(as_mira, catalogue):
    cv = CV | {"basics": {"name": "Mira Example", "email": "mira@example.org"}}
    parcel = Paper(as_mira, cv).answers["cv"]

    held = signing.loads(parcel, salt=SALT)

    assert set(held) == {"education", "jobs", "skills", "left_out"}
    assert "Mira" not in json.dumps(held)
    assert held["jobs"][0] == {
        "title": "Barista",
        "employer": "Corner Café",
        "start": "2019-01",
        "end": "2019-12",
        "is_current": False,
    }
