"""Jonas writes Mira's report, looks at it, makes it final and takes it out."""

import io
import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from assessments.counsellor import actions
from assessments.counsellor.models import AuditEntry, Report, Verb

WORDS = "Pani Miro, brakuje już niewiele."


def page(name, pk):
    return reverse(f"counsellor:{name}", args=[pk])


def text(response):
    return response.content.decode()


def trail(client):
    entries = AuditEntry.objects.filter(client=client).order_by("id")
    return [(one.verb, one.about) for one in entries]


def write(browser, client, words=WORDS, version=0, **extra):
    sent = {"interpretation": words, "version": version, **extra}
    return browser.post(page("report", client.pk), sent)


@pytest.fixture
def draft(assessed, jonas):
    return actions.save_draft(assessed, interpretation=WORDS, version=0, by=jonas)


@pytest.fixture
def final(draft, assessed, jonas):
    return actions.make_final(assessed, by=jonas)


def test_jonas_writes_in_the_language_of_mira(as_jonas, assessed):
    shown = text(as_jonas.get(page("report", assessed.pk)))
    assert 'lang="pl"' in shown
    assert "In the client’s language (Polski)" in shown
    assert "You meet 2 of 4 requirements." in shown
    response = write(as_jonas, assessed)
    assert response["Location"] == page("report", assessed.pk)
    assert assessed.reports.get().interpretation == WORDS
    assert WORDS in text(as_jonas.get(page("report", assessed.pk)))


def test_saved_and_looked_at_in_one_go(as_jonas, assessed):
    response = write(as_jonas, assessed, then="look")
    assert response["Location"] == page("draft-file", assessed.pk)
    pdf = as_jonas.get(response["Location"])
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == 'inline; filename="HAM-draft-mira-wojcik.pdf"'
    assert pdf["X-Robots-Tag"] == "noindex"
    assert "no-store" in pdf["Cache-Control"]
    assert PdfReader(io.BytesIO(pdf.content)).root_object["/Lang"] == "pl"
    assert trail(assessed)[-2:] == [(Verb.DRAFTED, ""), (Verb.DOWNLOADED, "")]


def test_the_draft_of_the_counsellors_copy(as_jonas, draft, assessed):
    pdf = as_jonas.get(page("draft-copy", assessed.pk))
    clients = as_jonas.get(page("draft-file", assessed.pk))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content != clients.content


def test_what_another_window_saved_is_shown_beside_ones_own_words(
    as_jonas, draft, assessed
):
    write(as_jonas, assessed, "Nowe.", 1)
    response = write(as_jonas, assessed, "Inne.", 1)
    shown = text(response)
    assert "This was changed in another window" in shown
    assert [value for _label, value in response.context["theirs"]] == ["Nowe."]
    form = response.context["form"]
    assert (form["interpretation"].value(), form["version"].value()) == ("Inne.", 2)
    write(as_jonas, assessed, "Inne.", 2)
    assert assessed.reports.get().interpretation == "Inne."


def test_too_long_words_come_back_whole(as_jonas, assessed):
    words = "ż" * 8001
    response = write(as_jonas, assessed, words)
    assert "This is too long: at most 8000 characters." in text(response)
    assert response.context["form"]["interpretation"].value() == words
    assert Report.objects.count() == 0


@pytest.mark.parametrize("words", ["Mira\0", "🌱 שלום مرحبا", "a" * 500, "\ud800"])
def test_strange_words_never_break_the_page(as_jonas, assessed, words):
    sent = words.encode("utf-8", "surrogatepass")
    response = write(as_jonas, assessed, sent)
    assert response.status_code in (200, 302)


@pytest.mark.parametrize("version", ["", "-1", "9" * 40, "one"])
def test_a_version_that_is_none_is_refused(as_jonas, assessed, version):
    response = write(as_jonas, assessed, version=version)
    assert response.status_code == 200
    assert Report.objects.count() == 0


def test_before_consent_the_page_says_what_is_lacking(as_jonas, mira):
    response = as_jonas.get(page("report", mira.pk))
    assert response.context["lacking"] == [
        "There is no consent, or it has been withdrawn.",
        "There is no result yet.",
        "Your interpretation is not written yet.",
    ]
    assert "textarea" not in text(response)
    assert write(as_jonas, mira).status_code == 200
    assert Report.objects.count() == 0
    for name in ("draft-file", "draft-copy", "make-final"):
        response = as_jonas.get(page(name, mira.pk))
        assert response["Location"] == page("report", mira.pk)


def test_final_is_confirmed_with_the_words_in_view(as_jonas, draft, assessed):
    response = as_jonas.get(page("make-final", assessed.pk))
    assert WORDS in text(response)
    sent = {"draft": draft.pk, "version": 1}
    for _twice in range(2):
        response = as_jonas.post(page("make-final", assessed.pk), sent)
        assert response["Location"] == page("report", assessed.pk)
    report = Report.objects.get()
    number = f"HAM-{timezone.localdate().year}-0001"
    assert report.number == number
    shown = text(as_jonas.get(page("report", assessed.pk)))
    assert f"Report {number} is final." in shown
    assert report.sha256 in shown
    assert trail(assessed)[-1] == (Verb.FINAL, number)


def test_a_draft_that_was_changed_meanwhile_is_read_again(as_jonas, draft, assessed):
    sent = {"draft": draft.pk, "version": 1}
    write(as_jonas, assessed, "Nowe.", 1)
    response = as_jonas.post(page("make-final", assessed.pk), sent)
    assert response["Location"] == page("make-final", assessed.pk)
    assert Report.objects.final().count() == 0


def test_nonsense_makes_nothing_final(as_jonas, draft, assessed):
    for sent in ({}, {"draft": "x", "version": "y"}, {"draft": draft.pk}):
        response = as_jonas.post(page("make-final", assessed.pk), sent)
        assert response["Location"] == page("make-final", assessed.pk)
    other = {"draft": uuid.uuid4(), "version": 1}
    assert as_jonas.post(page("make-final", assessed.pk), other).status_code == 404
    assert Report.objects.final().count() == 0


def test_a_final_report_is_the_same_bytes_for_ever(as_jonas, final, assessed, jonas):
    first = as_jonas.get(page("report-file", final.pk))
    actions.change_client(
        assessed, version=1, values={"name": "Mira Nowak", "language": "de"}, by=jonas
    )
    second = as_jonas.get(page("report-file", final.pk))
    assert first.content == second.content == bytes(final.pdf)
    assert first["Content-Disposition"] == (
        f'inline; filename="{final.number}-mira-wojcik.pdf"'
    )
    copy = as_jonas.get(page("report-copy", final.pk))
    assert copy.content == bytes(final.counsellors_pdf)
    assert copy.content != first.content
    assert trail(assessed)[-1] == (Verb.DOWNLOADED, final.number)


def test_without_consent_a_final_report_is_closed_too(as_jonas, final, assessed, jonas):
    actions.withdraw_consent(assessed, withdrawn_on=date(2027, 3, 1), by=jonas)
    for name in ("report-file", "report-copy"):
        assert as_jonas.get(page(name, final.pk)).status_code == 404
    shown = text(as_jonas.get(page("report", assessed.pk)))
    assert final.number in shown
    assert page("report-file", final.pk) not in shown


def test_others_find_nothing(
    as_petra, as_otto, as_ella, client, final, assessed, draft
):
    paths = [
        page("report", assessed.pk),
        page("draft-file", assessed.pk),
        page("draft-copy", assessed.pk),
        page("make-final", assessed.pk),
        page("report-file", final.pk),
        page("report-copy", final.pk),
    ]
    for browser in (as_petra, as_otto, as_ella):
        assert [browser.get(path).status_code for path in paths] == [404] * 6
    assert [client.get(path).status_code for path in paths] == [302] * 6


def test_the_lead_reads_it(as_lena, final):
    assert as_lena.get(page("report-file", final.pk)).content == bytes(final.pdf)


def test_a_page_with_three_reports_asks_no_more_than_with_one(
    as_jonas, final, assessed, jonas
):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            as_jonas.get(page("report", assessed.pk))
        return len(caught)

    queries()  # the first look into the file leaves a line in it
    before = queries()
    for words in ("II", "III"):
        actions.save_draft(assessed, interpretation=words, version=0, by=jonas)
        actions.make_final(assessed, by=jonas)
    assert queries() == before
