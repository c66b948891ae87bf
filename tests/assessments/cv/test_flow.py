"""From a CV to answers: what is guessed, what is confirmed, and what stays as it was."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Profile
from tests.assessments.cv.paper import CV, Paper, answers_of, said, text_of


def test_guesses_are_filled_in_and_nothing_is_kept_yet(as_mira, catalogue):
    paper = Paper(as_mira)

    guesses = paper.answers
    assert guesses["education-0-level"] == "6"
    assert guesses["education-0-field"] == "041"
    assert guesses["education-0-state"] == "finished"
    assert guesses["education-1-level"] == "4"
    assert guesses["job-0-counts"] == "customer-service:direct"
    assert guesses["job-0-also"] == ""
    assert guesses["job-1-counts"] == "team-supervision:direct"
    assert guesses["skill-listening"] == "3"
    assert "January 2019 – December 2019 · 1 year" in " ".join(paper.page.split())
    assert "<li>Juggling</li>" in paper.page
    assert not Profile.objects.exists()
    assert "careerpath_key" not in as_mira.cookies


def test_confirmed_guesses_become_answers(as_mira, catalogue):
    response = Paper(as_mira).send()

    assert response["Location"] == "/en/my/"
    assert response.cookies["careerpath_key"]["httponly"] is True
    assert said(response) == [
        "Taken over from your CV: education: Certificate 6 (EQF level 6), "
        "Customer service: 1 year, Team supervision: 1 year and 1 skill level."
    ]
    assert answers_of(Profile.objects.get()) == (
        {(6, "041", True)},
        {"customer-service": (12, 0), "team-supervision": (12, 0)},
        {"listening": 3},
    )


def test_guess_can_be_put_right(as_mira, catalogue):
    Paper(as_mira).send(
        **{
            "education-0-level": "",
            "job-1-counts": "customer-service:related",
            "skill-listening": "1",
        }
    )

    assert answers_of(Profile.objects.get()) == (
        {(4, "00", True)},
        {"customer-service": (12, 6)},
        {"listening": 1},
    )


def test_overlapping_jobs_count_once_in_an_area(as_mira, catalogue):
    Paper(as_mira).send(**{"job-1-also": "customer-service:direct"})

    assert answers_of(Profile.objects.get())[1] == {
        "customer-service": (18, 0),
        "team-supervision": (12, 0),
    }


def test_nothing_chosen_is_nothing_taken(as_mira, catalogue):
    paper = Paper(as_mira)
    nothing = {name: "" for name in paper.answers if name != "cv"}

    response = paper.send(**nothing)

    assert said(response) == ["Nothing was taken over. Your answers are as they were."]
    assert not Profile.objects.exists()


def test_highest_finished_certificate_is_marked_and_the_other_explained(
    as_mira, catalogue
):
    page = Paper(as_mira).page

    assert page.count("the highest finished one") == 1
    assert page.index("Bachelor") < page.index("the highest finished one")
    assert page.count("this one is not kept") == 1
    assert page.index("Old School") < page.index("this one is not kept")


def test_earlier_answers_stay_unless_the_person_replaces_them(
    as_mira, catalogue, check_of
):
    check_of(as_mira).answer_all(experience={"customer-service_years": "3"})

    paper = Paper(as_mira)
    assert "Keep what I said so far: 3 years" in paper.page
    assert "So far you said: intermediate" in paper.page
    paper.send()

    assert answers_of(Profile.objects.get()) == (
        {(4, "", True)},
        {"customer-service": (36, 0), "team-supervision": (12, 0)},
        {"listening": 2, "planning": 2},
    )


def test_earlier_answers_can_be_replaced(as_mira, catalogue, check_of):
    check_of(as_mira).answer_all(education={"studying_level": "7"})

    Paper(as_mira).send(
        **{
            "education-use": "cv",
            "area-customer-service-use": "cv",
            "job-1-also": "customer-service:direct",
            "skill-listening": "4",
        }
    )

    assert answers_of(Profile.objects.get()) == (
        {(6, "041", True), (7, "", False)},
        {"customer-service": (18, 0), "team-supervision": (12, 0)},
        {"listening": 4, "planning": 2},
    )


def test_replacing_without_any_choice_takes_nothing_away(as_mira, catalogue, check_of):
    check_of(as_mira).answer_all()
    before = answers_of(Profile.objects.get())
    paper = Paper(as_mira)
    nothing = {name: "" for name in paper.answers if name.startswith(("e", "j", "s"))}

    response = paper.send(
        **nothing | {"education-use": "cv", "area-customer-service-use": "cv"}
    )

    assert response.status_code == 302
    assert answers_of(Profile.objects.get()) == before


def test_study_that_goes_on_asks_what_is_finished(as_mira, catalogue):
    cv = {"education": [{"studyType": "Bachelor", "startDate": "2024-10"}]}
    paper = Paper(as_mira, cv)
    assert paper.answers["education-0-state"] == "studying"

    page = text_of(paper.send())
    assert page.count("Please also say what you have finished so far.") == 2
    assert not Profile.objects.exists()

    paper.send(**{"education-so-far": "4"})
    assert answers_of(Profile.objects.get())[0] == {(4, "", True), (6, "", False)}


def test_queries_do_not_grow_with_the_length_of_the_cv(as_mira, catalogue, check_of):
    check_of(as_mira).answer_all()

    def queries(times):
        cv = {key: entries * times for key, entries in CV.items()}
        with CaptureQueriesContext(connection) as captured:
            assert "Is this right?" in Paper(as_mira, cv).page
        return len(captured)

    assert queries(3) == queries(1)


def test_question_about_education_leads_to_the_cv(as_mira, helper_role):
    page = text_of(as_mira.get("/en/check/helper/education/"))

    assert 'href="/en/my/cv/"' in page
