"""Taking in a list: first shown, then all of it or nothing, and never anything of a client
whom one may not see."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.models import AuditEntry, Client, Consent, Verb
from tests import factories
from tests.assessments.counsellor.conftest import signed_in
from tests.assessments.counsellor.lists import (
    HERE,
    confirm,
    reasons,
    sent,
    take_in,
    tallies,
    upload,
)

HEAD = (
    "Name,Reference,Language,E-mail,Phone,Target role,Next session,Consent given on\n"
)
OLA = "Ola Nowak,HH-18,pl,ola@example.org,+48 600,,2027-05-01,\n"


def facts(client):
    client.refresh_from_db()
    return {name: getattr(client, name) for name in Client.FACTS}


def trail(client):
    rows = client.trail.order_by("id").values_list("verb", "who", "about")
    return [(str(verb), who, about) for verb, who, about in rows]


def text_of(response):
    return (
        b"".join(response).decode() if response.streaming else response.content.decode()
    )


# The way in


def test_page_explains_the_columns_and_has_an_empty_list(as_jonas):
    page = as_jonas.get("/de/desk/import/").content.decode()
    assert "Aktenzeichen" in page
    assert "Sagsnummer" in page
    file = as_jonas.get(f"{HERE}template.csv")
    assert text_of(file) == (
        "\ufeffName,Reference,Language,E-mail,Phone,Target role,Next session,Review due,"
        "Consent given on\r\n"
    )


@pytest.mark.parametrize("address", ["", "confirm/", "refused.csv", "template.csv"])
def test_only_people_of_an_office_import(client, as_ella, address):
    assert as_ella.get(HERE + address).status_code == 404
    assert client.get(HERE + address)["Location"].startswith("/en/desk/sign-in/")


def test_nothing_is_saved_before_the_yes(as_jonas):
    page = upload(as_jonas, HEAD + OLA)
    assert tallies(page) == [1, 0, 0, 0, 0]
    assert not Client.objects.exists()


def test_new_client_becomes_ones_own(as_jonas, jonas, helper_role):
    row = (
        "Ola Nowak,HH-18,Polish,ola@example.org,'+48 600,Hilfskraft,1.5.2027,4/1/2026\n"
    )
    answer = take_in(as_jonas, HEAD + row)
    assert answer["Location"] == reverse("counsellor:caseload")
    ola = Client.objects.get()
    assert facts(ola) == {
        "name": "Ola Nowak",
        "reference": "HH-18",
        "language": "pl",
        "email": "ola@example.org",
        "phone": "+48 600",
        "target_role": helper_role,
        "next_session_on": date(2027, 5, 1),
        "review_on": None,
    }
    assert (ola.counsellor, ola.office.code, ola.search_text) == (
        jonas,
        "HAM",
        "ola nowak hh 18",
    )
    assert (ola.consent.given_on, ola.consent.language) == (date(2026, 1, 4), "pl")
    assert ola.profile.in_care
    assert trail(ola) == [
        ("imported", "Jonas Weber", ""),
        ("consent", "Jonas Weber", ""),
    ]


def test_answer_says_what_came(as_jonas, mira):
    page = upload(as_jonas, HEAD + OLA + "Mira Wójcik,HH-17,pl,mira@example.org,,,,\n")
    page = as_jonas.post(f"{HERE}confirm/", sent(page), follow=True)
    said = [str(message) for message in page.context["messages"]]
    assert said == ["Your list has been imported: 1 new client, 1 changed."]


def test_known_client_is_brought_up_to_date_field_by_field(as_jonas, mira):
    row = "Mira Wójcik-Berg,HH-17,,mira@example.org,,,,\n"
    page = upload(as_jonas, HEAD + row)
    assert page.context["list"].changed.rows == [
        {
            "line": 2,
            "client": mira,
            "changes": [
                ("Name", "Mira Wójcik", "Mira Wójcik-Berg"),
                ("E-mail", "", "mira@example.org"),
            ],
        }
    ]
    confirm(page, as_jonas)
    now = facts(mira)
    assert (now["name"], now["email"], now["language"]) == (
        "Mira Wójcik-Berg",
        "mira@example.org",
        "pl",
    )
    assert (mira.version, mira.search_text) == (2, "mira wojcik berg hh 17")
    assert trail(mira)[-1] == ("imported", "Jonas Weber", "name, email")


def test_empty_cells_leave_facts_alone(as_jonas, mira):
    page = upload(as_jonas, HEAD + ",HH-17,,,,,,\n")
    assert tallies(page) == [0, 0, 1, 0, 0]


def test_client_is_found_by_our_number_whatever_the_reference(as_jonas, mira):
    head = "CareerPath number,Name,Reference,Language\n"
    take_in(as_jonas, f"{head}{mira.pk},Mira Wójcik,HH-99,pl\n")
    assert facts(mira)["reference"] == "HH-99"


def test_names_of_any_script_come_in(as_jonas):
    names = ["مريم حسن", "שרה לוי", "🌻 Zoë 🎈", "Łucja Żółć", "'t Hooft"]
    rows = "".join(f'"{name}",R{n},en,,,,,\n' for n, name in enumerate(names))
    take_in(as_jonas, HEAD + rows)
    assert sorted(Client.objects.values_list("name", flat=True)) == sorted(names)


def test_page_tells_the_letters_and_shows_names(as_jonas):
    content = "Name;Sprache\r\nJürgen Groß;Deutsch\r\n".encode("cp1252")
    page = upload(as_jonas, content)
    shown = page.context["list"]
    assert str(shown.letters) == "Western European (Windows-1252)"
    assert shown.samples == ["Jürgen Groß"]
    again = upload(as_jonas, content, letters="cp1250")
    assert str(again.context["list"].letters) == "Central European (Windows-1250)"


def test_polish_reader_has_polish_letters(as_jonas):
    content = "Name;Language\r\nê;pl\r\n".encode("cp1252")
    page = upload(as_jonas, content, language="pl")
    assert page.context["list"].samples == ["ę"]


def test_unknown_columns_are_named(as_jonas):
    page = upload(as_jonas, "Name,Language,Shoe size\nOla,pl,38\n")
    assert page.context["list"].unknown == ["Shoe size"]
    assert "Not known here, so left out: Shoe size." in page.content.decode()


# Files that are none


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty."),
        (
            b"PK\x03\x04workbook",
            "This is a workbook or a document, not a CSV file. Open it in the program it "
            "comes from, choose “Save as”, and there the file type “CSV UTF-8”.",
        ),
        (
            b"Phone\n1\n",
            "A column is missing in the first line: Name, Language. Every list needs it.",
        ),
        (
            b"hello\n",
            "The first line names none of our columns, such as “Name” or “Language”. Put "
            "the names of the columns there; the template shows them.",
        ),
        (
            b"Name,Klient,Language\nx,y,pl\n",
            "Two columns stand for “Name”: “Name” and “Klient”. Please delete one.",
        ),
        (
            b'Name,Language\n"Ola,pl\n',
            'From line 2 on, this file cannot be read: quotation marks (") do not come in '
            "pairs there, or a cell is far too long. Please mend that line.",
        ),
    ],
)
def test_file_that_is_no_list_says_why(as_jonas, content, said):
    page = upload(as_jonas, content)
    assert page.context["form"].errors == {"file": [said]}


def test_file_of_50_megabytes_is_refused_at_once(as_jonas):
    page = upload(as_jonas, b"x" * 50_000_000)
    assert page.context["form"].errors == {
        "file": [
            "This file is too large: at most 2 MB can be read. Did you choose the right "
            "file? A list of 5,000 clients is smaller."
        ]
    }


def test_no_file_and_old_token_are_told(as_jonas, jonas):
    page = as_jonas.post(HERE, {})
    assert page.context["form"].errors == {"file": ["Please choose a file."]}
    strict = type(as_jonas)(enforce_csrf_checks=True)
    strict.force_login(jonas)
    page = upload(strict, HEAD + OLA)
    assert page.context["form"].errors == {
        "file": ["This page had been open too long. Please choose your file once more."]
    }


# Rows at fault

TOO_LONG = "This is too long: it has {} characters, and there is room for {}."


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x" * 500 + ",R,pl,,,,,", "Name: " + TOO_LONG.format(500, 120)),
        ("Ola," + "9" * 41 + ",pl,,,,,", "Reference: " + TOO_LONG.format(41, 40)),
        (
            "Ola,R,Klingon,,,,,",
            "Language: “Klingon” is no language of this service. Please write one of: "
            "English, German, Polish, Danish.",
        ),
        (
            "Ola,R,pl,ola at home,,,,",
            "E-mail: Please write an e-mail address, such as mira@example.org.",
        ),
        (
            "Ola,R,pl,,,King,,",
            "Target role: No role is called “King”. Please write its title as the list of "
            "roles does, or leave the cell empty.",
        ),
        (
            "Ola,R,pl,,,,12/31/2027,",
            "Next session: “12/31/2027” is no day that we can read. Please write it like "
            "2027-12-31 or 31.12.2027, with the day before the month.",
        ),
        (
            "Ola,R,pl",
            "Cells in this row: 3; columns in the first line: 8. Empty cells need their "
            "separators, too.",
        ),
        (
            "Ola,R,pl,,,,,,x",
            "Cells in this row: 9; columns in the first line: 8. A text that contains the "
            "separator must stand in quotation marks.",
        ),
        (",R,pl,,,,,", "Name: A new client needs a name."),
        ("Ola,R,,,,,,", "Language: A new client needs a language."),
        (
            "O\ufffda,R,pl,,,,,",
            "Name: A letter was lost when the file was saved: “�” stands in its place. "
            "Please save the file once more, as “CSV UTF-8”.",
        ),
    ],
)
def test_row_at_fault_says_where_and_how_to_mend_it(as_jonas, row, said):
    page = upload(as_jonas, f"{HEAD}{OLA}{row}\n")
    assert reasons(page) == {3: [said]}


def test_nul_is_a_fault_of_its_row(as_jonas):
    page = upload(as_jonas, HEAD + "O\0la,R,pl,,,,,\n" + OLA)
    assert reasons(page) == {
        2: [
            "Name: There is a character in it that cannot be shown. Please type it anew."
        ]
    }
    confirm(page, as_jonas, leave_out="on")
    assert Client.objects.get().name == "Ola Nowak"


def test_all_faults_of_a_row_are_told_at_once(as_jonas):
    page = upload(as_jonas, HEAD + "Ola,R,xx,nobody,,King,soon,never\n")
    columns = [line.partition(":")[0] for line in reasons(page)[2]]
    assert columns == [
        "Language",
        "E-mail",
        "Target role",
        "Next session",
        "Consent given on",
    ]


def test_consent_cannot_be_given_tomorrow(as_jonas):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = upload(as_jonas, f"{HEAD}Ola,R,pl,,,,,{tomorrow}\n")
    assert reasons(page) == {
        2: [
            "Consent given on: This day is still to come. Record a consent once it has "
            "been given."
        ]
    }


def test_two_roles_of_one_title_are_told_apart_by_their_short_names(
    as_jonas, helper_role
):
    factories.role("aide", title_de="Hilfskraft")
    page = upload(as_jonas, HEAD + "Ola,R,pl,,,hilfskraft,,\nEva,S,pl,,,aide,,\n")
    assert reasons(page) == {
        2: [
            "Target role: “hilfskraft” is the title of several roles. Please write one of: "
            "aide, helper."
        ]
    }


def test_second_row_of_somebody_is_refused_with_the_line_of_the_first(as_jonas):
    rows = (
        "Ola,R1,pl,,,,,\nEva,,pl,,,,,\nOla B,R1,pl,,,,,\nEVA,,de,,,,,\nEva,R2,pl,,,,,\n"
    )
    page = upload(as_jonas, HEAD + rows)
    said = "This client stands in line {} already. Please delete one of the two lines."
    assert reasons(page) == {4: [said.format(2)], 5: [said.format(3)]}
    assert tallies(page) == [3, 0, 0, 0, 2]


def test_faults_are_told_in_the_readers_language(as_jonas):
    page = upload(as_jonas, "Navn;Sprog\nOla;xx\n", language="da")
    ((column, text),) = page.context["list"].refused.rows[0]["reasons"]
    assert column == "Sprog"
    assert text.endswith("engelsk, tysk, polsk, dansk.")


def test_with_a_refused_row_nothing_is_imported_unless_it_is_left_out(as_jonas):
    page = upload(as_jonas, HEAD + OLA + "Eva,R,xx,,,,,\n")
    answer = confirm(page, as_jonas)
    assert answer.context["form"].errors == {
        "leave_out": ["Please mend the refused rows, or tick that they are left out."]
    }
    assert not Client.objects.exists()
    confirm(page, as_jonas, leave_out="on")
    assert [one.name for one in Client.objects.all()] == ["Ola Nowak"]


def test_refused_rows_come_back_as_a_list_to_be_mended(as_jonas):
    rows = "Eva,R,xx,,'+1,,,\n=Ola,S,pl\n"
    page = upload(as_jonas, HEAD + OLA + rows)
    file = as_jonas.post(f"{HERE}refused.csv", sent(page))
    said = (
        "Language: “xx” is no language of this service. Please write one of: English, "
    )
    assert text_of(file).splitlines() == [
        "\ufeffWhat to mend," + HEAD.strip(),
        f'"{said}German, Polish, Danish.",Eva,R,xx,,\'+1,,,',
        '"Cells in this row: 3; columns in the first line: 8. Empty cells need their '
        "separators, too.\",'=Ola,S,pl",
    ]
    mended = text_of(as_jonas.post(f"{HERE}refused.csv", sent(page)))
    mended = mended.replace(",xx,", ",de,").replace("S,pl", "S,pl,,,,,")
    again = upload(as_jonas, mended)
    assert tallies(again) == [2, 0, 0, 0, 0]
    assert again.context["list"].unknown == []
    names = [entry.name for entry in again.context["list"].entries]
    assert names == ["Eva", "=Ola"]


def test_no_bytes_at_all_break_the_page(as_jonas):
    @hypothesis_settings(max_examples=40)
    @given(st.binary(max_size=200), st.text(max_size=60))
    def answers(data, text):
        content = HEAD.encode() + text.encode("utf-8", "replace") + b",R,pl," + data
        assert upload(as_jonas, content).status_code == 200

    answers()


@pytest.mark.parametrize("line", ["9" * 5000, "-1", "x", "²"])
def test_nonsense_for_a_tick_is_a_fault_of_the_form(as_jonas, jonas, mira, line):
    page = upload(as_jonas, HEAD + "Mira Wójcik,,pl,,,,,\n" + OLA)
    assert list(confirm(page, as_jonas, also=[line]).context["form"].errors) == ["also"]
    actions.change_client(mira, version=1, values={"name": "Mira W"}, by=jonas)
    answer = confirm(page, as_jonas, also=[line])
    assert list(answer.context["form"].errors) == ["__all__"]
    assert Client.objects.count() == 1


# Who is here already


def test_reference_of_a_colleagues_client_is_taken_and_nothing_of_them_shown(
    as_petra, as_lena, mira
):
    page = upload(as_petra, HEAD + "Somebody,HH-17,de,,,,,\n")
    assert reasons(page) == {
        2: [
            "Reference: This reference is used by another client of your office. Please "
            "give another, or ask the lead of your office."
        ]
    }
    assert "Mira" not in page.content.decode()
    page = upload(as_lena, HEAD + "Somebody,HH-17,pl,,,,,\n")
    assert tallies(page) == [0, 1, 0, 0, 0]


def test_other_office_may_use_the_same_reference(as_otto, otto, mira):
    page = upload(as_otto, HEAD + "Ida,HH-17,da,,,,,\n")
    assert "Mira" not in page.content.decode()
    confirm(page, as_otto)
    assert Client.objects.visible_to(otto).get().name == "Ida"
    assert facts(mira)["name"] == "Mira Wójcik"


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto"])
def test_number_of_somebody_elses_client_opens_nothing(request, mira, stranger):
    browser = request.getfixturevalue(stranger)
    head = "CareerPath number,Name,Language\n"
    page = upload(browser, f"{head}{mira.pk},X,de\n{uuid.uuid4()},Y,de\nnone,Z,de\n")
    said = (
        "CareerPath number: No client of yours has this number. To add somebody new, leave "
        "the cell empty."
    )
    assert reasons(page) == {
        2: [said],
        3: [said],
        4: [
            "CareerPath number: “none” is no such number. To add somebody new, leave the "
            "cell empty."
        ],
    }


def test_reference_of_another_client_is_not_given_twice(as_jonas, jonas, mira):
    values = {"name": "Ola", "reference": "HH-18", "language": "pl"}
    ola = actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    head = "CareerPath number,Name,Reference,Language\n"
    page = upload(as_jonas, f"{head}{ola.pk},Ola,HH-17,pl\n")
    assert list(reasons(page)) == [2]


def test_two_rows_that_mean_one_client_by_different_names_are_told(as_jonas, mira):
    head = "CareerPath number,Name,Reference,Language\n"
    rows = f"{mira.pk},Mira,HH-20,pl\n,Mira,HH-17,pl\n"
    page = upload(as_jonas, head + rows)
    assert reasons(page) == {
        3: ["This client stands in line 2 already. Please delete one of the two lines."]
    }


def test_same_name_without_reference_comes_in_only_if_ticked(as_jonas, mira):
    rows = "mira wojcik,,pl,,,,,\nMira Wójcik,HH-30,pl,,,,,\n"
    page = upload(as_jonas, HEAD + rows)
    assert tallies(page) == [1, 0, 0, 1, 0]
    assert not confirm(page, as_jonas, also=["2"]).context
    assert sorted(Client.objects.values_list("name", "reference")) == [
        ("Mira Wójcik", "HH-17"),
        ("Mira Wójcik", "HH-30"),
        ("mira wojcik", ""),
    ]


def test_same_name_is_left_out_if_not_ticked(as_jonas, mira):
    page = upload(as_jonas, HEAD + "Mira Wójcik,,pl,,,,,\n")
    answer = confirm(page, as_jonas)
    assert answer.context["form"].errors == {
        "__all__": ["As it stands, nothing would change."]
    }
    assert Client.objects.count() == 1


def test_name_of_a_colleagues_client_is_no_hint(as_petra, mira):
    page = upload(as_petra, HEAD + "Mira Wójcik,,pl,,,,,\n")
    assert tallies(page) == [1, 0, 0, 0, 0]


def test_archived_file_stays_as_it_is(as_jonas, jonas, mira):
    actions.archive([mira], by=jonas)
    same, other = "Mira Wójcik,HH-17,pl,,,,,\n", "Mira W,HH-17,pl,,,,,\n"
    assert tallies(upload(as_jonas, HEAD + same)) == [0, 0, 1, 0, 0]
    assert reasons(upload(as_jonas, HEAD + other)) == {
        2: [
            "The file of this client is archived. Bring it back first, then upload the "
            "list again."
        ]
    }


# Consent


def test_consent_of_a_known_client_is_recorded(as_jonas, mira):
    page = upload(as_jonas, HEAD + ",HH-17,,,,,,2026-02-03\n")
    assert page.context["list"].changed.rows[0]["changes"] == [
        ("Consent given on", "", "3 February 2026")
    ]
    confirm(page, as_jonas)
    mira.refresh_from_db()
    assert (mira.consent.given_on, mira.version) == (date(2026, 2, 3), 1)
    assert [verb for verb, _who, _about in trail(mira)] == ["created", "consent"]


def test_live_consent_stays_as_it_was_recorded(as_jonas, consenting):
    page = upload(as_jonas, HEAD + ",HH-17,,,,,,2026-02-03\n")
    assert tallies(page) == [0, 0, 1, 0, 0]


def test_old_list_does_not_bring_a_withdrawn_consent_back(as_jonas, jonas, consenting):
    day = timezone.localdate()
    actions.withdraw_consent(consenting, withdrawn_on=day, by=jonas)
    page = upload(as_jonas, f"{HEAD},HH-17,,new@example.org,,,,{day}\n")
    assert page.context["list"].withdrawn.rows[0]["client"] == consenting
    confirm(page, as_jonas)
    consenting.refresh_from_db()
    assert (consenting.email, consenting.consent) == ("new@example.org", None)


def test_old_list_does_not_bring_back_a_consent_that_ended_with_the_work(
    as_jonas, consenting
):
    own_actions.delete_profile(by=consenting.profile)
    page = upload(as_jonas, f"{HEAD},HH-17,,new@example.org,,,,2026-02-03\n")
    assert page.context["list"].withdrawn.rows[0]["client"] == consenting
    confirm(page, as_jonas)
    consenting.refresh_from_db()
    assert (consenting.email, consenting.consent) == ("new@example.org", None)
    assert consenting.consents.get().given_on == date(2027, 1, 4)


# Twice, and meanwhile


def test_sent_twice_the_second_changes_nothing(as_jonas, mira):
    page = upload(as_jonas, HEAD + OLA + "Eva,,de,,,,,2026-01-01\nMira,HH-17,pl,,,,,\n")
    confirm(page, as_jonas)
    before = AuditEntry.objects.count()
    again = as_jonas.post(f"{HERE}confirm/", sent(page), follow=True)
    said = [str(message) for message in again.context["messages"]]
    assert said == [
        "Your list has been imported: 2 new clients, 1 changed.",
        "All of this list is here already. Nothing has changed.",
    ]
    assert (Client.objects.count(), Consent.objects.count()) == (3, 1)
    assert AuditEntry.objects.count() == before


def test_namesake_that_was_ticked_comes_in_once(as_jonas, mira):
    page = upload(as_jonas, HEAD + "Mira Wójcik,,pl,,,,,\n")
    confirm(page, as_jonas, also=["2"])
    answer = confirm(page, as_jonas, also=["2"])
    assert answer["Location"] == reverse("counsellor:caseload")
    assert Client.objects.count() == 2


def test_what_was_changed_since_is_not_undone_by_the_second(as_jonas, jonas, mira):
    page = upload(as_jonas, HEAD + "Mira B,HH-17,pl,,,,,\n")
    confirm(page, as_jonas)
    mira.refresh_from_db()
    values = {"name": "Mira Wójcik"}
    actions.change_client(mira, version=2, values=values, by=jonas)
    answer = confirm(page, as_jonas)
    assert answer.context["list"].changed.rows[0]["changes"] == [
        ("Name", "Mira Wójcik", "Mira B")
    ]
    assert facts(mira)["name"] == "Mira Wójcik"


def test_client_changed_meanwhile_is_shown_anew(as_jonas, jonas, mira):
    page = upload(as_jonas, HEAD + OLA + "Mira,HH-17,pl,,,,,\n")
    actions.change_client(mira, version=1, values={"name": "Mira Berg"}, by=jonas)
    answer = confirm(page, as_jonas)
    assert answer.context["form"].errors == {
        "__all__": [
            "Something was changed elsewhere in the meantime, so nothing has been imported "
            "yet. This is how it stands now: please look again."
        ]
    }
    assert answer.context["list"].changed.rows[0]["changes"] == [
        ("Name", "Mira Berg", "Mira")
    ]
    assert Client.objects.count() == 1
    confirm(answer, as_jonas)
    assert facts(mira)["name"] == "Mira"


def test_ticks_stay_when_the_differences_are_shown_anew(as_jonas, jonas, mira):
    rows = "Mira Wójcik,,pl,,,,,\nEva,R,xx,,,,,\nOla,HH-18,pl,,,,,\n"
    page = upload(as_jonas, HEAD + rows)
    values = {"name": "Ola", "reference": "HH-18", "language": "pl"}
    actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    answer = confirm(page, as_jonas, also=["2"], leave_out="on")
    form = answer.context["form"]
    assert (form["also"].value(), form["leave_out"].value()) == (["2"], True)
    confirm(answer, as_jonas, also=["2"], leave_out="on")
    assert Client.objects.count() == 3


def test_action_refuses_what_was_not_shown(jonas, mira):
    with pytest.raises(actions.Conflict):
        actions.import_clients([], draft=uuid.uuid4(), shown="", by=jonas)


def test_stale_form_comes_back_with_the_file(as_jonas, jonas):
    page = upload(as_jonas, HEAD + OLA)
    strict = type(as_jonas)(enforce_csrf_checks=True)
    strict.force_login(jonas)
    answer = confirm(page, strict)
    assert answer.context["form"].errors == {
        "__all__": ["This page had been open too long. Please send it once more."]
    }
    assert not Client.objects.exists()
    assert confirm(answer, as_jonas).status_code == 302


@pytest.mark.parametrize("parcel", ["", "nonsense", "a:b:c", "🌻"])
def test_spoilt_parcel_asks_for_the_file_again(as_jonas, parcel):
    for address in ("confirm/", "refused.csv"):
        answer = as_jonas.post(HERE + address, {"parcel": parcel})
        assert answer.context["form"].errors == {
            "file": [
                "This list was read too long ago, or by somebody else. Please choose your "
                "file once more."
            ]
        }


def test_parcel_of_somebody_else_is_no_use(as_jonas, as_petra):
    page = upload(as_jonas, HEAD + OLA)
    answer = confirm(page, as_petra)
    assert list(answer.context["form"].errors) == ["file"]
    assert not Client.objects.exists()


# Many


def rows(count, **changed):
    names = [f"Person {n},R{n},de,,,,,2026-01-01\n" for n in range(count)]
    return HEAD + "".join(names)


@pytest.mark.parametrize("count", [1, 3])
def test_dry_run_needs_few_queries(jonas, count, django_assert_num_queries):
    browser = signed_in(jonas)
    with django_assert_num_queries(8):
        upload(browser, rows(count))


def test_long_list_comes_in_at_once(as_jonas, django_assert_max_num_queries):
    page = upload(as_jonas, rows(1000))
    assert tallies(page) == [1000, 0, 0, 0, 0]
    assert page.context["list"].new.more == 800
    with django_assert_max_num_queries(100):
        confirm(page, as_jonas)
    assert Client.objects.count() == 1000
    assert Consent.objects.live().count() == 1000
    assert AuditEntry.objects.filter(verb=Verb.IMPORTED).count() == 1000
