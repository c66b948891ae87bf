"""The questions: saved page by page, kept on the way back, never lost by bad input."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Assessment, Profile
from roles.models import Role
from tests import factories


def text_of(response):
    return response.content.decode()


def test_anybody_can_begin_without_an_account(as_mira, helper_role):
    response = as_mira.get("/en/check/helper/")

    assert response["Location"] == "/en/check/helper/education/"
    assert not Profile.objects.exists()


def test_looking_at_the_first_page_keeps_nothing(as_mira, helper_role):
    as_mira.get("/en/check/helper/education/")

    assert set(as_mira.cookies) == {"csrftoken"}
    assert not Profile.objects.exists()


def test_first_answer_opens_a_profile_and_leads_on(as_mira, helper_role, check_of):
    response = check_of(as_mira).send("education", {"level": "4"})

    assert response["Location"] == "/en/check/helper/experience/"
    qualification = Profile.objects.get().qualifications.get()
    assert (qualification.eqf_level, qualification.is_finished) == (4, True)
    cookie = response.cookies["careerpath_key"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_pages_come_in_order_with_must_haves_first(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.send("education", {"level": "4"})

    on = check.send("experience", check.EXPERIENCE)
    page = text_of(as_mira.get(on["Location"]))

    assert on["Location"] == "/en/check/helper/skills-1/"
    assert page.index("Listening") < page.index("Planning")
    assert "Step 3 of 3" in page


def test_answers_are_there_again_on_the_way_back(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.send("education", {"level": "3", "field": "041"})

    back = check.send("experience", check.EXPERIENCE | {"go": "back"})
    page = text_of(as_mira.get(back["Location"]))

    assert back["Location"] == "/en/check/helper/education/"
    assert 'value="3" id="id_level_3" checked' in page
    assert '<option value="041" selected>' in page
    page = text_of(as_mira.get("/en/check/helper/experience/"))
    assert 'name="customer-service_years" value="1"' in page


def test_skip_is_not_zero(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.send("education", {"level": ""})
    check.send("experience", {"customer-service_years": ""})
    check.send("skills-1", {"listening": "0", "planning": ""})

    profile = Profile.objects.get()

    assert not profile.qualifications.exists()
    assert not profile.experienceanswers.exists()
    assert [row.level for row in profile.skillanswers.all()] == [0]


def test_answer_can_be_taken_back(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.answer_all()

    check.send("skills-1", {"listening": "", "planning": "3"})

    answers = Profile.objects.get().skillanswers.all()
    assert [(row.skill.slug, row.level) for row in answers] == [("planning", 3)]


def test_overview_names_what_is_open_before_the_result(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.send("education", {"level": "4"})

    page = text_of(as_mira.get("/en/check/helper/answers/"))

    assert "You have answered 1 of 4 questions." in page
    assert page.count("not answered") == 3


def test_overview_asks_for_the_field_of_study_where_all_hangs_on_it(
    as_mira, helper_role, check_of
):
    factories.asks_education(helper_role, 5, "preferred", "041")
    check_of(as_mira).answer_all()

    page = text_of(as_mira.get("/en/check/helper/answers/"))

    assert "You have answered 4 of 5 questions." in page
    assert page.count("field of study not answered") == 1


def test_result_needs_at_least_one_answer(as_mira, helper_role):
    response = as_mira.post("/en/check/helper/answers/")

    assert "Please answer at least one question" in text_of(response)
    assert not Assessment.objects.exists()


def test_double_submit_makes_one_result(as_mira, helper_role, check_of):
    check = check_of(as_mira)
    check.answer_all()

    assert check.finish() == check.finish()
    assert Assessment.objects.completed().count() == 1


def test_answering_again_makes_a_second_result_beside_the_first(
    as_mira, helper_role, check_of
):
    check = check_of(as_mira)
    check.answer_all()
    first = check.finish()

    check.send("change-skills-1", {"listening": "3", "planning": "2"})

    assert check.finish() != first
    assert Assessment.objects.completed().count() == 2


@pytest.mark.parametrize(
    ("part", "answers", "message"),
    [
        pytest.param(
            "education",
            {"level": "9"},
            "Please choose one of the answers",
            id="level 9",
        ),
        pytest.param(
            "education", {"level": "4", "field": "999"}, "Please choose one", id="field"
        ),
        pytest.param(
            "education", {"level": "", "field": "041"}, "finished so far", id="no level"
        ),
        pytest.param(
            "education",
            {"level": "4", "studying_field": "041"},
            "which certificate it leads to",
            id="studying for what",
        ),
        pytest.param(
            "experience",
            {"customer-service_years": "-1"},
            "cannot be less than 0",
            id="negative",
        ),
        pytest.param(
            "experience",
            {"customer-service_years": "51"},
            "cannot be more than 50",
            id="absurd",
        ),
        pytest.param(
            "experience",
            {"customer-service_years": "50", "customer-service_months": "1"},
            "more than 50 years",
            id="absurd together",
        ),
        pytest.param(
            "experience", {"customer-service_years": "two"}, "a whole number", id="word"
        ),
        pytest.param(
            "experience",
            {"customer-service_years": "9" * 5000},
            "a whole number",
            id="5,000 digits",
        ),
        pytest.param(
            "experience", {"customer-service_years": "1\0"}, "a whole number", id="NUL"
        ),
        pytest.param("skills-1", {"listening": "5"}, "Please choose one", id="level 5"),
        pytest.param(
            "skills-1", {"listening": b"2\xff"}, "Please choose one", id="not UTF-8"
        ),
        pytest.param(
            "skills-1", {"listening": "x" * 1_000_000}, "Please choose one", id="1 MB"
        ),
    ],
)
def test_bad_answer_is_explained_beside_the_field_and_in_the_summary(
    as_mira, helper_role, check_of, part, answers, message
):
    response = as_mira.post(
        f"/en/check/helper/{part}/",
        urlencode(answers),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 200
    assert text_of(response).count(message) == 2
    assert 'aria-invalid="true"' in text_of(response)
    assert not Profile.objects.exists()


def test_bad_answer_leaves_the_good_ones_in_the_form(as_mira, helper_role, check_of):
    response = check_of(as_mira).send("skills-1", {"listening": "9", "planning": "2"})

    assert 'value="2" id="id_planning_2" checked' in text_of(response)


def test_bad_answer_is_explained_in_the_language_of_the_page(
    as_mira, helper_role, check_of
):
    response = check_of(as_mira, "de").send("education", {"level": "9"})

    assert "Please" not in text_of(response)
    assert '<html lang="de">' in text_of(response)


@pytest.mark.parametrize("part", ["education", "experience", "skills-1", "answers"])
def test_english_that_stands_in_is_marked_and_never_shown_as_code(
    as_mira, helper_role, check_of, part
):
    check_of(as_mira).answer_all()

    page = text_of(as_mira.get(f"/pl/check/helper/{part}/"))

    assert '<span lang="en">' in page
    assert "&lt;span" not in page


def test_unknown_skills_in_a_tampered_form_are_ignored(as_mira, helper_role, check_of):
    check_of(as_mira).send("skills-1", {"listening": "2", "astronomy": "4"})

    answers = Profile.objects.get().skillanswers.all()
    assert [row.skill.slug for row in answers] == ["listening"]


@pytest.mark.parametrize(
    "path",
    [
        "/en/check/nobody/",
        "/en/check/helper/skills-9/",
        "/en/check/helper/x/",
        "/xx/check/helper/",
    ],
)
def test_unknown_addresses_are_404(as_mira, helper_role, path):
    assert as_mira.get(path).status_code == 404


def test_hidden_role_cannot_be_checked(as_mira, helper_role):
    Role.objects.update(is_published=False)

    assert as_mira.get("/en/check/helper/education/").status_code == 404


def test_role_that_asks_nothing_cannot_be_checked(as_mira, db):
    factories.role("idle")

    assert as_mira.get("/en/check/idle/").status_code == 404


def test_stale_form_comes_back_with_its_answers(helper_role, client):
    strict = type(client)(enforce_csrf_checks=True)

    response = strict.post("/en/check/helper/skills-1/", {"listening": "2"})

    assert "This page had been open too long" in text_of(response)
    assert 'value="2" id="id_listening_2" checked' in text_of(response)
    assert not Profile.objects.exists()


def test_lost_key_in_the_middle_is_said_and_the_answers_stay(
    as_mira, as_petra, helper_role, check_of
):
    check_of(as_mira).send("education", {"level": "4"})
    without_key = check_of(as_petra)

    mira = Profile.objects.get()
    first = without_key.send("skills-1", {"listening": "2", "known": str(mira.pk)})
    second = without_key.send("skills-1", {"listening": "2"})

    assert "lost its key" in text_of(first)
    assert 'value="2" id="id_listening_2" checked' in text_of(first)
    assert 'name="known"' not in text_of(first)
    assert second.status_code == 302
    assert Profile.objects.count() == 2


def test_form_of_one_plan_is_not_saved_into_another(as_mira, helper_role, check_of):
    """Another plan was opened in a second tab while the form stood open."""
    check = check_of(as_mira)
    check.answer_all()

    response = check.send("skills-1", {"listening": "0", "known": "another plan"})

    assert "Another plan has been opened" in text_of(response)
    levels = Profile.objects.get().skillanswers.values_list("level", flat=True)
    assert sorted(levels) == [2, 2]


def test_forged_key_opens_nothing(as_mira, as_petra, helper_role, check_of):
    check_of(as_mira).send("education", {"level": "4"})
    mira = Profile.objects.get()

    as_petra.cookies["careerpath_key"] = f"{mira.pk}:AAAAAAAAAAAA:token:forged"

    assert "There is nothing here yet" in text_of(as_petra.get("/en/my/"))


def test_private_pages_are_neither_cached_nor_indexed(as_mira, helper_role):
    response = as_mira.get("/en/check/helper/education/")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_new_requirement_counts_in_the_next_assessment(
    as_mira, as_ada, helper_role, check_of, miras_result
):
    """Ada adds a requirement in the admin; no code is touched."""
    courage = factories.skill("courage")
    form = as_ada.get(f"/en/admin/roles/role/{helper_role.pk}/change/")
    data = _posted(form) | {
        "skillrequirements-TOTAL_FORMS": "3",
        "skillrequirements-2-role": str(helper_role.pk),
        "skillrequirements-2-skill": str(courage.pk),
        "skillrequirements-2-level": "4",
        "skillrequirements-2-importance": "essential",
        "skillrequirements-2-position": "9",
    }
    saved = as_ada.post(f"/en/admin/roles/role/{helper_role.pk}/change/", data)
    assert saved.status_code == 302, saved.context["errors"]

    check = check_of(as_mira)
    check.send("skills-1", {"listening": "2", "planning": "2", "courage": "0"})
    page = text_of(as_mira.get(check.finish()))

    assert "Courage" in page
    # 25 + 15 + 45 · (3 · 2/3 + 3 · 0 + 2) / 8 = 62.5
    assert "How your 62 points add up" in page


def _posted(response):
    """What a browser would send back of an admin form that nobody has changed."""
    data = {}
    admin_form = response.context["adminform"].form
    forms = [admin_form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for field in form:
            if field.value() is not None and field.value() is not False:
                data[field.html_name] = field.value()
    return data


@pytest.mark.parametrize("part", ["education", "experience", "skills-1", "answers"])
def test_queries_do_not_grow_with_what_the_role_asks(
    as_mira, helper_role, check_of, django_assert_num_queries, part
):
    check_of(as_mira).answer_all()
    path = f"/en/check/helper/{part}/"
    with CaptureQueriesContext(connection) as queries:
        as_mira.get(path)
    few = len(queries)

    for number in range(2):
        factories.asks_skill(helper_role, factories.skill())
        factories.asks_experience(helper_role, factories.area(f"area-{number}"))
    check_of(as_mira).answer_all(
        experience={"area-0_years": "1", "area-1_years": "2"},
    )

    with django_assert_num_queries(few):
        as_mira.get(path)


def test_lower_certificates_stay_beside_the_highest(as_mira, miras_result):
    """As after a step that is done: the page shows the highest alone."""
    profile = Profile.objects.get()
    profile.qualifications.create(eqf_level=3, isced_field="041", is_finished=True)
    held = profile.qualifications.values_list("eqf_level", flat=True)

    as_mira.post("/en/check/helper/change-education/", {"level": "4"})
    assert list(held.all()) == [4, 3]

    as_mira.post("/en/check/helper/change-education/", {"level": "2"})
    assert list(held.all()) == [2]  # nothing is higher than the highest

    as_mira.post("/en/check/helper/change-education/", {"level": ""})
    assert list(held.all()) == []
