"""Coming back, on this device or another, and leaving without a trace."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from assessments import access, codes
from assessments.models import Assessment, Profile, SkillAnswer
from tests.accounts import renew_code, text_of


def code_on(page):
    return re.search(r'class="return-code">([1-9A-Z-]{14})<', page).group(1)


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


def test_new_code_makes_the_old_code_and_link_void(as_mira, as_petra, miras_page):
    promised = renew_code(as_mira)["code"]

    page = text_of(as_mira.get("/en/my/"))
    refused = as_petra.post("/en/return/", {"code": code_on(miras_page)})

    assert "This is your new return code." in page
    assert code_on(page) == promised != code_on(miras_page)
    assert "We know no plan with this code." in text_of(refused)
    assert as_petra.get(link_on(miras_page)).status_code == 404
    assert as_petra.get(link_on(page))["Location"] == "/en/my/"
    assert as_petra.post("/en/return/", {"code": code_on(page)}).status_code == 302


def test_new_code_locks_out_every_other_browser(
    as_mira, as_petra, miras_page, miras_result
):
    as_petra.post("/en/return/", {"code": code_on(miras_page)})
    assert as_petra.get(miras_result).status_code == 200

    renew_code(as_mira)

    assert as_mira.get(miras_result).status_code == 200
    assert as_petra.get(miras_result).status_code == 404
    assert "opens nothing any more" in text_of(as_petra.get("/en/my/"))


def test_new_code_sent_twice_locks_nobody_out_of_their_own_plan(
    as_mira, miras_page, miras_result
):
    old_key = as_mira.cookies["careerpath_key"].value
    sent = renew_code(as_mira)
    first = code_on(text_of(as_mira.get("/en/my/")))

    as_mira.cookies["careerpath_key"] = old_key
    as_mira.post("/en/my/new-code/", sent)

    assert code_on(text_of(as_mira.get("/en/my/"))) == first
    assert as_mira.get(miras_result).status_code == 200


def test_new_code_from_an_old_window_asks_again(as_mira, miras_page):
    old_window = as_mira.get("/en/my/new-code/").context["proposal"]
    renew_code(as_mira)
    code = code_on(text_of(as_mira.get("/en/my/")))

    page = text_of(as_mira.post("/en/my/new-code/", {"proposal": old_window}))

    assert "A new code has been made since you opened this page." in page
    assert code_on(text_of(as_mira.get("/en/my/"))) == code


@pytest.mark.parametrize("proposal", ["", "x", "a:b:c", "🔑\u202e", "x" * 100_000])
def test_forged_proposal_of_a_code_changes_nothing(as_mira, miras_page, proposal):
    response = as_mira.post("/en/my/new-code/", {"proposal": proposal})

    assert response.status_code == 200
    assert code_on(text_of(as_mira.get("/en/my/"))) == code_on(miras_page)


def test_key_from_before_there_were_new_codes_still_fits(
    as_mira, miras_page, miras_result
):
    mira = as_mira.get("/en/my/").context["profile"]
    response = HttpResponse()
    key = f"{mira.pk}:{mira.code}:{mira.token}"
    response.set_signed_cookie(access.COOKIE, key, salt=access.COOKIE_SALT)

    old_key = response.cookies[access.COOKIE].value

    as_mira.cookies[access.COOKIE] = old_key
    assert as_mira.get(miras_result).status_code == 200
    renew_code(as_mira)
    as_mira.cookies[access.COOKIE] = old_key
    assert as_mira.get(miras_result).status_code == 404


def test_locking_the_browser_shows_the_code_once_more_and_keeps_the_plan(
    as_mira, miras_page, miras_result
):
    assert code_on(miras_page) in text_of(as_mira.get("/en/account/sign-out/"))

    as_mira.post("/en/account/sign-out/")

    assert as_mira.get(miras_result).status_code == 404
    assert "This browser is locked." in text_of(as_mira.get("/en/my/"))
    as_mira.post("/en/return/", {"code": code_on(miras_page)})
    assert as_mira.get(miras_result).status_code == 200


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
