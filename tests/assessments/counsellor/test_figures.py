"""One client, one figure: list, file, result, report and CSV say the same of everybody,
however their work has come about."""

import csv
import io
import uuid
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from django.http import QueryDict
from django.utils import timezone

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.casefile import CaseFile
from assessments.counsellor.caseload.query import Caseload, selected
from assessments.counsellor.caseload.queues import Queue
from assessments.counsellor.forms.caseload import SORTS
from assessments.counsellor.models import Client
from assessments.counsellor.report import CannotReport, content_of
from assessments.counsellor.views.desk import client_or_404
from assessments.models import Assessment, PlanStep
from assessments.scoring import SkillHeld
from roles.models import Role, Skill
from tests import factories
from tests.words import read

TODAY = timezone.localdate()
SKILLS = ("listening", "planning")


@pytest.fixture
def guide(helper_role):
    """Another role that asks for one of the helper's skills."""
    role = factories.role("guide", title_de="Lotse")
    factories.asks_skill(role, Skill.objects.get(slug="listening"), level=4)
    return Role.objects.with_requirements().get(pk=role.pk)


class Life:
    """What may happen to one client, by the dice of `chance`."""

    def __init__(self, chance, jonas, roles):
        self.chance, self.jonas, self.roles = chance, jonas, roles

    def live(self, number):
        values = {
            "name": f"Client {self.chance.randrange(4)}",  # some share a name
            "reference": f"R-{number}",
            "language": self.chance.choice(["en", "de", "pl", "da"]),
            "next_session_on": self.some_day(),
            "review_on": self.some_day(),
        }
        made = actions.add_client(pk=uuid.uuid4(), values=values, by=self.jonas)
        if self.chance.random() < 0.9:
            actions.record_consent(
                made, given_on=TODAY, language=made.language, by=self.jonas
            )
            made.refresh_from_db()
            for _session in range(self.chance.randrange(4)):
                self.work(made)
            self.end(made)

    def some_day(self):
        if self.chance.random() < 0.5:
            return None
        return TODAY + timedelta(days=self.chance.randrange(-20, 20))

    def work(self, client):
        """Answers, ratings, a result, a plan and what becomes of its steps."""
        role, profile = self.chance.choice(self.roles), client.profile
        skills = {slug: Skill.objects.get(slug=slug).pk for slug in SKILLS}
        levels = {
            pk: self.chance.choice([None, 0, 1, 2, 3, 4]) for pk in skills.values()
        }
        own_actions.save_skills(levels, by=profile)
        if self.chance.random() < 0.6:
            own_actions.save_education(finished=(3, ""), in_progress=None, by=profile)
        if self.chance.random() < 0.5:
            rating = (self.chance.randrange(5), "Seen")
            agreed = {self.chance.choice([*skills.values()]): rating}
            actions.agree_ratings(client, agreed, by=self.jonas)
        if self.chance.random() < 0.5:
            result = actions.complete_together(client, role, by=self.jonas)
        else:  # at home
            result = own_actions.complete_assessment(role, by=profile)
        client.refresh_from_db()
        if self.chance.random() < 0.7:
            self.plan(result, profile)

    def plan(self, result, profile):
        starts_on = TODAY - timedelta(days=self.chance.randrange(60))
        plan = own_actions.make_plan(
            result, hours_per_week=5, starts_on=starts_on, choices={}, by=profile
        )
        for step in PlanStep.objects.filter(plan=plan):
            match self.chance.randrange(4):
                case 0:
                    own_actions.set_step_aside(step, by=profile)
                case 1:
                    own_actions.start_step(step, by=profile)
                case 2:
                    self.finish(step, profile)

    def finish(self, step, profile):
        is_skill = any(key.startswith("skill:") for key in step.keys)
        own_actions.finish_step(
            step,
            evidence="",
            done_on=TODAY,
            reached=SkillHeld(self.chance.randrange(1, 5)) if is_skill else None,
            by=profile,
        )
        if self.chance.random() < 0.3:
            own_actions.reopen_step(step, by=profile)

    def end(self, client):
        dice = self.chance.random()
        if dice < 0.1:
            actions.withdraw_consent(client, withdrawn_on=TODAY, by=self.jonas)
        elif dice < 0.2:
            own_actions.delete_profile(by=client.profile)
        elif dice < 0.3:
            Client.objects.filter(pk=client.pk).update(target_role=None)
        elif dice < 0.4:
            actions.archive([client], by=self.jonas)


@pytest.fixture(params=range(2))
def lives(request, jonas, helper, guide):
    """Twenty clients of Jonas, as generated by this seed."""
    chance = Random(request.param)
    for number in range(20):
        Life(chance, jonas, [helper, guide]).live(number)
    assert Assessment.objects.completed().count() > 10
    return {one.pk: one for one in everybody(jonas)}


def everybody(user):
    both = ("", "queue=archived")
    return [one for query in both for one in selected(user, QueryDict(query))]


def file_of(client, user):
    return CaseFile(client_or_404(user, client.pk), today=TODAY)


def is_aimed_at(file):
    """Is what the file shows about the target role, if there is one?"""
    return file.goal is not None and not file.lacks_assessment


def test_list_and_file_tell_the_same_score_and_plan(lives, jonas):
    for row in lives.values():
        file = file_of(row, jonas)
        report = file.newest.report if is_aimed_at(file) else None
        assert (row.points, row.points_at_most, row.band) == (
            (report.range["low"], report.range["high"], report.band or "")
            if report
            else (None, None, None)
        )
        book = file.book if report else None
        assert (row.steps_done, row.steps_all) == (
            (len(book.done), book.steps_all) if book and book.rows else (None, None)
        )
        last_days = [card.row.ends_on for card in book.ahead] if book else []
        assert row.step_due_on == min(last_days, default=None)
        days = [row.next_session_on, row.step_due_on]
        assert row.next_on == min(filter(None, days), default=None)


def test_queues_hold_those_whose_file_says_so(lives, jonas):
    state = {queue: set() for queue in Queue}
    for row in lives.values():
        file = file_of(row, jonas)
        if row.archived_at:
            state[Queue.ARCHIVED].add(row.pk)
            continue
        state[Queue.ALL].add(row.pk)
        for queue, is_in_it in {
            Queue.NO_CONSENT: not file.is_open,
            Queue.UNASSESSED: file.lacks_assessment
            or (not file.is_open and row.profile_id is None),
            Queue.OVERDUE: is_aimed_at(file) and bool(file.book and file.book.late),
            Queue.REVIEW: file.is_review_due,
        }.items():
            if is_in_it:
                state[queue].add(row.pk)
    counts = Caseload(jonas, QueryDict("")).counts
    for queue, count in counts.items():
        found = selected(jonas, QueryDict(f"queue={queue.value}"))
        assert {one.pk for one in found} == state[queue]
        assert count == len(found) == len(state[queue])


def test_every_order_is_whole_with_those_without_a_value_last(lives, jonas):
    for sort, _label in SORTS:
        name = sort.lstrip("-")
        found = list(selected(jonas, QueryDict(f"sort={sort}")))
        assert len({one.pk for one in found}) == len(found)
        values = [_value(one, name) for one in found]
        known = [one for one in values if one is not None]
        assert values == [*known, *[None] * (len(values) - len(known))]
        assert known == sorted(known, reverse=sort.startswith("-"))
        for one, other in pairwise(found):
            if _value(one, name) == _value(other, name):
                assert (one.search_text, one.pk) <= (other.search_text, other.pk)


def _value(client, name):
    match name:
        case "name":
            return client.search_text
        case "score":
            return client.points
        case "next":
            return client.next_on
        case "changed":
            return client.updated_at
    return client.steps_done / client.steps_all if client.steps_all else None


def test_report_tells_what_the_file_tells(lives, jonas):
    for row in lives.values():
        file, client = file_of(row, jonas), client_or_404(jonas, row.pk)
        if not file.goals:
            with pytest.raises(CannotReport):
                _report(client)
            continue
        made, shown = _report(client), file.newest.report
        assert made["assessment"] == str(file.newest.assessment.pk)
        parts = {one["key"]: one for one in made["sections"]}
        standing = parts["summary"]["blocks"][0]
        assert (standing["low"], standing["high"], standing["band"]) == (
            shown.range["low"],
            shown.range["high"],
            shown.band or "",
        )
        table = next(b for b in parts["ledger"]["blocks"] if b["kind"] == "table")
        points = [int(line[2]["text"].split()[0]) for line in table["rows"]]
        possible = [int(line[2]["text"].split()[2]) for line in table["rows"]]
        assert (sum(points), sum(possible)) == (shown.range["low"], 100)
        steps = [b for b in parts["plan"]["blocks"] if b["kind"] == "step"]
        if file.book:
            states = [one["state"] for one in steps]
            assert states.count("done") == len(file.book.done)
            assert states.count("late") == len(file.book.late)
            assert len(states) == len(file.book.done) + len(file.book.ahead)


def _report(client):
    return content_of(
        client, interpretation="", counsellor="Jonas", made_on=TODAY, language="en"
    )


def test_page_of_the_result_tells_what_the_list_tells(lives, jonas, as_jonas):
    for row in lives.values():
        file = file_of(row, jonas)
        if not is_aimed_at(file):
            continue
        path = f"{row.get_absolute_url()}results/{file.newest.assessment.pk}/"
        text = read(as_jonas, path)
        figure = f"{row.points}"
        if row.points != row.points_at_most:
            figure = f"{row.points} and {row.points_at_most}"
        assert figure in text


def test_file_of_the_list_tells_the_same(lives, as_jonas):
    for query in ("", "?queue=archived"):
        sent = as_jonas.post(f"/en/desk/export.csv{query}")
        text = b"".join(sent.streaming_content).decode("utf-8-sig")
        for cells in csv.DictReader(io.StringIO(text)):
            row = lives[uuid.UUID(cells["CareerPath number"])]
            score = "" if row.points is None else f"{row.points}"
            if row.points != row.points_at_most:
                score = f"{row.points}–{row.points_at_most}"
            assert cells["Score"] == score
            assert (cells["Steps done"], cells["Steps in the plan"]) == tuple(
                "" if n is None else str(n) for n in (row.steps_done, row.steps_all)
            )
            assert cells["Next date"] == (str(row.next_on) if row.next_on else "")
