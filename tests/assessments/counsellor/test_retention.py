"""What goes when a file's time is over, and what stays."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments import actions as own_actions
from assessments import codes
from assessments.counsellor import actions
from assessments.counsellor.models import (
    AuditEntry,
    Client,
    Consent,
    HandOver,
    Note,
    NoteKind,
    Report,
)
from assessments.models import Assessment, Profile


def archive(client, jonas, days):
    """Archived so many days ago."""
    actions.archive([client], by=jonas)
    moment = timezone.now() - timedelta(days=days)
    Client.objects.filter(pk=client.pk).update(archived_at=moment)


@pytest.fixture
def full(assessed, jonas):
    """Mira's file with a note and a report."""
    values = {"text": "Calls on Monday."}
    actions.add_note(
        assessed, pk=uuid.uuid4(), kind=NoteKind.PRIVATE, values=values, by=jonas
    )
    Report.objects.create(
        client=assessed,
        language="pl",
        author_name="Jonas Weber",
        final_at=timezone.now(),
        office_code="HAM",
        year=2027,
        sequence=1,
        content={},
        pdf=b"client",
        counsellors_pdf=b"counsellor",
    )
    return assessed


def rows():
    models = (Client, Consent, Note, Report, AuditEntry, Profile, Assessment)
    return {model.__name__ for model in models if model.objects.exists()}


def test_file_goes_the_day_after_its_time_with_all_that_the_office_made(
    full, jonas, settings
):
    settings.CLIENT_RETENTION_DAYS = 100
    everything = rows()
    archive(full, jonas, 100)
    assert actions.purge_clients(timezone.localdate()) == 0
    assert rows() == everything

    archive(full, jonas, 101)
    assert actions.purge_clients(timezone.localdate()) == 1
    assert rows() == set()


def test_open_file_stays_however_old(full):
    assert actions.purge_clients(date(2100, 1, 1)) == 0
    assert Client.objects.get() == full


def test_client_with_a_way_back_keeps_their_own_work(full, jonas):
    actions.give_return_link(full, by=jonas)
    Profile.objects.update(used_on=date(2020, 1, 1))
    archive(full, jonas, 1096)
    today = timezone.localdate()

    actions.purge_clients(today)

    assert rows() == {"Profile", "Assessment"}
    profile = Profile.objects.get()
    assert (profile.in_care, profile.used_on) == (False, today)
    assert not Profile.objects.expired(today).exists()


def test_client_with_an_account_keeps_their_own_work(full, jonas):
    own_actions.open_account(
        email="mira@example.org", password="four tall green trees", by=full.profile
    )
    archive(full, jonas, 1096)

    actions.purge_clients(timezone.localdate())

    assert Profile.objects.get() == full.profile


def test_work_that_came_by_a_code_stays_with_its_owner(mira, jonas):
    profile, _return_code = own_actions.open_profile()
    code = codes.new_code()
    until = timezone.now() + timedelta(hours=1)
    actions.offer_work(code, until=until, by=profile)
    actions.take_in(mira, code, given_on=date(2027, 1, 4), language="pl", by=jonas)
    archive(mira, jonas, 1096)

    actions.purge_clients(timezone.localdate())

    assert Profile.objects.get() == profile
    assert not Profile.objects.get().in_care


def test_profile_in_care_outlives_the_time_of_other_profiles(consenting):
    Profile.objects.update(used_on=date(2020, 1, 1))
    own_actions.purge_profiles(date(2027, 1, 1))
    assert Profile.objects.get() == consenting.profile


def test_codes_that_have_expired_go_too(db):
    profile, _code = own_actions.open_profile()
    soon, past = timezone.now() + timedelta(hours=1), timezone.now()
    actions.offer_work(codes.new_code(), until=soon, by=profile)
    actions.purge_clients(timezone.localdate())
    assert HandOver.objects.exists()
    actions.offer_work(codes.new_code(), until=past, by=profile)
    actions.purge_clients(timezone.localdate())
    assert not HandOver.objects.exists()


def test_command_says_how_many_have_gone(full, jonas, capsys):
    archive(full, jonas, 1096)
    call_command("purge_clients")
    assert capsys.readouterr().out == "Files of clients deleted after their time: 1\n"
