"""Workers as they are in life: processes that are killed, threads that meet."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from contextlib import closing
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from assessments.counsellor import actions
from assessments.counsellor.batches import crew, work
from assessments.counsellor.models import BatchItem, Report
from tests.assessments.counsellor.conftest import answer

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS = 6


class Elsewhere:
    """The test's database, where other processes reach it: on SQLite a copy in a file,
    which is brought back at the end."""

    def __init__(self, folder):
        self.file = folder / "workers.sqlite3"
        self.is_copy = connection.vendor == "sqlite"
        if self.is_copy:
            with closing(sqlite3.connect(self.file)) as copy:
                connection.connection.backup(copy)

    @property
    def url(self):
        if self.is_copy:
            return f"sqlite:///{self.file}"
        test_name = connection.settings_dict["NAME"]
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=test_name).geturl()

    def worker(self, *arguments):
        return subprocess.Popen(  # noqa: S603 – our own command
            [sys.executable, "manage.py", "make_reports", *arguments],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {"DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdout=subprocess.DEVNULL,
        )

    def count_made(self):
        query = "SELECT count(*) FROM counsellor_batchitem WHERE status = 'made'"
        if not self.is_copy:
            return BatchItem.objects.made().count()
        with closing(sqlite3.connect(self.file, timeout=20)) as copy:
            return copy.execute(query).fetchone()[0]

    def bring_back(self):
        if self.is_copy:
            with closing(sqlite3.connect(self.file)) as copy:
                copy.backup(connection.connection)

    def send_out(self):
        if self.is_copy:
            with closing(sqlite3.connect(self.file)) as copy:
                connection.connection.backup(copy)


@pytest.fixture
def clients(jonas, helper):
    """Clients with all that a final report takes."""
    return [_client(f"Client {number}", jonas, helper) for number in range(CLIENTS)]


def _client(name, by, role):
    values = {"name": name, "language": "da"}
    client = actions.add_client(pk=uuid.uuid4(), values=values, by=by)
    actions.record_consent(client, given_on=date(2027, 1, 4), language="da", by=by)
    client.refresh_from_db()
    answer(client.profile)
    actions.complete_together(client, role, by=by)
    actions.save_draft(client, interpretation="Godt.", version=0, by=by)
    return client


@pytest.fixture
def batch(clients, jonas):
    return actions.start_batch(
        pk=uuid.uuid4(), clients=clients, makes_final=True, by=jonas
    )


def numbers():
    return sorted(Report.objects.final().values_list("sequence", flat=True))


def test_a_killed_worker_loses_nothing_and_doubles_nothing(batch, tmp_path):
    elsewhere = Elsewhere(tmp_path)
    victim = elsewhere.worker()
    try:
        deadline = time.monotonic() + 60
        while elsewhere.count_made() < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
    finally:
        victim.send_signal(signal.SIGKILL)
        victim.wait()
    made = elsewhere.count_made()
    assert 2 <= made < CLIENTS
    elsewhere.bring_back()
    assert numbers() == [*range(1, made + 1)]

    # A minute later, two others at once.
    past = timezone.now() - timedelta(seconds=1)
    batch.items.exclude(claimed_until=None).update(claimed_until=past)
    elsewhere.send_out()
    for worker in [elsewhere.worker("--once") for _ in range(2)]:
        assert worker.wait(timeout=120) == 0
    elsewhere.bring_back()
    assert numbers() == [*range(1, CLIENTS + 1)]
    reports = Report.objects.final()
    assert len(set(reports.values_list("client", flat=True))) == CLIENTS
    kept = batch.items.made().order_by("report__sequence")
    assert list(kept.values_list("report__client", flat=True)) == list(
        reports.order_by("sequence").values_list("client", flat=True)
    )
    assert kept.count() == CLIENTS


on_a_server = pytest.mark.skipif(
    "connection.vendor == 'sqlite'",
    reason="SQLite in memory knows no second writer; two processes meet above",
)


def at_once(*jobs):
    """Run the jobs in threads that begin together."""
    start = threading.Barrier(len(jobs))

    def run(job):
        try:
            start.wait()
            job()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@on_a_server
def test_numbers_of_reports_that_are_made_final_at_the_same_time(clients, jonas):
    at_once(*[lambda one=one: actions.make_final(one, by=jonas) for one in clients])
    assert numbers() == [*range(1, CLIENTS + 1)]


@on_a_server
def test_one_report_made_final_twice_at_the_same_time(clients, jonas):
    draft = clients[0].reports.get()
    seen = []

    def press():
        made = actions.make_final(clients[0], draft=draft.pk, version=1, by=jonas)
        seen.append(made.number)

    at_once(press, press)
    assert len(set(seen)) == 1
    assert numbers() == [1]


@on_a_server
def test_threads_share_a_batch(batch):
    at_once(work, work, work)
    assert numbers() == [*range(1, CLIENTS + 1)]


@on_a_server
def test_the_thread_beside_the_pages_does_the_work_and_ends(batch, settings):
    settings.REPORT_WORKERS = "embedded"
    crew.wake()
    crew.wake()
    [thread] = [one for one in threading.enumerate() if one.name == "reports"]
    thread.join(timeout=60)
    assert numbers() == [*range(1, CLIENTS + 1)]
