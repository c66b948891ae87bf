"""Taking clients in, and changing what the office knows of them."""

import uuid
from datetime import date

import pytest
from django.test import Client as Browser
from django.utils import timezone

from assessments.counsellor import actions
from assessments.counsellor.forms.client import ClientForm
from assessments.counsellor.models import AuditEntry, Client, member_of
from tests.words import read, words

NEW = "/en/desk/clients/new/"
FACTS = {
    "name": "Zoë Ahmed",
    "reference": "HH-18",
    "language": "da",
    "email": "zoe@example.org",
    "phone": "+45 12 34 56 78",
    "target_role": "",
    "next_session_on": "2027-01-11",
    "review_on": "",
    "version": "0",
}


def form(**changed):
    return FACTS | {"pk": str(uuid.uuid4())} | changed


def changing(client, **changed):
    sent = {name: getattr(client, name) or "" for name in Client.FACTS}
    return sent | {"pk": client.pk, "version": client.version} | changed


def change_page(client):
    return f"/en/desk/clients/{client.pk}/change/"


def said(answer):
    assert answer.status_code == 200
    return words(answer.content.decode())


def test_client_is_taken_in_with_all_facts(as_jonas, jonas, hamburg, helper_role):
    answer = as_jonas.post(NEW, form(target_role=helper_role.pk))

    zoe = Client.objects.get()
    assert answer["Location"] == zoe.get_absolute_url()
    assert {name: getattr(zoe, name) for name in Client.FACTS} == {
        "name": "Zoë Ahmed",
        "reference": "HH-18",
        "language": "da",
        "email": "zoe@example.org",
        "phone": "+45 12 34 56 78",
        "target_role": helper_role,
        "next_session_on": date(2027, 1, 11),
        "review_on": None,
    }
    assert (zoe.office, zoe.counsellor) == (hamburg, jonas)


def test_form_that_is_sent_twice_makes_one_client(as_jonas):
    sent = form()
    places = {as_jonas.post(NEW, sent)["Location"] for _ in range(2)}

    assert places == {Client.objects.get().get_absolute_url()}


def test_form_with_the_id_of_somebody_elses_client_finds_nothing(as_petra, mira):
    assert as_petra.post(NEW, form(pk=str(mira.pk))).status_code == 404


@pytest.mark.parametrize(
    "name", ["فاطمة الزهراء", "🌱 Zoë", "Łucja-Ødegård O’Neill", "李"]
)
def test_names_of_all_scripts_are_welcome(as_jonas, name):
    as_jonas.post(NEW, form(name=name))

    assert Client.objects.get().name == name


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"name": ""}, "Name – Please write the client's name."),
        ({"name": "   "}, "Name – Please write the client's name."),
        (
            {"name": "x" * 500},
            "Name – This is too long: it has 500 characters, and there is room for 120.",
        ),
        (
            {"name": "Zoë\x07"},
            "Name – There is a character in it that cannot be shown. Please type it anew.",
        ),
        (
            {"reference": "HH\x1b1"},
            "Reference – There is a character in it that cannot be shown. "
            "Please type it anew.",
        ),
        ({"language": ""}, "Language – Please choose the client's language."),
        ({"language": "xx"}, "Language – Please choose one of these."),
        ({"target_role": "9" * 30}, "Target role – Please choose one of these."),
        (
            {"email": "zoe"},
            "E-mail – Please write an e-mail address, such as mira@example.org.",
        ),
        (
            {"next_session_on": "11.13.2027"},
            "Next session – Please write a date, such as 2027-03-31.",
        ),
        (
            {"review_on": "1027-01-01"},
            "Review due on – Please choose a day between 1 January 2000 and "
            f"31 December {timezone.localdate().year + 10}.",
        ),
    ],
)
def test_error_is_clear_and_the_rest_of_the_form_survives(as_jonas, changed, error):
    answer = as_jonas.post(NEW, form(**changed))

    assert error in said(answer).replace("&#x27;", "'")
    kept = FACTS | changed
    values = {name: answer.context["form"][name].value() for name in kept}
    assert values == kept
    assert not Client.objects.exists()


@pytest.mark.parametrize("sign", ["\0", "\ud800", "\x85"])
def test_what_no_database_keeps_is_refused(jonas, sign):
    sent = ClientForm(member_of(jonas), None, form(name=f"Zoë{sign}A"))

    assert list(sent.errors) == ["name"]


def test_reference_stands_for_one_person_in_the_office(as_petra, as_otto, otto, mira):
    taken = (
        "Reference – Another client of your office has this reference. "
        "Each stands for one person."
    )
    assert taken in said(as_petra.post(NEW, form(reference="HH-17")))
    elsewhere = form(reference="HH-17", counsellor=otto.pk)
    assert as_otto.post(NEW, elsewhere).status_code == 302


def test_reference_taken_at_the_same_moment_is_no_server_error(jonas, petra, mira):
    values = {"name": "Zoë", "language": "da", "reference": "HH-17"}
    with pytest.raises(actions.ReferenceTaken):
        actions.add_client(pk=uuid.uuid4(), values=values, by=petra)

    other = actions.add_client(
        pk=uuid.uuid4(), values={"name": "Zoë", "language": "da"}, by=petra
    )
    with pytest.raises(actions.ReferenceTaken):
        actions.change_client(other, version=1, values={"reference": "HH-17"}, by=petra)


def test_many_may_have_no_reference(as_jonas):
    for _ in range(2):
        as_jonas.post(NEW, form(reference=""))

    assert Client.objects.count() == 2


def test_stale_form_comes_back_with_all_that_was_written(jonas):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(jonas)

    answer = browser.post(NEW, form())

    assert "This page had been open too long." in said(answer)
    assert 'value="Zoë Ahmed"' in answer.content.decode()
    assert not Client.objects.exists()


def test_facts_are_changed_and_the_trail_names_them(as_jonas, mira):
    answer = as_jonas.post(
        change_page(mira), changing(mira, phone="040 123", language="de")
    )

    assert answer["Location"] == mira.get_absolute_url()
    mira.refresh_from_db()
    assert (mira.phone, mira.language, mira.version) == ("040 123", "de", 2)
    line = AuditEntry.objects.filter(verb="changed").get()
    assert (line.who, line.about) == ("Jonas Weber", "language, phone")


def test_own_reference_is_not_taken(as_jonas, mira):
    assert as_jonas.post(change_page(mira), changing(mira)).status_code == 302


def test_second_window_is_told_and_keeps_what_it_wrote(as_jonas, jonas, mira):
    older = changing(mira, name="Mira Nowak")
    actions.change_client(mira, version=1, values={"phone": "040 1"}, by=jonas)

    answer = as_jonas.post(change_page(mira), older)

    text = said(answer)
    assert "This was changed in another window in the meantime" in text
    assert "What was saved in the other window Name Mira Wójcik Phone 040 1" in text
    assert 'value="Mira Nowak"' in answer.content.decode()
    again = older | {"version": answer.context["form"]["version"].value()}
    assert as_jonas.post(change_page(mira), again).status_code == 302
    mira.refresh_from_db()
    assert (mira.name, mira.phone) == ("Mira Nowak", "")


def test_role_that_is_shown_no_more_stays_the_clients_own(
    as_jonas, jonas, mira, helper
):
    actions.change_client(mira, version=1, values={"target_role": helper}, by=jonas)
    helper.is_published = False
    helper.save()
    mira.refresh_from_db()

    sent = changing(mira, target_role=helper.pk, phone="1")
    assert as_jonas.post(change_page(mira), sent).status_code == 302
    assert "Helper" not in read(as_jonas, NEW)


def test_lead_chooses_the_counsellor(as_lena, petra, jonas, mira):
    as_lena.post(NEW, form(counsellor=petra.pk))
    as_lena.post(change_page(mira), changing(mira, counsellor=petra.pk))

    assert set(Client.objects.values_list("counsellor", flat=True)) == {petra.pk}


def test_page_that_stood_open_does_not_hand_a_client_back(
    as_lena, lena, petra, jonas, mira
):
    """Lena corrects a number; on her page, Mira is still with Jonas."""
    open_page = as_lena.get(change_page(mira)).context["form"]
    sent = {name: open_page[name].value() or "" for name in open_page.fields}
    actions.assign([mira], to=member_of(petra), by=lena)

    as_lena.post(change_page(mira), sent | {"phone": "040 1234"})

    mira.refresh_from_db()
    assert (mira.counsellor, mira.phone) == (petra, "040 1234")


def test_nobody_else_chooses_the_counsellor(as_jonas, jonas, petra):
    as_jonas.post(NEW, form(counsellor=petra.pk))

    assert Client.objects.get().counsellor == jonas


def test_nobody_is_given_to_another_office(as_lena, otto):
    answer = as_lena.post(NEW, form(counsellor=otto.pk))

    assert "Counsellor – Please choose one of these." in said(answer)


def test_client_of_nobody_may_stay_so(as_lena, lena, mira):
    Client.objects.update(counsellor=None)

    answer = as_lena.post(change_page(mira), changing(mira, phone="1", counsellor=""))

    assert answer.status_code == 302
    assert Client.objects.get().counsellor is None


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto", "as_ella"])
def test_stranger_finds_nothing_to_change(request, mira, stranger):
    browser = request.getfixturevalue(stranger)

    assert browser.get(change_page(mira)).status_code == 404
    assert browser.post(change_page(mira), changing(mira)).status_code == 404
