"""For somebody who does not know the role: questions, then every role in order."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.interview import MAX_AREAS, Interview, families
from assessments.models import Assessment, Profile
from assessments.wizard import SKILLS_PER_PAGE
from roles.models import ExperienceArea, Role, RoleFamily, Skill
from tests import factories
from tests.words import page, read

REACH = "/en/reach/"
EDUCATION = {"level": "4", "field": "", "studying_level": "", "studying_field": ""}


@pytest.fixture
def family(helper_role):
    """Service: the helper role, and a leader who asks for listening and coaching."""
    family = RoleFamily.objects.create(slug="service", name_en="Service")
    Role.objects.update(family=family)
    leader = factories.role("leader", family=family)
    factories.asks_skill(leader, Skill.objects.get(slug="listening"), level=4)
    factories.asks_skill(leader, factories.skill("coaching"), level=2)
    return family


def send(browser, key, answers=None, go="on", family="service"):
    return browser.post(f"{REACH}{family}/{key}/", {**(answers or {}), "go": go})


@pytest.fixture
def mira(as_mira, family):
    """EQF 4, a year of service, listening 2, planning 2; coaching left open."""
    send(as_mira, "education", EDUCATION)
    send(as_mira, "experience", {"customer-service_years": "1"})
    send(as_mira, "skills-1", {"listening": "2", "planning": "2", "coaching": ""})
    return Profile.objects.get()


def many_skills(family, count, slug="many"):
    role = factories.role(slug, family=family)
    for number in range(count):
        factories.asks_skill(role, factories.skill(f"{slug}-{number:02}"))
    return role


# The way in


def test_start_page_leads_to_the_first_question_and_keeps_nothing(as_mira, family):
    response = as_mira.get(REACH)
    html = response.content.decode()

    assert 'href="/en/reach/service/"' in html
    assert response["X-Robots-Tag"] == "all"
    assert as_mira.get("/en/reach/service/")["Location"] == f"{REACH}service/education/"
    assert not as_mira.cookies
    assert not Profile.objects.exists()


def test_several_families_are_offered_to_choose_from(as_mira, family):
    other = RoleFamily.objects.create(slug="care", name_en="Care", summary_en="Caring.")
    many_skills(other, 1)
    RoleFamily.objects.create(slug="empty", name_en="Nobody")

    html = page(as_mira, REACH)

    assert re.findall(r'href="/en/reach/(\w+)/"', html) == ["care", "service"]
    assert "Which field shall we ask about?" in html


def test_each_family_asks_only_what_its_own_roles_ask(as_mira, family):
    care = RoleFamily.objects.create(slug="care", name_en="Care")
    many_skills(care, 1, "nursing")

    response = as_mira.get("/en/reach/care/")
    text = read(as_mira, response["Location"])

    assert response["Location"] == f"{REACH}care/skills-1/"
    assert "Nursing 00" in text
    assert "Listening" not in text


def test_catalogue_without_families_counts_as_one(as_mira, helper_role):
    assert 'href="/en/reach/all/"' in page(as_mira, REACH)
    assert as_mira.get("/en/reach/all/")["Location"] == f"{REACH}all/education/"


def test_empty_catalogue_has_nothing_to_ask(as_mira, db):
    assert as_mira.get("/en/reach/all/")["Location"] == REACH


# The questions


def test_what_most_roles_ask_comes_first(family):
    many_skills(family, 6)
    interview = Interview(family, None)

    assert [stop.key for stop in interview.stops] == [
        "education",
        "experience",
        "skills-1",
        "skills-2",
    ]
    assert interview.stop("skills-1").keys[:4] == (
        "skill:listening",  # two roles ask it
        "skill:coaching",  # essential
        "skill:many-00",
        "skill:many-01",
    )


def test_few_most_asked_fields_of_work_are_asked(family):
    for number in range(MAX_AREAS + 2):
        area = factories.area(f"area-{number}")
        factories.asks_experience(Role.objects.get(slug="leader"), area, months=12)

    assert len(Interview(family, None).stop("experience").keys) == MAX_AREAS


def test_walk_ends_after_four_pages_of_skills_and_the_next_goes_on(as_mira, family):
    many_skills(family, 25)
    interview = Interview(family, None)

    last = interview.stop("skills-4")
    assert interview.progress(last) == (6, 6)
    assert interview.after(last) is None
    fifth = interview.stop("skills-5")
    assert interview.progress(fifth) == (1, 2)
    assert interview.after(fifth).key == "skills-6"


def test_next_walk_begins_where_nothing_is_answered_yet(as_mira, mira, family):
    many_skills(family, 25)

    assert as_mira.get("/en/reach/service/")["Location"] == f"{REACH}service/skills-2/"


def test_questions_lead_on_and_are_counted(as_mira, family):
    text = read(as_mira, f"{REACH}service/experience/")
    response = send(as_mira, "experience", {"customer-service_years": "1"})

    assert "Step 2 of 3" in text
    assert response["Location"] == f"{REACH}service/skills-1/"


def test_first_answer_opens_a_profile_and_hands_over_its_code(as_mira, family):
    response = send(as_mira, "education", EDUCATION)

    assert response.cookies["careerpath_key"]["httponly"]
    assert Profile.objects.get().qualifications.get().eqf_level == 4
    assert not Assessment.objects.exists()


def test_skipped_page_opens_no_profile(as_mira, family):
    response = send(as_mira, "education", EDUCATION | {"level": ""})
    send(as_mira, "skills-1", {"listening": "", "planning": "", "coaching": ""})

    assert response["Location"] == f"{REACH}service/experience/"
    assert not Profile.objects.exists()
    assert "careerpath_key" not in as_mira.cookies


def test_what_is_known_is_not_asked_again(as_mira, mira):
    response = as_mira.get("/en/reach/service/")
    text = read(as_mira, response["Location"])

    assert response["Location"] == f"{REACH}service/skills-1/"
    assert "Coaching" in text
    assert "Listening" not in text


def test_with_nothing_open_the_answers_are_shown(as_mira, mira):
    send(as_mira, "skills-1", {"coaching": "2"})

    response = as_mira.get("/en/reach/service/")

    assert response["Location"] == f"{REACH}service/answers/"
    assert "You have answered all of this before." in page(
        as_mira, response["Location"]
    )


def test_answers_to_one_role_are_known_here(as_mira, family, check_of):
    check_of(as_mira).answer_all()

    assert as_mira.get("/en/reach/service/")["Location"] == f"{REACH}service/skills-1/"


def test_going_back_shows_all_of_the_page_before(as_mira, mira):
    response = send(as_mira, "skills-1", {"coaching": "1"}, go="back")
    text = page(as_mira, response["Location"])

    assert response["Location"] == f"{REACH}service/change-experience/"
    assert 'name="customer-service_years" value="1"' in text


def test_answer_can_be_changed(as_mira, mira):
    html = page(as_mira, f"{REACH}service/change-skills-1/")
    send(as_mira, "change-skills-1", {"listening": "3"})

    assert 'value="2" id="id_listening_2" checked' in html
    levels = {row.skill.slug: row.level for row in mira.skillanswers.all()}
    assert levels == {"listening": 3, "planning": 2}


def test_form_that_stood_open_is_taken_with_all_that_it_asked(as_mira, mira):
    """Two were answered elsewhere, after this page with all three was opened."""
    send(as_mira, "skills-1", {"listening": "4", "planning": "2", "coaching": "1"})

    levels = {row.skill.slug: row.level for row in mira.skillanswers.all()}
    assert levels == {"listening": 4, "planning": 2, "coaching": 1}


def test_answers_arrive_though_their_questions_have_moved_on(as_mira, family):
    """Editors have meanwhile published roles that ask other things first."""
    leader = Role.objects.get(slug="leader")
    factories.asks_experience(leader, factories.area("team"), months=12)
    areas = [factories.area(f"area-{number}") for number in range(MAX_AREAS)]
    skills = [factories.skill(f"skill-{number}") for number in range(SKILLS_PER_PAGE)]
    for _time in range(3):
        newcomer = factories.role(family=family)
        for area in areas:
            factories.asks_experience(newcomer, area)
        for skill in skills:
            factories.asks_skill(newcomer, skill)

    send(as_mira, "experience", {"team_years": "2"})
    send(as_mira, "skills-1", {"listening": "2", "planning": "2", "coaching": ""})

    mira = Profile.objects.get()
    assert mira.experienceanswers.get().direct_months == 24
    levels = {row.skill.slug: row.level for row in mira.skillanswers.all()}
    assert levels == {"listening": 2, "planning": 2}


def test_area_that_was_not_sent_keeps_its_answer(as_mira, mira, family):
    leader = Role.objects.get(slug="leader")
    factories.asks_experience(leader, factories.area("team"), months=12)

    send(as_mira, "experience", {"team_years": "2", "team_months": ""})

    months = {row.area.slug: row.direct_months for row in mira.experienceanswers.all()}
    assert months == {"customer-service": 12, "team": 24}


def test_bad_answer_is_explained_and_the_good_ones_stay(as_mira, family):
    response = send(as_mira, "skills-1", {"listening": "9", "planning": "2"})
    html = response.content.decode()

    assert html.count("Please choose one of the answers offered.") == 2
    assert 'value="2" id="id_planning_2" checked' in html
    assert not Profile.objects.exists()


def test_stale_form_comes_back_with_its_answers(family, client):
    strict = type(client)(enforce_csrf_checks=True)

    html = send(strict, "skills-1", {"listening": "2"}).content.decode()

    assert "This page had been open too long" in html
    assert 'value="2" id="id_listening_2" checked' in html
    assert not Profile.objects.exists()


def test_form_of_one_plan_is_not_saved_into_another(as_mira, mira):
    answers = {"listening": "0", "known": "another plan"}

    html = send(as_mira, "change-skills-1", answers).content.decode()

    assert "Another plan has been opened" in html
    assert {row.level for row in mira.skillanswers.all()} == {2}


def test_answers_page_shows_all_with_the_way_to_change_them(as_mira, mira):
    html = page(as_mira, f"{REACH}service/answers/")
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())

    assert "Education Certificate 4 (EQF level 4) Change" in text
    assert "Customer service 1 year Change" in text
    assert "Coaching not answered Answer" in text
    assert 'href="/en/reach/service/change-skills-1/"' in html


def test_agreed_rating_stands_in_the_answers(as_mira, mira):
    mira.agreedratings.create(
        skill=Skill.objects.get(slug="listening"),
        level=3,
        agreed_with="Jonas",
        agreed_on="2026-11-01",
    )

    text = read(as_mira, f"{REACH}service/answers/")

    assert "Listening advanced What counts is what was agreed with Jonas" in text


def test_field_of_study_is_open_as_long_as_a_role_asks_for_one(as_mira, mira):
    factories.asks_education(Role.objects.get(slug="leader"), 4, "preferred", "041")

    assert as_mira.get("/en/reach/service/")["Location"] == f"{REACH}service/education/"


@pytest.mark.parametrize(
    "path",
    ["nobody/", "nobody/education/", "service/skills-9/", "service/x/", "all/"],
)
def test_unknown_addresses_are_404(as_mira, family, path):
    assert as_mira.get(f"{REACH}{path}").status_code == 404


# The roles in order


def test_roles_are_ranked_with_reason_and_what_comes_next(as_mira, mira):
    html = page(as_mira, REACH)
    text = read(as_mira, REACH)

    assert re.findall(r'<h3><a href="/en/roles/(\w+)/"', html) == ["helper", "leader"]
    assert (
        "You meet 2 of 4 requirements. What would come next: Customer service" in text
    )
    assert "You have answered 1 of 2 questions, and meet 0 of these." in text
    assert "What would come next: Listening (expert)." in text


def test_open_questions_make_a_range_and_no_band(as_mira, mira):
    text = read(as_mira, REACH)

    assert "between 25 and 75 of 100 essentials are still open" in text
    assert "Answer the 1 open question : Leader" in text


@pytest.mark.parametrize(
    ("years", "listening", "says"),
    [
        ("2", "3", "You have what it asks for: Helper."),
        ("2", "2", "You are nearly there: Helper."),
        ("1", "1", "You already bring a good part of it: Helper."),
        ("0", "0", "You already bring a good part of it: Helper."),
    ],
)
def test_first_line_is_what_a_friend_would_say(as_mira, mira, years, listening, says):
    send(as_mira, "change-experience", {"customer-service_years": years})
    send(as_mira, "change-skills-1", {"listening": listening})

    assert f"<h1>{says}</h1>" in page(as_mira, REACH)


def test_first_line_of_a_long_way_is_kind(as_mira, family):
    send(as_mira, "education", EDUCATION | {"level": "0"})
    send(as_mira, "experience", {"customer-service_years": "0"})
    send(as_mira, "skills-1", {"listening": "1", "planning": "0", "coaching": "0"})

    assert "<h1>These are longer ways, and here is where they start.</h1>" in page(
        as_mira, REACH
    )


def test_first_line_promises_nothing_while_essentials_are_open(as_mira, family):
    send(as_mira, "education", EDUCATION)

    assert "<h1>Here is what we can say so far.</h1>" in page(as_mira, REACH)


def test_page_leads_on_to_compare_answer_and_keep(as_mira, mira):
    html = page(as_mira, REACH)

    assert 'href="/en/compare/?role=helper&amp;role=leader"' in html
    assert 'href="/en/compare/?role=leader&amp;role=helper"' in html
    assert 'href="/en/reach/service/"' in html
    assert 'href="/en/reach/service/answers/"' in html
    assert re.search(r'class="return-code">\w{4}-\w{4}-\w{4}<', html)


def test_long_catalogue_shows_the_nearest_first_and_the_rest_on_request(
    as_mira, mira, family
):
    for number in range(12):
        many_skills(family, 1, f"role-{number:02}x")

    assert page(as_mira, REACH).count("<h3><a ") == 12
    assert "Show all 14 roles" in read(as_mira, REACH)
    assert page(as_mira, f"{REACH}?all=1").count("<h3><a ") == 14


def test_petra_sees_the_start_and_nothing_of_mira(as_petra, mira):
    assert "<h1>Show me what is in reach</h1>" in page(as_petra, REACH)
    assert "not answered Change" not in read(as_petra, f"{REACH}service/answers/")


def test_profile_without_answers_sees_the_start(as_mira, mira):
    mira.qualifications.all().delete()
    mira.experienceanswers.all().delete()
    mira.skillanswers.all().delete()
    response = as_mira.get(REACH)

    assert "<h1>Show me what is in reach</h1>" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["", "service/answers/", "service/education/"])
def test_pages_of_a_person_are_neither_cached_nor_indexed(as_mira, mira, path):
    response = as_mira.get(f"{REACH}{path}")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["", "service/answers/", "service/change-skills-1/"])
def test_english_that_stands_in_is_marked_and_never_shown_as_code(as_mira, mira, path):
    html = page(as_mira, f"{REACH}{path}", "pl")

    assert '<span lang="en">' in html
    assert "&lt;span" not in html


@pytest.mark.parametrize("path", ["", "service/answers/", "service/skills-1/"])
def test_queries_do_not_grow_with_the_roles(
    as_mira, mira, family, path, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as queries:
        page(as_mira, f"{REACH}{path}")
    few = len(queries)

    for number in range(3):
        role = many_skills(family, 2, f"more-{number}")
        factories.asks_experience(role, ExperienceArea.objects.first())

    with django_assert_num_queries(few):
        page(as_mira, f"{REACH}{path}")


def test_families_without_shown_roles_are_not_offered(family):
    Role.objects.update(is_published=False)

    assert [one.slug for one in families()] == ["all"]
