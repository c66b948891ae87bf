"""Jonas makes reports for a whole selection."""

import csv
import io
import uuid
import zipfile
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.batches import work
from assessments.counsellor.batches.worker import claim, make
from assessments.counsellor.models import (
    AuditEntry,
    Batch,
    Member,
    Report,
    ReportCounter,
    Verb,
)
from tests.assessments.counsellor.conftest import answer

DAY = date(2027, 1, 4)


def take_in(by, role, name, language="de", words="So sehe ich es."):
    """A client with a result, and a draft if there are words."""
    values = {"name": name, "language": language}
    client = actions.add_client(pk=uuid.uuid4(), values=values, by=by)
    actions.record_consent(client, given_on=DAY, language=language, by=by)
    client.refresh_from_db()
    answer(client.profile)
    actions.complete_together(client, role, by=by)
    if words:
        actions.save_draft(client, interpretation=words, version=0, by=by)
    return client


@pytest.fixture
def anna(jonas, helper):
    return take_in(jonas, helper, "Anna Şahin")


@pytest.fixture
def soren(jonas, helper):
    return take_in(jonas, helper, "Søren =1+1", "da")


@pytest.fixture
def wordless(jonas, helper):
    return take_in(jonas, helper, "Wanda", "pl", words="")


def begin(clients, by, final=False):
    return actions.start_batch(
        pk=uuid.uuid4(), clients=clients, makes_final=final, by=by
    )


def page(name, *args):
    return reverse(f"counsellor:{name}", args=args)


def text(response):
    return response.content.decode()


def stands(batch):
    return [
        (one.client.name, one.status, one.reason)
        for one in batch.items.select_related("client")
    ]


def zip_of(browser, batch):
    response = browser.get(page("batch-zip", batch.pk))
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def list_in(archive):
    return list(csv.reader(io.StringIO(archive.read("list.csv").decode("utf-8-sig"))))


# Beginning


def test_jonas_sees_what_will_be_made_and_begins(as_jonas, anna, soren, wordless, mira):
    ids = [one.pk for one in (anna, soren, wordless, mira)]
    response = as_jonas.post(page("new-batch"), {"clients": ids})
    selection = response.context["selection"]
    assert (selection.total, selection.drafts, selection.finals) == (4, 3, 2)
    assert [(one.name, why) for one, why in selection.lacking] == [
        (
            "Mira Wójcik",
            [
                "There is no consent, or it has been withdrawn.",
                "There is no result yet.",
                "Your interpretation is not written yet.",
            ],
        ),
        ("Wanda", ["Your interpretation is not written yet."]),
    ]
    pk = response.context["form"]["pk"].value()
    for _twice in range(2):
        sent = {"clients": ids, "pk": pk, "kind": "final"}
        response = as_jonas.post(page("new-batch"), sent)
        assert response["Location"] == page("batch", pk)
    batch = Batch.objects.get()
    assert (batch.makes_final, batch.language, batch.items.count()) == (True, "en", 4)


def test_a_selection_may_come_in_the_address(as_jonas, anna):
    response = as_jonas.get(page("new-batch"), {"clients": [anna.pk, anna.pk]})
    assert response.context["selection"].clients == [anna]


def test_who_is_not_ones_own_is_left_out_and_said_so(as_petra, anna):
    response = as_petra.post(page("new-batch"), {"clients": [anna.pk]})
    assert response.context["selection"].clients == []
    assert "1 of the clients that you ticked is not yours any more" in text(response)
    assert "Anna" not in text(response)
    sent = {"clients": [anna.pk], "pk": uuid.uuid4(), "kind": "drafts"}
    as_petra.post(page("new-batch"), sent)
    assert Batch.objects.count() == 0


def test_nonsense_begins_nothing(as_jonas, anna):
    for sent in (
        {},
        {"clients": ["x", "\0", "9" * 400]},
        {"clients": [anna.pk], "pk": "x", "kind": "drafts"},
        {"clients": [anna.pk], "pk": uuid.uuid4(), "kind": "all"},
        {"clients": [uuid.uuid4() for _ in range(501)]},
    ):
        assert as_jonas.post(page("new-batch"), sent).status_code == 200
    assert Batch.objects.count() == 0


def test_the_form_of_somebody_elses_batch(as_petra, anna, jonas, petra, helper):
    batch = begin([anna], jonas)
    own = take_in(petra, helper, "Olga")
    sent = {"clients": [own.pk], "pk": batch.pk, "kind": "drafts"}
    assert as_petra.post(page("new-batch"), sent).status_code == 404


# The work


def test_drafts_of_today_each_in_its_language(as_jonas, anna, soren, jonas):
    batch = begin([anna, soren], jonas)
    assert work(batch) == 2
    archive = zip_of(as_jonas, batch)
    assert archive.testzip() is None
    names = ["001-HAM-draft-anna-sahin.pdf", "002-HAM-draft-søren-11.pdf"]
    names[1] = "002-HAM-draft-soren-1-1.pdf"
    assert archive.namelist() == ["list.csv", *names]
    languages = [
        PdfReader(io.BytesIO(archive.read(name))).root_object["/Lang"] for name in names
    ]
    assert languages == ["de", "da"]
    assert Report.objects.final().count() == 0


def test_final_where_all_is_there(as_jonas, anna, soren, wordless, mira, jonas):
    batch = begin([soren, anna, wordless, mira], jonas, final=True)
    work()
    assert stands(batch) == [
        ("Søren =1+1", "made", ""),
        ("Anna Şahin", "made", ""),
        ("Wanda", "failed", "no-interpretation"),
        ("Mira Wójcik", "failed", "no-consent"),
    ]
    reports = list(Report.objects.final().order_by("sequence"))
    assert [(one.client.name, one.sequence) for one in reports] == [
        ("Søren =1+1", 1),
        ("Anna Şahin", 2),
    ]
    archive = zip_of(as_jonas, batch)
    names = [
        f"{reports[0].number}-soren-1-1.pdf",
        f"{reports[1].number}-anna-sahin.pdf",
    ]
    assert archive.namelist() == ["list.csv", *names]
    assert [archive.read(name) for name in names] == [bytes(one.pdf) for one in reports]
    lacking = "Your interpretation is not written yet."
    consent = "There is no consent, or it has been withdrawn."
    assert list_in(archive) == [
        ["Client", "Reference", "Language", "State", "File", "Why not"],
        ["Søren =1+1", "", "Dansk", "made", names[0], ""],
        ["Anna Şahin", "", "Deutsch", "made", names[1], ""],
        ["Wanda", "", "Polski", "could not be made", "", lacking],
        ["Mira Wójcik", "HH-17", "Polski", "could not be made", "", consent],
    ]


def test_no_cell_of_the_list_is_a_formula(as_jonas, jonas, helper):
    names = ["=HYPERLINK(1)", "+48 600", "-1", "@sum", "＝1"]
    batch = begin([take_in(jonas, helper, name) for name in names], jonas)
    work()
    rows = list_in(zip_of(as_jonas, batch))[1:]
    assert [row[0] for row in rows] == [f"'{name}" for name in names]


def test_two_of_one_name_get_a_file_each(as_jonas, jonas, helper):
    clients = [take_in(jonas, helper, "Anna Nowak") for _ in range(2)]
    batch = begin(clients, jonas)
    work()
    assert zip_of(as_jonas, batch).namelist() == [
        "list.csv",
        "001-HAM-draft-anna-nowak.pdf",
        "002-HAM-draft-anna-nowak.pdf",
    ]


def test_who_was_handed_on_meanwhile_is_not_printed(
    as_jonas, anna, soren, jonas, petra, lena
):
    batch = begin([anna, soren], jonas, final=True)
    actions.assign([anna], to=Member.objects.get(user=petra), by=lena)
    work()
    assert stands(batch) == [
        ("Anna Şahin", "failed", "not-yours"),
        ("Søren =1+1", "made", ""),
    ]
    shown = text(as_jonas.get(page("batch", batch.pk)))
    assert "Anna" not in shown
    assert "You do not look after this client any more." in shown


def test_who_was_handed_on_afterwards_is_not_taken_out(
    as_jonas, anna, soren, jonas, petra, lena
):
    batch = begin([anna, soren], jonas)
    work()
    actions.assign([anna], to=Member.objects.get(user=petra), by=lena)
    actions.withdraw_consent(soren, withdrawn_on=DAY, by=jonas)
    assert as_jonas.get(page("batch-zip", batch.pk)).status_code == 404
    actions.record_consent(soren, given_on=DAY, language="da", by=jonas)
    archive = zip_of(as_jonas, batch)
    assert archive.namelist() == ["list.csv", "002-HAM-draft-soren-1-1.pdf"]
    assert list_in(archive)[1] == [
        "Somebody else's client now",
        "",
        "",
        "made",
        "",
        "You do not look after this client any more.",
    ]


def test_who_deletes_their_work_takes_it_out_of_the_desk(as_jonas, anna, soren, jonas):
    """Reports hold all of a result: they close with the consent, which ends with the work."""
    drafts = begin([anna, soren], jonas)
    work()
    final = actions.make_final(anna, by=jonas)
    own_actions.delete_profile(by=anna.profile)
    anna.refresh_from_db()

    held = zip_of(as_jonas, drafts)
    seen = [
        as_jonas.get(page(name, final.pk)).status_code
        for name in ("report-file", "report-copy")
    ]

    assert held.namelist() == ["list.csv", "002-HAM-draft-soren-1-1.pdf"]
    assert "There is no consent" in str(list_in(held))
    assert seen == [404, 404]
    assert anna.consent is None


def test_an_archived_file_is_not_printed(anna, jonas):
    actions.archive([anna], by=jonas)
    for final in (False, True):
        batch = begin([anna], jonas, final=final)
        work()
        assert stands(batch) == [("Anna Şahin", "failed", "archived")]


def test_a_batch_of_somebody_who_has_left(anna, jonas):
    batch = begin([anna], jonas)
    jonas.is_active = False
    jonas.save()
    work()
    assert stands(batch) == [("Anna Şahin", "failed", "not-yours")]


def test_what_nobody_expected_is_kept_with_a_code(as_jonas, anna, soren, jonas, caplog):
    batch = begin([anna, soren], jonas)
    broken = anna.profile.assessments.get()
    broken.snapshot = {"role": {}}
    broken.save()
    work()
    [(_, status, reason), (_, other, _)] = stands(batch)
    assert (status, other) == ("failed", "made")
    code = reason.removeprefix("fault-")
    assert len(code) == 6
    assert f"({code})" in caplog.text
    assert code in text(as_jonas.get(page("batch", batch.pk)))


# Claims


def test_two_workers_never_hold_the_same(anna, soren, jonas):
    begin([anna, soren], jonas)
    held = [claim(uuid.uuid4()) for _ in range(3)]
    assert [item and item.client_id for item in held] == [anna.pk, soren.pk, None]


def test_a_dead_workers_claim_runs_out(anna, jonas):
    batch = begin([anna], jonas, final=True)
    dead = claim(uuid.uuid4())
    assert work() == 0
    batch.items.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert work() == 1
    assert stands(batch) == [("Anna Şahin", "made", "")]
    make(dead)  # … which was only slow, and comes back
    assert stands(batch) == [("Anna Şahin", "made", "")]
    assert Report.objects.final().count() == 1


def test_a_slow_worker_does_not_overwrite_a_draft(anna, jonas):
    batch = begin([anna], jonas)
    slow = claim(uuid.uuid4())
    batch.items.update(claimed_by=uuid.uuid4())
    make(slow)
    assert stands(batch) == [("Anna Şahin", "waiting", "")]


def test_a_slow_worker_gives_no_number(anna, jonas):
    batch = begin([anna], jonas, final=True)
    slow = claim(uuid.uuid4())
    batch.items.update(claimed_by=uuid.uuid4())
    make(slow)
    assert stands(batch) == [("Anna Şahin", "waiting", "")]
    assert anna.reports.get().number == ""
    assert ReportCounter.objects.count() == 0


def test_what_kills_every_worker_is_given_up(anna, jonas):
    batch = begin([anna], jonas)
    for _ in range(3):
        assert claim(uuid.uuid4()) is not None
        batch.items.update(claimed_until=timezone.now() - timedelta(seconds=1))
    work()
    assert stands(batch) == [("Anna Şahin", "failed", "interrupted")]


# Stopping, going on, deleting


def test_stopped_and_gone_on(as_jonas, anna, soren, jonas):
    batch = begin([anna, soren], jonas, final=True)
    make(claim(uuid.uuid4()))
    as_jonas.post(page("cancel-batch", batch.pk))
    assert work() == 0
    assert [status for _, status, _ in stands(batch)] == ["made", "waiting"]
    assert "Stopped." in text(as_jonas.get(page("batch", batch.pk)))
    as_jonas.post(page("resume-batch", batch.pk))
    assert work() == 1
    assert [one.sequence for one in Report.objects.final().order_by("sequence")] == [
        1,
        2,
    ]


def test_what_could_not_be_made_is_tried_again(as_jonas, wordless, anna, jonas):
    batch = begin([wordless, anna], jonas, final=True)
    work()
    actions.save_draft(wordless, interpretation="Teraz.", version=0, by=jonas)
    as_jonas.post(page("resume-batch", batch.pk))
    assert work() == 1
    assert [status for _, status, _ in stands(batch)] == ["made", "made"]
    as_jonas.post(page("resume-batch", batch.pk))
    assert work() == 0


def test_a_finished_batch_cannot_be_stopped(as_jonas, anna, jonas):
    batch = begin([anna], jonas)
    work()
    as_jonas.post(page("cancel-batch", batch.pk))
    batch.refresh_from_db()
    assert batch.cancelled_at is None


def test_deleted_with_its_drafts_but_not_with_final_reports(as_jonas, anna, jonas):
    batch = begin([anna], jonas, final=True)
    work()
    assert as_jonas.get(page("delete-batch", batch.pk)).status_code == 200
    as_jonas.post(page("delete-batch", batch.pk))
    assert Batch.objects.count() == 0
    assert Report.objects.final().count() == 1


def test_batches_go_after_thirty_days(anna, jonas):
    old, new = begin([anna], jonas), begin([anna], jonas)
    now = timezone.now()
    Batch.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=31))
    assert actions.purge_batches(now) == 1
    assert Batch.objects.get() == new


# The pages


def test_the_page_tells_how_far_it_is(as_jonas, anna, wordless, jonas):
    batch = begin([anna, wordless], jonas, final=True)
    shown = text(as_jonas.get(page("batch", batch.pk)))
    assert '<progress id="bar" value="0" max="2"></progress>' in shown
    assert '<meta http-equiv="refresh" content="2; url=?watching">' in shown
    assert "data-running" in shown
    work()
    shown = text(as_jonas.get(page("batch", batch.pk)))
    assert '<progress id="bar" value="2" max="2"></progress>' in shown
    assert "refresh" not in shown
    assert "Finished. 1 report could not be made; below is why." in shown
    assert "Your interpretation is not written yet." in shown
    assert page("batch-zip", batch.pk) in shown


def test_the_list_of_batches_has_the_newest_first(as_jonas, anna, soren, jonas):
    old, new = begin([anna], jonas), begin([anna, soren], jonas, final=True)
    work(new)
    overviews = as_jonas.get(page("batches")).context["overviews"]
    assert [(one.batch, one.made, one.waiting) for one in overviews] == [
        (new, 2, 0),
        (old, 0, 1),
    ]
    shown = text(as_jonas.get(page("batches")))
    assert page("batch", old.pk) in shown
    assert shown.index("finished") < shown.index("at work")


def test_every_download_is_in_the_trail(as_jonas, anna, wordless, jonas):
    batch = begin([anna, wordless], jonas, final=True)
    work()
    zip_of(as_jonas, batch)
    downloads = AuditEntry.objects.filter(verb=Verb.DOWNLOADED)
    assert [(one.client_id, one.about, one.who) for one in downloads] == [
        (anna.pk, Report.objects.final().get().number, "Jonas Weber")
    ]


def test_a_batch_is_ones_own(as_petra, as_lena, as_otto, as_ella, client, anna, jonas):
    batch = begin([anna], jonas)
    work()
    names = ["batch", "batch-zip", "delete-batch"]
    paths = [page(name, batch.pk) for name in names]
    for browser in (as_petra, as_lena, as_otto, as_ella):
        assert [browser.get(path).status_code for path in paths] == [404] * 3
        for name in ("cancel-batch", "resume-batch", "delete-batch"):
            assert browser.post(page(name, batch.pk)).status_code == 404
    assert as_ella.get(page("batches")).status_code == 404
    assert [client.get(path).status_code for path in paths] == [302] * 3
    assert Batch.objects.count() == 1


@pytest.mark.parametrize("name", ["batch", "new-batch", "batches"])
def test_pages_ask_no_more_for_three_than_for_one(
    as_jonas, jonas, helper, wordless, name
):
    def queries(clients):
        batch = begin(clients, jonas, final=True)
        work()
        path = page(name, batch.pk) if name == "batch" else page(name)
        query = {"clients": [one.pk for one in clients]}
        with CaptureQueriesContext(connection) as caught:
            assert as_jonas.get(path, query).status_code == 200
        return len(caught)

    one = queries([wordless])
    others = [take_in(jonas, helper, name, words="") for name in ("Ada", "Bea")]
    assert queries([wordless, *others]) == one
