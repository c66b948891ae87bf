"""Mira's report is written, made final, and stays as it was."""

import hashlib
from datetime import date

import pytest
from django.utils import timezone

from assessments.counsellor import actions
from assessments.counsellor.models import (
    AuditEntry,
    Client,
    Office,
    Report,
    ReportCounter,
    Verb,
)
from assessments.counsellor.report import CannotReport
from tests.assessments.counsellor.conftest import answer

WORDS = "Pani Miro, brakuje już niewiele."


@pytest.fixture
def draft(assessed, jonas):
    return actions.save_draft(assessed, interpretation=WORDS, version=0, by=jonas)


def verbs(client):
    entries = AuditEntry.objects.filter(client=client).order_by("id")
    return [(one.verb, one.about) for one in entries]


def year():
    return timezone.localdate().year


def test_a_draft_keeps_the_words_and_who_wrote_them(draft, assessed):
    [report] = assessed.reports.all()
    assert (report.interpretation, report.author_name, report.language) == (
        WORDS,
        "Jonas Weber",
        "pl",
    )
    assert (report.version, report.number, report.is_final) == (1, "", False)
    assert verbs(assessed)[-1] == (Verb.DRAFTED, "")


def test_the_same_words_saved_twice_are_saved_once(draft, assessed, jonas):
    again = actions.save_draft(assessed, interpretation=WORDS, version=0, by=jonas)
    assert (again.pk, again.version) == (draft.pk, 1)
    assert verbs(assessed).count((Verb.DRAFTED, "")) == 1


def test_who_writes_on_an_old_draft_is_told(draft, assessed, jonas):
    actions.save_draft(assessed, interpretation="Nowe.", version=1, by=jonas)
    with pytest.raises(actions.Conflict) as caught:
        actions.save_draft(assessed, interpretation="Inne.", version=1, by=jonas)
    assert caught.value.current.interpretation == "Nowe."
    assert assessed.reports.get().interpretation == "Nowe."


def test_who_writes_on_a_draft_that_has_become_final_is_told(draft, assessed, jonas):
    actions.make_final(assessed, by=jonas)
    with pytest.raises(actions.Conflict) as caught:
        actions.save_draft(assessed, interpretation="Inne.", version=1, by=jonas)
    assert caught.value.current.interpretation == WORDS
    assert caught.value.current.version == 0
    assert assessed.reports.count() == 1


def test_without_consent_nothing_is_written(mira, jonas):
    with pytest.raises(actions.NoConsent):
        actions.save_draft(mira, interpretation=WORDS, version=0, by=jonas)
    assert Report.objects.count() == 0


def test_petra_neither_writes_nor_makes_final(draft, assessed, petra, otto):
    for other in (petra, otto):
        with pytest.raises(Client.DoesNotExist):
            actions.save_draft(assessed, interpretation="", version=1, by=other)
        with pytest.raises(Client.DoesNotExist):
            actions.make_final(assessed, by=other)
    assert assessed.reports.get().version == 1


def test_final_means_numbered_frozen_and_stored(draft, assessed, jonas):
    report = actions.make_final(assessed, by=jonas)
    report.refresh_from_db()
    number = f"HAM-{year()}-0001"
    assert (report.pk, report.number, report.is_final) == (draft.pk, number, True)
    assert report.sha256 == hashlib.sha256(report.pdf).hexdigest()
    assert [bytes(one)[:5] for one in (report.pdf, report.counsellors_pdf)] == [
        b"%PDF-",
        b"%PDF-",
    ]
    assert sorted(report.content) == ["annex", "client", "own"]
    languages = {name: part["language"] for name, part in report.content.items()}
    assert languages == {"client": "pl", "own": "en", "annex": "en"}
    assert verbs(assessed)[-1] == (Verb.FINAL, number)


def test_made_final_twice_it_is_one_report(draft, assessed, jonas):
    first = actions.make_final(assessed, draft=draft.pk, version=1, by=jonas)
    second = actions.make_final(assessed, draft=draft.pk, version=1, by=jonas)
    assert first == second
    assert Report.objects.count() == 1
    assert ReportCounter.objects.get().last == 1


def test_what_was_not_read_is_not_made_final(draft, assessed, jonas):
    actions.save_draft(assessed, interpretation="Nowe.", version=1, by=jonas)
    with pytest.raises(actions.Conflict):
        actions.make_final(assessed, draft=draft.pk, version=1, by=jonas)
    assert Report.objects.final().count() == 0
    assert ReportCounter.objects.count() == 0


def test_after_a_final_report_comes_a_new_draft_and_the_next_number(
    draft, assessed, jonas
):
    first = actions.make_final(assessed, by=jonas)
    second = actions.save_draft(assessed, interpretation="II", version=0, by=jonas)
    assert second.pk != first.pk
    second = actions.make_final(assessed, by=jonas)
    assert [first.sequence, second.sequence] == [1, 2]


def test_a_number_is_never_given_again(draft, assessed, jonas):
    actions.make_final(assessed, by=jonas).delete()
    actions.save_draft(assessed, interpretation="II", version=0, by=jonas)
    assert actions.make_final(assessed, by=jonas).sequence == 2


def test_an_office_that_takes_a_name_over_goes_on_counting(
    draft, assessed, jonas, hamburg
):
    actions.make_final(assessed, by=jonas)
    Office.objects.filter(pk=hamburg.pk).update(code="HH")
    actions.save_draft(assessed, interpretation="II", version=0, by=jonas)
    assert actions.make_final(assessed, by=jonas).number == f"HH-{year()}-0001"


def lacking(client, by):
    with pytest.raises(CannotReport) as caught:
        actions.make_final(client, by=by)
    return caught.value.reason


def test_what_is_lacking_has_a_code(mira, jonas, helper):
    assert lacking(mira, jonas) == "no-consent"
    actions.record_consent(mira, given_on=date(2027, 1, 4), language="pl", by=jonas)
    assert lacking(mira, jonas) == "no-result"
    mira.refresh_from_db()
    answer(mira.profile)
    actions.complete_together(mira, helper, by=jonas)
    assert lacking(mira, jonas) == "no-interpretation"
    actions.save_draft(mira, interpretation="", version=0, by=jonas)
    assert lacking(mira, jonas) == "no-interpretation"
    actions.save_draft(mira, interpretation=WORDS, version=1, by=jonas)
    actions.archive([mira], by=jonas)
    assert lacking(mira, jonas) == "archived"
    actions.bring_back([mira], by=jonas)
    assert actions.make_final(mira, by=jonas).is_final


def test_a_refusal_leaves_no_gap(draft, assessed, jonas):
    actions.withdraw_consent(assessed, withdrawn_on=date(2027, 2, 1), by=jonas)
    assert lacking(assessed, jonas) == "no-consent"
    actions.record_consent(assessed, given_on=date(2027, 2, 2), language="pl", by=jonas)
    assert actions.make_final(assessed, by=jonas).sequence == 1
