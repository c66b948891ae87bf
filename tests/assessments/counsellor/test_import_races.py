"""Two windows at once: lists that meet each other, or a change by hand."""

import threading
import time
import uuid
from datetime import date

import pytest
from django.db import OperationalError, connection, connections, transaction

from assessments.counsellor import actions
from assessments.counsellor.forms.importing.cells import entries_of
from assessments.counsellor.intake import compared
from assessments.counsellor.lists.reading import read
from assessments.counsellor.models import AuditEntry, Client, Office
from tests.assessments.counsellor.conftest import answer

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="the tests' SQLite is in memory, where threads cannot wait for each other",
    ),
]
LIST = b"Name,Reference,Language,E-mail\nOla,HH-18,pl,ola@example.org\nMira,HH-17,,\n"


def taking_in(user, draft):
    """The list as it was shown to the user now, to be taken in later."""
    entries = entries_of(read(LIST), user=user)
    shown = compared(entries, user=user, draft=draft).digest

    def later():
        actions.import_clients(entries, draft=draft, shown=shown, by=user)

    return later


def at_once(*deeds):
    """Do all of them in threads that begin together; the names of what went wrong."""
    start, failed = threading.Barrier(len(deeds)), []

    def run(deed):
        start.wait()
        try:
            deed()
        except Exception as error:
            failed.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_one_upload_confirmed_twice_at_once_comes_in_once(jonas, mira):
    draft = uuid.uuid4()
    later = taking_in(jonas, draft)
    assert at_once(later, later, later) == ["Conflict", "Conflict"]
    assert sorted(Client.objects.values_list("name", "version")) == [
        ("Mira", 2),
        ("Ola", 1),
    ]
    assert AuditEntry.objects.filter(verb="imported").count() == 2


def test_same_list_of_two_people_comes_in_once(jonas, lena, mira):
    deeds = [taking_in(user, uuid.uuid4()) for user in (jonas, lena)]
    assert at_once(*deeds) == ["Conflict"]
    assert Client.objects.count() == 2


def test_change_by_hand_at_the_same_moment_is_never_half_of_it(jonas, mira):
    later = taking_in(jonas, uuid.uuid4())

    def by_hand():
        values = {"name": "Mira Berg"}
        actions.change_client(mira, version=1, values=values, by=jonas)

    assert at_once(later, by_hand) == ["Conflict"]
    mira.refresh_from_db()
    came_in = Client.objects.filter(name="Ola").exists()
    assert (mira.name, came_in) in [("Mira", True), ("Mira Berg", False)]


def test_client_taken_in_by_hand_at_the_same_moment_keeps_the_reference(jonas, petra):
    later = taking_in(jonas, uuid.uuid4())
    values = {"name": "Iwo", "reference": "HH-18", "language": "pl"}

    def by_hand():
        actions.add_client(pk=uuid.uuid4(), values=values, by=petra)

    (failed,) = at_once(later, by_hand)
    assert failed in {"Conflict", "IntegrityError", "ReferenceTaken"}
    assert Client.objects.filter(reference="HH-18").count() == 1


# A list locks the office first, then clients by their keys. Who goes another way round waits
# for it while it waits for them, and the database throws one of both out.


def test_report_made_final_beside_a_list(jonas, helper):
    zoe = _ready("Zoe", jonas, helper)

    def made():
        actions.make_final(zoe, by=jonas)

    assert meeting(made, Office.objects, Client.objects.order_by("pk")) == []
    assert zoe.reports.get().is_final


def test_files_archived_beside_a_list(jonas):
    """By name, Ada comes before Zoe; by their keys, after her."""
    zoe, ada = (
        actions.add_client(
            pk=uuid.UUID(int=number),
            values={"name": name, "language": "da"},
            by=jonas,
        )
        for number, name in enumerate(["Zoe", "Ada"], start=1)
    )

    def archived():
        actions.archive([zoe, ada], by=jonas)

    steps = [Client.objects.filter(pk=one.pk) for one in (zoe, ada)]
    assert meeting(archived, *steps) == []
    assert Client.objects.archived().count() == 2


def meeting(deed, *steps):
    """Do it while somebody locks one thing after the other; the names of what went wrong."""
    failed = []

    def run():
        try:
            deed()
        except Exception as error:
            failed.append(type(error).__name__)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    try:
        with transaction.atomic():
            list(steps[0].select_for_update(no_key=True))
            thread.start()
            _until_somebody_waits()
            list(steps[1].select_for_update(no_key=True))
    except OperationalError as error:
        failed.append(type(error).__name__)
    thread.join()
    return failed


def _until_somebody_waits():
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
        time.sleep(0.02)


def _ready(name, by, role):
    values = {"name": name, "language": "da"}
    client = actions.add_client(pk=uuid.uuid4(), values=values, by=by)
    actions.record_consent(client, given_on=date(2027, 1, 4), language="da", by=by)
    client.refresh_from_db()
    answer(client.profile)
    actions.complete_together(client, role, by=by)
    actions.save_draft(client, interpretation="Godt.", version=0, by=by)
    return client
