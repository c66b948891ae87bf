"""Notes: written once, changed with care, read by whom they are for."""

import uuid

import pytest
from django.test import Client as Browser

from assessments.counsellor import actions
from assessments.counsellor.models import Note, NoteKind
from tests.accounts import text_of

SESSION = {
    "held_on": "2026-02-03",
    "subject": "Night shifts",
    "tools": "Role page",
    "evaluation": "She wants to stay in service.",
    "agreed": "Reads the list until Friday.",
}


def adding(client, kind="private"):
    return f"/en/desk/clients/{client.pk}/notes/{kind}/"


def changing(note, more=""):
    return f"/en/desk/clients/{note.client_id}/note/{note.pk}/{more}"


@pytest.fixture
def note(mira, jonas):
    return actions.add_note(
        mira,
        pk=uuid.uuid4(),
        kind=NoteKind.PRIVATE,
        values={"text": "Calls on Monday."},
        by=jonas,
    )


@pytest.mark.parametrize(
    ("kind", "readers"),
    [
        ("private", "Only you and the lead of your office"),
        ("session", "Only you and the lead of your office"),
        ("shared", "The client reads this, too"),
    ],
)
def test_form_says_who_will_read_the_note(as_jonas, mira, kind, readers):
    assert readers in text_of(as_jonas.get(adding(mira, kind)))


def test_there_is_no_fourth_kind(as_jonas, mira):
    assert as_jonas.get(adding(mira, "secret")).status_code == 404


def test_session_is_written_by_its_template(as_jonas, mira):
    form = as_jonas.get(adding(mira, "session")).context["form"]
    assert [field.name for field in form.visible_fields()] == list(SESSION)

    as_jonas.post(adding(mira, "session"), SESSION | {"pk": form.initial["pk"]})

    note = mira.notes.get()
    kept = {name: str(getattr(note, name)) for name in SESSION}
    assert (note.kind, note.author_name, kept) == ("session", "Jonas Weber", SESSION)


def test_sent_twice_it_is_one_note_and_changed_in_between_it_is_another(as_jonas, mira):
    pk = uuid.uuid4()
    for text in ("Calls on Monday.", "Calls on Monday.", "Calls on Tuesday."):
        as_jonas.post(adding(mira), {"pk": pk, "text": text})
    assert sorted(mira.notes.values_list("text", flat=True)) == [
        "Calls on Monday.",
        "Calls on Tuesday.",
    ]


@pytest.mark.parametrize("kind", ["private", "shared", "session"])
def test_note_that_says_nothing_is_refused(as_jonas, mira, kind):
    empty = dict.fromkeys(SESSION, "  ") | {"held_on": "2026-02-03", "text": " \n "}
    page = as_jonas.post(adding(mira, kind), empty | {"pk": uuid.uuid4()})
    assert text_of(page).count("This note says nothing yet.") == 2
    assert not mira.notes.exists()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("subject", "x" * 2001, "This is too long: at most 2000 characters."),
        ("subject", "a\x00b", "Null characters are not allowed."),
        ("held_on", "9999-12-31", "This day is still to come."),
        ("held_on", "31.02.2026x", "Please write a date, such as 2027-03-31."),
        ("pk", "no uuid", "Please choose one of the answers offered."),
    ],
)
def test_bad_input_is_explained_and_the_rest_survives(
    as_jonas, mira, field, value, error
):
    sent = SESSION | {"pk": uuid.uuid4(), field: value}
    page = text_of(as_jonas.post(adding(mira, "session"), sent))
    assert error in page
    assert "She wants to stay in service." in page
    assert not mira.notes.exists()


@pytest.mark.parametrize("text", ["🦊", "\u202eright to left", "<script>x</script>"])
def test_strange_words_are_kept_and_shown_safely(as_jonas, mira, text):
    as_jonas.post(adding(mira), {"pk": uuid.uuid4(), "text": text})
    assert mira.notes.get().text == text
    assert "<script>x" not in text_of(as_jonas.get(mira.get_absolute_url()))


def test_stale_form_comes_back_with_its_words(jonas, mira):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(jonas)
    sent = {"pk": uuid.uuid4(), "text": "An hour of writing."}
    page = text_of(browser.post(adding(mira), sent))
    assert "This page had been open too long." in page
    assert "An hour of writing.</textarea>" in page
    assert str(sent["pk"]) in page
    assert not mira.notes.exists()


def test_note_is_changed(as_jonas, note):
    as_jonas.post(changing(note), {"version": 1, "text": "Calls on Tuesday."})
    note.refresh_from_db()
    assert (note.text, note.version) == ("Calls on Tuesday.", 2)


def test_second_window_is_told_and_keeps_its_words(as_jonas, as_lena, note):
    as_lena.post(changing(note), {"version": 1, "text": "Calls on Tuesday."})

    second = {"version": 1, "text": "Calls on Friday."}
    response = as_jonas.post(changing(note), second)
    page = text_of(response)

    assert "This was changed in another window in the meantime" in page
    assert response.context["theirs"] == [("Text", "Calls on Tuesday.")]
    assert "Calls on Friday.</textarea>" in page
    assert 'name="version" value="2"' in page
    note.refresh_from_db()
    assert note.text == "Calls on Tuesday."

    as_jonas.post(changing(note), second | {"version": 2})
    note.refresh_from_db()
    assert note.text == "Calls on Friday."


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_forged_version_changes_nothing(as_jonas, note, version):
    response = as_jonas.post(changing(note), {"version": version, "text": "New"})
    assert response.status_code == 200
    note.refresh_from_db()
    assert note.text == "Calls on Monday."


def test_deleting_asks_first_and_leaves_a_line(as_jonas, note, mira):
    assert "Calls on Monday." in text_of(as_jonas.get(changing(note, "delete/")))
    assert Note.objects.count() == 1

    first = as_jonas.post(changing(note, "delete/"))
    second = as_jonas.post(changing(note, "delete/"))

    assert (first.status_code, second.status_code) == (302, 404)
    assert not Note.objects.exists()
    newest = mira.trail.first()
    assert (newest.verb, newest.about) == ("unnoted", "private")


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto", "as_ella"])
def test_strangers_neither_read_nor_change_nor_delete(request, note, stranger):
    browser = request.getfixturevalue(stranger)
    for more in ("", "delete/"):
        path = changing(note, more)
        assert browser.get(path).status_code == 404
        assert browser.post(path, {"version": 1, "text": "Mine"}).status_code == 404
    note.refresh_from_db()
    assert note.text == "Calls on Monday."


def test_note_of_another_client_is_not_found_in_this_file(as_jonas, jonas, note):
    values = {"name": "Adam", "language": "de"}
    adam = actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    path = f"/en/desk/clients/{adam.pk}/note/{note.pk}/"
    assert as_jonas.get(path).status_code == 404
