"""The demonstration: nine clients of it tell what two hundred would."""

import io
import re
from collections import Counter
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from assessments.counsellor.demo import ground, logins, people, staff, writing
from assessments.counsellor.models import AuditEntry, Client, NoteKind, Office
from assessments.models import PlanStep, StepStatus
from roles import content
from roles.enums import ActionKind
from roles.models import Skill


def seed_demo(**options):
    """What the command prints."""
    out = io.StringIO()
    call_command("seed_demo", stdout=out, **options)
    return out.getvalue()


def row_counts():
    return {model: model._base_manager.count() for model in apps.get_models()}


def words_of(language):
    """Every text of that language, wherever it stands."""

    def walk(part):
        if isinstance(part, dict):
            part = list(part.values())
        if isinstance(part, list):
            return {text for one in part for text in walk(one)}
        return {part}

    return walk(writing.texts(language))


def day_of(stamp):
    return timezone.localtime(stamp).date()


class TestDemonstration(TestCase):
    @classmethod
    def setUpClass(cls):
        folder = TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.enterClassContext(override_settings(VAR_DIR=Path(folder.name)))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        content.load(content.read_records(settings.BASE_DIR / "fixtures"))
        cls.printed = seed_demo(clients=9)

    def test_two_offices_see_nothing_of_each_other(self):
        users = get_user_model().objects.in_bulk(field_name="username")
        seen = {
            name: Counter(
                Client.objects.visible_to(users[name]).values_list(
                    "office__code", flat=True
                )
            )
            for name in ("katrin", "mehmet", "astrid", "soren", "ella", "admin")
        }
        assert seen == {
            "katrin": {"HAM": 5},  # leads the office
            "mehmet": {"HAM": 2},
            "astrid": {"AAR": 4},
            "soren": {"AAR": 1},
            "ella": {},
            "admin": {},
        }

    def test_clients_speak_four_languages(self):
        spoken = Counter(Client.objects.values_list("language", flat=True))
        assert spoken == {"de": 3, "da": 2, "pl": 2, "en": 2}

    def test_every_queue_has_somebody(self):
        today = timezone.localdate()
        mine = Client.objects.active()
        late = PlanStep.objects.ahead().filter(ends_on__lt=today)
        queues = {
            "consent missing": mine.filter(consents=None).count(),
            "consent withdrawn": mine.exclude(consents__withdrawn_on=None).count(),
            "no assessment": mine.exclude(profile=None)
            .filter(profile__assessments=None)
            .count(),
            "late": mine.filter(profile__plans__steps__in=late).distinct().count(),
            "review due": mine.filter(review_on__lte=today).count(),
            "counsellor gone": mine.filter(counsellor__is_active=False).count(),
            "archived": Client.objects.archived().count(),
        }
        assert queues == {
            "consent missing": 1,
            "consent withdrawn": 1,
            "no assessment": 2,
            "late": 1,
            "review due": 1,
            "counsellor gone": 1,
            "archived": 1,
        }

    def test_some_work_has_been_done_on_everything(self):
        assert {one.status for one in PlanStep.objects.all()} >= {
            "todo",
            "doing",
            "done",
        }
        assert PlanStep.objects.exclude(title="").exists()
        assert PlanStep.objects.exclude(obstacle="").exists()
        report = Client.objects.get(pk=ground.client_id(8)).reports.get()
        assert report.number == f"HAM-{timezone.localdate().year}-0001"
        assert bytes(report.pdf).startswith(b"%PDF")

    def test_texts_are_in_the_language_of_their_reader(self):
        desks = {place.code: place.language for place in staff.PLACES}
        for client in Client.objects.all():
            own, desk = words_of(client.language), words_of(desks[client.office.code])
            for note in client.notes.all():
                known = own if note.kind == NoteKind.SHARED else desk
                assert {note.text, note.subject, note.agreed} - {""} <= known
            for report in client.reports.all():
                assert report.interpretation in own
                assert report.language == client.language
            steps = PlanStep.objects.filter(plan__profile=client.profile)
            for step in steps:
                words = {step.title, step.cue, step.obstacle, step.notes, step.evidence}
                assert words - {""} <= own
            if client.profile:
                ratings = client.profile.agreedratings.all()
                assert {one.evidence for one in ratings} <= own

    def test_nothing_comes_before_its_cause_or_after_today(self):
        now = timezone.now()
        for client in Client.objects.all():
            for cause, effect in causes(client):
                assert cause <= effect, (client.pk, cause, effect)
            assert all(stamp <= now for stamp in stamps(client))
            assert client.next_session_on is None or client.next_session_on >= day_of(
                now
            )

    def test_files_are_of_different_ages(self):
        ages = [(timezone.now() - one.created_at).days for one in Client.objects.all()]
        assert min(ages) <= 3  # today, or the Friday before a weekend
        assert max(ages) > 150

    def test_second_run_changes_nothing(self):
        before = row_counts()
        printed = seed_demo(clients=9)
        assert row_counts() == before
        assert printed.startswith("The demonstration is here already")
        assert printed.splitlines()[1:] == self.printed.splitlines()[2:]

    def test_clients_who_came_since_are_left_alone(self):
        office = Office.objects.get(code="HAM")
        Client.objects.create(office=office, name="Mira Wójcik", language="pl")
        before = row_counts()
        seed_demo()
        assert row_counts() == before

    def test_printed_password_opens_every_account_and_no_stranger_reads_it(self):
        [password] = re.findall("Password of all: (.*)", self.printed)
        users = get_user_model().objects.filter(is_active=True)
        assert {user.username for user in users} == {*staff.USERNAMES}
        assert all(user.check_password(password) for user in users)
        file = settings.VAR_DIR / "demo-logins.txt"
        assert file.stat().st_mode & 0o777 == 0o600

    def test_lost_password_is_made_anew(self):
        file = settings.VAR_DIR / "demo-logins.txt"
        kept = file.read_text()
        file.unlink()
        seed_demo()
        password = logins.kept_password(file)
        assert password not in kept
        assert get_user_model().objects.get(username="katrin").check_password(password)
        file.write_text(kept)


def causes(client):
    """Pairs of days or moments of which the first may not be later than the second."""
    created = client.created_at
    for consent in client.consents.all():
        yield day_of(created), consent.given_on
        yield consent.given_on, consent.withdrawn_on or date.max
        yield created, consent.created_at
    trail = list(AuditEntry.objects.filter(client=client).order_by("id"))
    yield from ((one.at, other.at) for one, other in pairwise(trail))
    for note in client.notes.all():
        yield created, note.created_at
        yield note.held_on or date.min, day_of(note.created_at)
    if client.archived_at:
        yield trail[-2].at, client.archived_at
    if client.profile:
        consented = client.consents.earliest("given_on").given_on
        yield consented, day_of(client.profile.created_at)
        yield from causes_in(client.profile)


def causes_in(profile):
    for result in profile.assessments.all():
        taken_on = date.fromisoformat(result.snapshot["taken_on"])
        yield profile.created_at, result.started_at
        yield day_of(result.started_at), day_of(result.completed_at)
        yield day_of(result.completed_at), taken_on
        yield taken_on, day_of(result.completed_at)
        for rating in result.snapshot.get("ratings", {}).values():
            yield date.fromisoformat(rating["on"]), taken_on
    for plan in profile.plans.all():
        yield profile.assessments.earliest("completed_at").completed_at, plan.created_at
        for step in plan.steps.all():
            yield plan.created_at, step.created_at
            yield step.created_at, step.updated_at
            yield day_of(plan.created_at), step.starts_on or date.max
            if step.status == StepStatus.DONE:
                yield step.starts_on, step.done_on
                yield step.done_on, day_of(step.updated_at)


def stamps(client):
    """Every moment that is kept about a client."""
    rows = [client, *client.consents.all(), *client.notes.all(), *client.trail.all()]
    if profile := client.profile:
        rows += [profile, *profile.assessments.all(), *profile.plans.all()]
        rows += PlanStep.objects.filter(plan__profile=profile)
    for row in rows:
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if isinstance(value, datetime):
                yield value


def test_real_client_keeps_the_demonstration_out(assessed, jonas, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    before = row_counts()
    with pytest.raises(CommandError, match="This database is in use") as refusal:
        seed_demo(clients=9)
    assert "1 client" in str(refusal.value)
    assert refusal.value.returncode == 1
    assert row_counts() == before
    assert list(tmp_path.iterdir()) == []


def test_somebody_without_an_office_keeps_it_out_too(
    profile_of_nobody, settings, tmp_path
):
    settings.VAR_DIR = tmp_path
    with pytest.raises(CommandError, match="1 profile"):
        seed_demo(clients=9)


@pytest.fixture
def profile_of_nobody(as_mira, miras_result):
    return miras_result


def test_without_the_roles_nothing_is_made(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    before = row_counts()
    with pytest.raises(CommandError, match="load_content"):
        seed_demo(clients=9)
    assert row_counts() == before


@pytest.mark.parametrize("clients", [0, ground.MOST + 1])
def test_only_a_sensible_number_of_clients(db, clients):
    with pytest.raises(CommandError, match="from 1 to 5000"):
        seed_demo(clients=clients)


def test_same_seed_makes_the_same_people():
    def some():
        made = people.People(1)
        return [
            made.person(n, language="pl", prefix="HH", phones="040 {}")
            for n in range(40)
        ]

    assert some() == some()
    assert len({one.name for one in some()}) == 40


def test_languages_say_the_same_kinds_of_things():
    def shape(part):
        if isinstance(part, dict):
            return {key: shape(value) for key, value in part.items()}
        return len(part) if isinstance(part, list) else 0

    english = shape(writing.texts("en"))
    for language in ("de", "pl", "da"):
        found = shape(writing.texts(language))
        assert {kind: found[kind] for kind in english} == english


@pytest.mark.parametrize("language", ["en", "de", "pl", "da"])
def test_texts_fit_into_their_fields(language):
    texts = writing.texts(language)
    for intention in texts["intentions"]:
        for name in ("cue", "place", "obstacle", "response", "support"):
            assert 0 < len(intention[name]) <= PlanStep._meta.get_field(name).max_length
    assert {*texts["done"]} == {*ActionKind.values}
    assert max(len(one["title"]) for one in texts["own_steps"]) <= 120


def test_evidence_is_about_skills_of_the_catalogue(real_content):
    known = {*Skill.objects.values_list("slug", flat=True)}
    assert {*writing.texts("en")["evidence"]} <= known
