"""Coming back, on this device or another, and leaving without a trace."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import codes
from assessments.models import Assessment, Profile, SkillAnswer


def text_of(response):
    return response.content.decode()


def code_on(page):
    return re.search(r"[1-9A-Z]{4}-[1-9A-Z]{4}-[1-9A-Z]{4}", page).group()


def link_on(page):
    return re.search(r"http://testserver(/en/return/[^\"]+)", page).group(1)


@pytest.fixture
def miras_page(as_mira, miras_result):
    return text_of(as_mira.get("/en/my/"))


def test_return_code_opens_everything_on_another_device(
    as_petra, miras_page, miras_result
):
    response = as_petra.post("/en/return/", {"code": code_on(miras_page).lower()})

    assert response["Location"] == "/en/my/"
    assert as_petra.get(miras_result).status_code == 200


def test_private_link_is_exchanged_for_a_key_and_leaves_the_address_bar(
    as_petra, miras_page, miras_result
):
    response = as_petra.get(link_on(miras_page))

    assert response["Location"] == "/en/my/"
    assert as_petra.get(miras_result).status_code == 200


def test_private_link_does_not_tell_the_code_and_can_be_read_again(
    as_petra, miras_page
):
    link = link_on(miras_page)
    code = code_on(miras_page)

    as_petra.get(link)
    page = text_of(as_petra.get("/en/my/"))

    assert code.replace("-", "") not in link
    assert code not in page
    assert link_on(page) == link


def test_private_link_asks_before_it_replaces_another_plan(
    as_petra, miras_page, helper_role, check_of
):
    check_of(as_petra).answer_all()
    petras_code = code_on(text_of(as_petra.get("/en/my/")))

    asked = text_of(as_petra.get(link_on(miras_page)))
    assert petras_code in asked

    as_petra.post(link_on(miras_page))
    assert link_on(text_of(as_petra.get("/en/my/"))) == link_on(miras_page)


def test_only_a_digest_of_the_code_is_kept(miras_page):
    code = code_on(miras_page).replace("-", "")

    assert Profile.objects.get().code_digest == codes.digest(code)
    assert code not in str(Profile.objects.values())
    assert link_on(miras_page).split("/")[3] not in str(Profile.objects.values())


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Please type your return code."),
        ("ABCD", "There seems to be a slip"),
        ("x" * 1_000_000, "only 12 letters and digits"),
        ("1111-1111-111\0", "Null characters are not allowed."),
        (codes.grouped(codes.new_code()), "We know no plan with this code."),
    ],
)
def test_wrong_code_is_explained(as_petra, db, typed, message):
    page = text_of(as_petra.post("/en/return/", {"code": typed}))

    assert page.count(message) == 2


def test_guessing_codes_is_slowed_down_even_for_the_right_one(
    as_petra, miras_page, settings
):
    settings.RETURN_CODE_TRIES = 2
    for _ in range(2):
        as_petra.post("/en/return/", {"code": codes.new_code()})

    page = text_of(as_petra.post("/en/return/", {"code": code_on(miras_page)}))

    assert "Too many wrong codes." in page


@pytest.mark.parametrize("token", ["x", "A" * 43, "a/b/c", "%F0%9F", "%ED%A0%80"])
def test_forged_private_link_is_404(as_petra, db, token):
    assert as_petra.get(f"/en/return/{token}/").status_code == 404


def test_unfinished_answers_can_be_taken_up_again(as_mira, helper_role, check_of):
    check_of(as_mira).send("education", {"level": "4"})

    page = text_of(as_mira.get("/en/my/"))

    assert "You have begun to answer. Everything so far is saved." in page
    assert "/en/check/helper/" in page


def test_page_names_the_day_of_deletion(miras_page):
    profile = Profile.objects.get()

    assert (profile.deleted_on - profile.used_on).days == 181
    assert str(profile.deleted_on.year) in miras_page


def test_hidden_role_is_not_offered_to_go_on_with(as_mira, helper_role, check_of):
    check_of(as_mira).send("education", {"level": "4"})
    helper_role.is_published = False
    helper_role.save()

    assert "/check/helper/" not in text_of(as_mira.get("/en/my/"))


def test_stale_return_form_comes_back_with_the_code(db, client):
    strict = type(client)(enforce_csrf_checks=True)

    page = text_of(strict.post("/en/return/", {"code": "K7QF-2MXD"}))

    assert "This page had been open too long" in page
    assert 'value="K7QF-2MXD"' in page


def test_delete_asks_first_and_then_leaves_nothing(as_mira, miras_page):
    assert "Delete everything?" in text_of(as_mira.get("/en/my/delete/"))
    assert Profile.objects.exists()

    response = as_mira.post("/en/my/delete/")

    assert response.cookies["careerpath_key"].value == ""
    for model in (Profile, Assessment, SkillAnswer):
        assert not model.objects.exists()
    assert "There is nothing here yet" in text_of(as_mira.get("/en/my/"))


def test_visitor_without_a_plan_is_shown_two_ways_on(as_petra, db):
    page = text_of(as_petra.get("/en/my/"))

    assert "/en/roles/" in page
    assert "/en/return/" in page


def test_queries_do_not_grow_with_the_number_of_results(
    as_mira, helper_role, check_of, django_assert_num_queries
):
    check = check_of(as_mira)
    check.answer_all()
    check.finish()

    with CaptureQueriesContext(connection) as queries:
        as_mira.get("/en/my/")
    few = len(queries)

    for level in ("1", "3"):
        check.send("skills-1", {"listening": level, "planning": "2"})
        check.finish()

    with django_assert_num_queries(few):
        as_mira.get("/en/my/")
