"""Assessing together: questions in Mira's Polish, the frame in Jonas's German."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from assessments.counsellor import actions
from assessments.counsellor.models import AuditEntry
from assessments.models import AgreedRating, Assessment
from roles.models import Role, Skill
from tests import factories

SKILLS = {"listening": "2", "planning": "2", "go": "on"}
EDUCATION = {"level": "4", "field": "", "studying_level": "", "studying_field": ""}
EXPERIENCE = {"customer-service_years": "1", "customer-service_months": "0"}


def text_of(response):
    return response.content.decode()


def desk(client, path, language="de"):
    return f"/{language}/desk/clients/{client.pk}/{path}"


def parts(response, language="pl"):
    """What stands on the client's sheet, and what around it."""
    html = text_of(response)
    start = html.index(f'lang="{language}">', html.index("client-side"))
    end = html.index("</form>" if "go=" in html else '<p class="actions">', start)
    return html[start:end], html[:start] + html[end:]


def in_polish(msgid):
    with translation.override("pl"):
        return translation.gettext(msgid)


def in_german(msgid):
    with translation.override("de"):
        return translation.gettext(msgid)


@pytest.fixture
def asked(consenting, helper_role):
    """Mira with her consent, and a role to be asked about."""
    return consenting


# The way through


def test_session_leads_from_the_choice_to_the_result(as_jonas, asked):
    path = desk(asked, "assess/helper/")
    choice = text_of(as_jonas.get(desk(asked, "assess/")))
    assert f'href="{path}"' in choice

    first = as_jonas.get(path)["Location"]
    assert first == f"{path}education/"
    second = as_jonas.post(first, EDUCATION | {"go": "on"})["Location"]
    assert second == f"{path}experience/"
    third = as_jonas.post(second, EXPERIENCE | {"go": "on"})["Location"]
    assert third == f"{path}skills-1/"
    overview = as_jonas.post(third, SKILLS)["Location"]
    assert overview == f"{path}answers/"
    result = as_jonas.post(overview)["Location"]

    done = Assessment.objects.get()
    assert result == desk(asked, f"results/{done.pk}/")
    assert done.profile == asked.profile
    assert done.snapshot["answers"]["skill:listening"] == {"level": 2}
    asked.refresh_from_db()
    assert asked.target_role.slug == "helper"


def test_client_finds_the_answers_under_the_own_link(as_jonas, asked, jonas):
    as_jonas.post(desk(asked, "assess/helper/skills-1/"), SKILLS)
    code = actions.give_return_link(asked, by=jonas)
    mira = Browser()
    mira.post("/pl/return/", {"code": code})

    form = mira.get("/pl/check/helper/change-skills-1/").context["form"]
    assert form["listening"].value() == 2


def test_going_back_saves_and_leads_back(as_jonas, asked):
    path = desk(asked, "assess/helper/")
    back = as_jonas.post(f"{path}skills-1/", SKILLS | {"go": "back"})
    begin = as_jonas.post(f"{path}education/", EDUCATION | {"go": "back"})

    assert back["Location"] == f"{path}experience/"
    assert begin["Location"] == desk(asked, "assess/")


def test_changing_one_answer_leads_to_all_of_them(as_jonas, assessed):
    path = desk(assessed, "assess/helper/")
    changed = as_jonas.post(f"{path}change-skills-1/", SKILLS | {"listening": "4"})
    overview = as_jonas.get(changed["Location"])

    assert changed["Location"] == f"{path}answers/"
    assert overview.context["overview"].answered == 4
    assert f'href="{path}change-skills-1/"' in text_of(overview)


def test_all_questions_can_be_asked_again(as_jonas, assessed):
    path = desk(assessed, "assess/helper/")
    assert as_jonas.get(path)["Location"] == f"{path}answers/"
    again = as_jonas.post(f"{path}all/")

    assert again["Location"] == f"{path}education/"
    assert as_jonas.get(path)["Location"] == f"{path}education/"


def test_no_answer_makes_no_result(as_jonas, asked):
    page = as_jonas.post(desk(asked, "assess/helper/answers/", "en"))

    assert "Please answer at least one question" in text_of(page)
    assert Assessment.objects.count() == 0


def test_looking_at_a_page_writes_nothing(as_jonas, asked):
    page = as_jonas.get(desk(asked, "assess/helper/skills-1/"))

    assert page.status_code == 200
    assert Assessment.objects.count() == 0


def test_trail_tells_of_the_session_once(as_jonas, asked):
    for _time in range(2):
        as_jonas.post(desk(asked, "assess/helper/skills-1/"), SKILLS)
    as_jonas.post(desk(asked, "assess/helper/answers/"))

    trail = AuditEntry.objects.filter(verb__in=["changed", "assessed"])
    assert [*trail.order_by("id").values_list("verb", "about", "who")] == [
        ("changed", "answers", "Jonas Weber"),
        ("assessed", "Helper", "Jonas Weber"),
    ]


# Two languages


def test_questions_are_polish_and_the_frame_is_german(as_jonas, asked):
    sheet, frame = parts(as_jonas.get(desk(asked, "assess/helper/education/")))

    heading = "What is the highest certificate that you have?"
    assert in_polish(heading) in sheet
    assert in_german(heading) not in sheet
    assert in_german("Save and continue") in frame
    assert in_polish("Save and continue") not in frame + sheet
    assert '<html lang="de">' in frame
    assert 'href="/pl/desk' not in sheet


def test_role_asks_stands_in_the_frame(as_jonas, asked):
    page = as_jonas.get(desk(asked, "assess/helper/skills-1/"))
    sheet, frame = parts(page)

    assert [(one["name"], str(one["asked"])) for one in page.context["asked"]] == [
        ('<span lang="en">Listening</span>', "sicher"),
        ('<span lang="en">Planning</span>', "solide"),
    ]
    assert "sicher" in frame
    assert "sicher" not in sheet


def test_error_is_polish_beside_the_field_and_german_in_the_summary(as_jonas, asked):
    page = as_jonas.post(
        desk(asked, "assess/helper/experience/"),
        {"customer-service_years": "-1", "customer-service_months": "7"},
    )
    sheet, frame = parts(page)

    error = "This cannot be less than 0."
    assert in_polish(error) in sheet
    assert in_german(error) not in sheet
    assert in_german(error) in frame
    assert 'href="#id_customer-service_years"' in frame
    assert 'value="7"' in sheet
    assert Assessment.objects.count() == 0


def test_overview_is_polish_and_its_links_stay_german(as_jonas, assessed):
    sheet, _frame = parts(as_jonas.get(desk(assessed, "assess/helper/answers/")))

    assert in_polish("Check your answers") in sheet
    assert f'href="{desk(assessed, "assess/helper/change-skills-1/")}"' in sheet
    assert "/pl/" not in sheet


def test_agreed_rating_is_named_where_it_is_asked_again(as_jonas, assessed, jonas):
    listening = Skill.objects.get(slug="listening")
    actions.agree_ratings(assessed, {listening.pk: (3, "")}, by=jonas)
    AgreedRating.objects.update(agreed_on=date(2027, 1, 4))
    path = desk(assessed, "assess/helper/change-skills-1/", "en")

    form = as_jonas.get(path).context["form"]

    with translation.override("en"):
        assert "Jonas Weber" in form.fields["listening"].note
    assert not hasattr(form.fields["planning"], "note")
    as_jonas.post(path, SKILLS)
    assert AgreedRating.objects.get().is_in_force
    as_jonas.post(path, SKILLS | {"listening": "1"})
    assert not AgreedRating.objects.get().is_in_force


# What goes wrong


def test_stale_page_comes_back_with_all_that_was_entered(asked, jonas):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(jonas)
    page = browser.post(desk(asked, "assess/helper/skills-1/", "en"), SKILLS)

    assert "This page had been open too long" in text_of(page)
    assert page.context["form"]["listening"].value() == "2"
    assert Assessment.objects.count() == 0


def test_withdrawn_consent_saves_nothing_and_loses_nothing(as_jonas, assessed, jonas):
    path = desk(assessed, "assess/helper/change-skills-1/", "en")
    actions.withdraw_consent(assessed, withdrawn_on=date(2027, 1, 5), by=jonas)

    page = as_jonas.post(path, SKILLS | {"listening": "4", "planning": ""})

    html = text_of(page)
    assert "There is no consent any more" in html
    assert page.context["form"]["listening"].value() == "4"
    assert re.findall(r'name="planning"\s+value="(\d?)"[^>]*checked', html) == [""]
    assert assessed.profile.skillanswers.get(skill__slug="listening").level == 2
    assert as_jonas.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["assess/", "assess/helper/", "assess/helper/answers/", "agree/"]
)
def test_without_consent_there_is_nothing_to_see(as_jonas, mira, helper_role, path):
    assert as_jonas.get(desk(mira, path)).status_code == 404


def test_overview_of_a_withdrawn_consent_shows_no_answer(as_jonas, assessed, jonas):
    actions.withdraw_consent(assessed, withdrawn_on=date(2027, 1, 5), by=jonas)

    page = as_jonas.post(desk(assessed, "assess/helper/answers/", "en"))

    assert "There is no consent any more" in text_of(page)
    assert page.context["overview"].answered == 0
    assert Assessment.objects.count() == 1


def test_hidden_role_saves_nothing_and_loses_nothing(as_jonas, asked):
    Role.objects.update(is_published=False)
    path = desk(asked, "assess/helper/skills-1/", "en")

    page = as_jonas.post(path, SKILLS)

    assert "taken out of the catalogue" in text_of(page)
    assert page.context["form"]["listening"].value() == "2"
    assert Assessment.objects.count() == 0
    assert as_jonas.get(path).status_code == 404


@pytest.mark.parametrize("years", ["9" * 400, "1e9", "\x00", "١٢", "🙂"])
def test_strange_numbers_are_answered_with_a_page(as_jonas, asked, years):
    page = as_jonas.post(
        desk(asked, "assess/helper/experience/"),
        {"customer-service_years": years, "customer-service_months": "1"},
    )
    assert page.status_code in (200, 302)


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto", "as_ella"])
@pytest.mark.parametrize(
    "path",
    ["assess/", "assess/helper/", "assess/helper/skills-1/", "assess/helper/answers/"],
)
def test_stranger_finds_nothing(request, assessed, stranger, path):
    browser = request.getfixturevalue(stranger)

    assert browser.get(desk(assessed, path)).status_code == 404
    if not path.endswith("helper/") and path != "assess/":
        assert browser.post(desk(assessed, path), SKILLS).status_code == 404
    assert assessed.profile.skillanswers.count() == 2


def test_lead_of_the_office_may_stand_in(as_lena, assessed):
    page = as_lena.get(desk(assessed, "assess/helper/answers/"))
    assert page.context["overview"].answered == 4


# The choice of a role


def test_target_role_comes_first_then_what_was_assessed(as_jonas, assessed):
    first = factories.role("a-first", rung=0)
    target = factories.role("z-last", rung=9)
    assessed.target_role = target
    assessed.save()

    rows = as_jonas.get(desk(assessed, "assess/")).context["rows"]

    [result] = Assessment.objects.all()
    helper = Role.objects.get(slug="helper")
    assert rows == [(target, None), (helper, result), (first, None)]


def test_role_is_found_by_its_title(as_jonas, assessed):
    factories.role("gardener")
    found = as_jonas.get(desk(assessed, "assess/"), {"q": "garden"}).context["rows"]
    none = as_jonas.get(desk(assessed, "assess/", "en"), {"q": "pilot"})

    assert [role.slug for role, _newest in found] == ["gardener"]
    assert "There is no role under this title" in text_of(none)


def test_role_is_found_in_spite_of_a_slip_the_target_role_first(as_jonas, assessed):
    factories.role("helping-hand", title_de="Hilfskräfte leiten")
    found = as_jonas.get(desk(assessed, "assess/"), {"q": "Hilfskrfat"}).context["rows"]

    assert [role.slug for role, _newest in found] == ["helper", "helping-hand"]


def test_choice_costs_the_same_for_many_roles(as_jonas, assessed):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            as_jonas.get(desk(assessed, "assess/"))
        return len(queries)

    cost()
    before = cost()
    for number in range(3):
        factories.role(f"more-{number}")
    assert cost() == before


def test_sent_twice_there_is_one_result_and_one_line_in_the_trail(assessed, as_jonas):
    path = f"/en/desk/clients/{assessed.pk}/assess/helper/answers/"

    pages = {as_jonas.post(path)["Location"] for _ in range(2)}

    [result] = assessed.profile.assessments.all()
    assert pages == {f"/en/desk/clients/{assessed.pk}/results/{result.pk}/"}
    assert assessed.trail.filter(verb="assessed").count() == 1
