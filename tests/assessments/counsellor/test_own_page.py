"""Mira's own page about her counselling: who sees what, what was written, the way out."""

import uuid
from datetime import date

import pytest
from django.test import Client as Browser
from django.utils import timezone

from assessments import adoption
from assessments.counsellor import actions
from assessments.counsellor.consent_text import consent_in
from assessments.counsellor.models import Client, HandOver, NoteKind, Report
from assessments.models import Profile
from tests.accounts import profile_of, text_of

PAGE = "/en/my/counselling/"


def report(client, **changed):
    final = {
        "final_at": timezone.now(),
        "office_code": "HAM",
        "year": 2027,
        "sequence": 1,
        "content": {},
        "pdf": b"%PDF the client's copy \x00\xff",
        "counsellors_pdf": b"%PDF the counsellor's copy",
    }
    return Report.objects.create(
        client=client, language="pl", author_name="Jonas Weber", **(final | changed)
    )


@pytest.fixture
def home(assessed, jonas):
    """Mira's browser, opened with the return code that Jonas has given her."""
    browser = Browser()
    code = actions.give_return_link(assessed, by=jonas)
    browser.post("/en/return/", {"code": code})
    assert profile_of(browser) == assessed.profile
    return browser


def note(client, kind, text, jonas):
    actions.add_note(
        client, pk=uuid.uuid4(), kind=kind, values={"text": text}, by=jonas
    )


def test_who_has_nothing_here_is_led_to_the_beginning(client, db):
    assert client.get(PAGE)["Location"] == "/en/my/"
    assert client.post(f"{PAGE}code/")["Location"] == PAGE
    assert client.post(f"{PAGE}withdraw/")["Location"] == PAGE


def test_page_says_who_sees_what_since_when_and_by_which_text(home, assessed):
    assessed.office.contact = "Steindamm 1"
    assessed.office.save()
    page = text_of(home.get(PAGE))
    for words in (
        "Since 4 January 2027, Beratung Hamburg works with you",
        "Jonas Weber",
        "Steindamm 1",
        "and after that for 3 years",
        "recorded by Jonas Weber",
        consent_in("pl")[0],
    ):
        assert words in page
    assert '<div class="stack-tight" lang="pl">' in page
    assert "Make a one-time code" not in page


def test_only_shared_notes_and_final_reports_are_hers_to_read(home, assessed, jonas):
    note(assessed, NoteKind.SHARED, "Bring your certificates.", jonas)
    note(assessed, NoteKind.PRIVATE, "Seems tired.", jonas)
    note(assessed, NoteKind.SESSION, "Long talk.", jonas)
    final = report(assessed)
    report(
        assessed,
        final_at=None,
        sequence=None,
        year=None,
        content=None,
        pdf=None,
        counsellors_pdf=None,
        interpretation="Not ready yet.",
    )

    page = text_of(home.get(PAGE))

    assert "Bring your certificates." in page
    assert page.count("/en/my/counselling/reports/") == 1
    assert f"/en/my/counselling/reports/{final.pk}/" in page
    for hidden in ("Seems tired.", "Long talk.", "Not ready yet."):
        assert hidden not in page


def test_report_is_her_copy_byte_by_byte(home, assessed):
    final = report(assessed)
    response = home.get(f"{PAGE}reports/{final.pk}/")
    assert response.content == b"%PDF the client's copy \x00\xff"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="HAM-2027-0001.pdf"'


def test_drafts_and_reports_of_others_are_not_found(home, assessed, jonas):
    values = {"name": "Adam", "language": "de"}
    adam = actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
    others = report(adam)
    draft = report(
        assessed,
        final_at=None,
        sequence=None,
        year=None,
        content=None,
        pdf=None,
        counsellors_pdf=None,
    )
    for one in (others, draft):
        assert home.get(f"{PAGE}reports/{one.pk}/").status_code == 404
    mine = report(assessed, sequence=2)
    assert Browser().get(f"{PAGE}reports/{mine.pk}/").status_code == 404


def test_withdrawing_asks_first_and_needs_no_counsellor(home, assessed, as_jonas):
    asked = text_of(home.get(f"{PAGE}withdraw/"))
    assert "Withdraw your consent?" in asked
    assert 'href="/en/my/new-code/"' in asked  # Jonas has seen the old one
    assert assessed.consent is not None

    for _ in range(2):
        home.post(f"{PAGE}withdraw/")

    assessed.refresh_from_db()
    assert assessed.consent is None
    assert assessed.consents.get().withdrawn_on == timezone.localdate()
    assert not assessed.profile.in_care
    [line] = assessed.trail.filter(verb="withdrawn")
    assert line.user is None
    lines = as_jonas.get(f"/en/desk/clients/{assessed.pk}/trail/").context["lines"]
    shown = [(one.who, one.verb) for one in lines]
    assert shown[0] == ("the client", "Consent withdrawn")
    page = text_of(home.get(PAGE))
    assert "nobody sees your answers, results and plans" in page
    assert "Make a one-time code" in page


def test_her_plan_stays_hers_after_withdrawing(home, assessed):
    home.post(f"{PAGE}withdraw/")
    assert profile_of(home) == assessed.profile
    assert home.get("/en/my/").status_code == 200
    assert adoption.contents(assessed.profile).results == 1


def test_code_made_twice_by_one_form_is_one_and_shown_again(as_mira, miras_result):
    sent = {"proposal": as_mira.get(PAGE).context["proposal"]}
    first, second = (as_mira.post(f"{PAGE}code/", sent) for _ in range(2))
    assert first.context["code"] == second.context["code"]
    assert HandOver.objects.count() == 1


@pytest.mark.parametrize("proposal", ["", "x", "a:b:c", "🔑\u202e", "x" * 100_000])
def test_forged_proposal_makes_no_code(as_mira, miras_result, proposal):
    response = as_mira.post(f"{PAGE}code/", {"proposal": proposal})
    assert response["Location"] == PAGE
    assert not HandOver.objects.exists()


def test_proposal_of_somebody_else_makes_no_code(
    as_mira, as_petra, miras_result, check_of
):
    check_of(as_petra).answer_all()
    sent = {"proposal": as_petra.get(PAGE).context["proposal"]}
    assert as_mira.post(f"{PAGE}code/", sent)["Location"] == PAGE
    assert not HandOver.objects.exists()


def test_who_is_in_care_makes_no_code(home, as_mira, assessed):
    own = Profile.objects.get()
    Profile.objects.filter(pk=own.pk).update(in_care=False)
    consent = assessed.consent
    consent.withdrawn_on = date(2027, 2, 1)
    consent.save()
    sent = {"proposal": home.get(PAGE).context["proposal"]}
    Profile.objects.filter(pk=own.pk).update(in_care=True)

    assert home.post(f"{PAGE}code/", sent)["Location"] == PAGE
    assert not HandOver.objects.exists()


# What the other pages of her own say


def test_my_plan_leads_to_the_page_and_promises_no_wrong_day(home, as_mira, assessed):
    page = text_of(home.get("/en/my/"))
    assert f'href="{PAGE}"' in page
    kept = "we keep your answers as long as the office keeps its file on you"
    for path in ("/en/my/", "/en/my/data/"):
        assert kept in text_of(home.get(path))
    result = assessed.profile.assessments.get()
    page = text_of(home.get(result.get_absolute_url()))
    assert kept in page
    assert "Everything is deleted on" not in page


def test_who_is_not_in_care_reads_the_day_as_before(as_mira, miras_result):
    page = text_of(as_mira.get("/en/my/"))
    assert "We keep your answers, without any name, until" in page
    assert "Hand over my work" in page


def test_page_of_deletion_says_what_stays_at_the_office(home, assessed, as_mira):
    assert "The file that Beratung Hamburg keeps about you" in text_of(
        home.get("/en/my/delete/")
    )
    home.post("/en/my/delete/")
    file = Client.objects.get()
    assert file.profile is None
    assert file.trail.exists()


def test_page_of_deletion_is_as_before_for_others(as_mira, miras_result):
    assert "keeps about you" not in text_of(as_mira.get("/en/my/delete/"))


def test_work_in_care_stays_when_another_key_comes_into_the_browser(
    home, assessed, as_mira, miras_result
):
    other = as_mira.get("/en/my/").context["code"]
    asked = home.post("/en/return/", {"code": other})["Location"]

    page = text_of(home.get(asked))
    assert "A counsellor works on this with you, so it stays where it is." in page
    assert 'value="take"' not in page

    home.post(asked, {"do": "take"})
    assert Profile.objects.filter(pk=assessed.profile.pk).exists()


def test_page_says_that_the_counsellor_will_see_what_is_taken_along(
    assessed, jonas, as_mira, miras_result
):
    code = actions.give_return_link(assessed, by=jonas)
    asked = as_mira.post("/en/return/", {"code": code})["Location"]
    assert "So will your counsellor." in text_of(as_mira.get(asked))


def test_privacy_says_how_long_an_office_keeps_its_file(client, db, settings):
    settings.CLIENT_RETENTION_DAYS = 77
    page = text_of(client.get("/en/privacy/"))
    assert "it keeps it for 77 days and then deletes it" in page
