"""A stored plan, ready to place: the steps ahead with their days and points, what is done,
what is set aside, the weeks, and where it all leads.

Reads the plan and the result that it stands on; proposes nothing (that is `roadmap`).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from assessments import wording
from assessments.intention import all_words
from assessments.models import PlanStep, StepStatus
from assessments.outlook import outlook
from assessments.planning import Step, months_of
from assessments.report import Report
from assessments.scheduling import DatedStep, next_monday, weeks
from assessments.snapshot import Snapshot, answers_for, packed_held, unpacked_held
from careerpath.languages import shown
from roles.enums import ActionKind
from roles.wording import listed


@dataclass(frozen=True)
class StepCard:
    """A step as the pages show it: in the words it had when it was planned, or in the
    person's own."""

    row: PlanStep
    title: str
    kind: str
    gap: str
    effort: str
    description: str
    proof: str
    rhythm: str
    points: int | None
    is_late: bool

    @property
    def words(self):
        """The person's own words, each with its question."""
        return all_words(self)


@dataclass(frozen=True)
class WeekRow:
    """Some weeks of the plan: titles with their hours a week, titles of what runs beside."""

    first: int
    last: int
    starts_on: object
    ends_on: object
    hours: int
    learning: list
    beside: list


class PlanBook:
    """A plan with everything that its pages say about it. A fixed number of queries."""

    def __init__(self, plan, *, today):
        self.plan = plan
        self.today = today
        self.snapshot = Snapshot(plan.assessment.snapshot)
        self.report = Report(self.snapshot)

    @cached_property
    def rows(self):
        return list(self.plan.steps.all())

    @cached_property
    def dated(self):
        """The steps ahead as the pure modules want them."""
        return [
            DatedStep(step_of(row), row.starts_on, row.ends_on, row.first_hour)
            for row in self.rows
            if row.is_ahead and row.starts_on
        ]

    @cached_property
    def outlook(self):
        return outlook(
            self.snapshot.requirements,
            self.snapshot.answers,
            self.dated,
            self.snapshot.weights,
        )

    @property
    def after(self):
        return Report(self.snapshot, self.outlook.score)

    @property
    def ready_in(self):
        """The month of being Ready in words; "" if there is none."""
        return (self.outlook.ready_on and wording.month(self.outlook.ready_on)) or ""

    @cached_property
    def ahead(self):
        """Cards of what is to do, as a calendar has it."""
        points = {
            stage.dated.step.action: stage.points for stage in self.outlook.stages
        }
        rows = [row for row in self.rows if row.is_ahead and row.starts_on]
        rows.sort(key=lambda row: (row.starts_on, row.position))
        return [self.card(row, points.get(str(row.pk))) for row in rows]

    @property
    def done(self):
        rows = [row for row in self.rows if row.status == StepStatus.DONE]
        rows.sort(key=lambda row: (row.done_on, row.updated_at))
        return [self.card(row) for row in rows]

    @property
    def aside(self):
        return [self.card(row) for row in self.rows if row.status == StepStatus.ASIDE]

    @property
    def steps_all(self):
        """How many steps there are, without those set aside."""
        return sum(row.status != StepStatus.ASIDE for row in self.rows)

    @property
    def next(self):
        """What to do now: the first step begun, else the first one ahead."""
        begun = (one for one in self.ahead if one.row.status == StepStatus.DOING)
        return next(begun, self.ahead[0] if self.ahead else None)

    @property
    def late(self):
        return [card for card in self.ahead if card.is_late]

    @property
    def new_start(self):
        """The day that we offer when a date has passed: the coming Monday."""
        return next_monday(self.today)

    @property
    def has_work(self):
        """Is there a step ahead that one can only take in a job?"""
        return any(
            row.is_ahead and row.texts.get("kind") == ActionKind.ON_THE_JOB
            for row in self.rows
        )

    @property
    def uncovered(self):
        """Names of the gaps for which there is no step ahead, left out or not."""
        covered = {key for row in self.rows if row.is_ahead for key in row.keys}
        return [
            shown(self.snapshot.items[line.requirement.key]["name"])
            for line in self.snapshot.score.lines
            if line.is_answered
            and not line.is_met
            and line.requirement.key not in covered
        ]

    @cached_property
    def is_behind(self):
        """Have answers to this role changed since the result that the plan stands on?"""
        held = answers_for(self.snapshot.requirements, self.plan.profile)
        packed = {key: packed_held(one) for key, one in held.items()}
        return packed != self.snapshot.data["answers"]

    @property
    def weeks(self):
        """The weeks of the plan, those in a row that are alike as one."""
        titles = {str(card.row.pk): card.title for card in self.ahead}
        found = weeks(
            self.dated,
            hours_per_week=self.plan.hours_per_week,
            starts_on=self.plan.starts_on,
        )
        return [
            WeekRow(
                one.first,
                one.last,
                one.starts_on,
                one.ends_on,
                one.hours,
                [(titles[part.step.action], hours) for part, hours in one.learning],
                [titles[part.step.action] for part in one.beside],
            )
            for one in found
        ]

    def card(self, row, points=None):
        """One step, ready to place."""
        kind = row.texts.get("kind")
        return StepCard(
            row=row,
            title=title_of(row),
            kind=ActionKind(kind).label if kind in ActionKind.values else "",
            gap=listed(self._names(row.keys)),
            effort=wording.effort(step_of(row), self.plan.hours_per_week),
            description=shown(row.texts.get("description", {})),
            proof=row.proof or shown(row.texts.get("proof", {})),
            rhythm=wording.rhythm(row.weekdays, row.at_time, row.minutes),
            points=points,
            is_late=bool(row.is_ahead and row.ends_on and row.ends_on < self.today),
        )

    def _names(self, keys):
        items = self.snapshot.items
        return [shown(items[key]["name"]) for key in keys if key in items]


def title_of(row):
    """A step's title: one's own, or the library's as it was when planned."""
    return row.title or shown(row.texts.get("title", {}))


def step_of(row):
    """A stored step as the pure modules want it, with the hours that were planned. Its
    identity is the row's, so that two rows never count as one."""
    return Step(
        key=row.keys[0] if row.keys else str(row.pk),
        action=str(row.pk),
        result=row.result and unpacked_held(row.result),
        points=Fraction(0),
        is_essential=row.is_essential,
        hours=row.planned_hours or row.hours,
        weeks=row.weeks,
        months=row.months,
        more_months=more_months(row),
    )


def more_months(row):
    """The months of experience that a step of one's own adds; 0 for any other step."""
    if not (row.is_own and row.keys and row.keys[0].startswith("experience:")):
        return 0
    return row.months or months_of(row.weeks)


def is_agreed(row, result):
    """Is this step ahead with just this result? Then its texts and effort stay, whatever
    the library says by now."""
    return bool(row.texts and row.is_ahead and row.result == packed_held(result))


def hours_left(row):
    """The hours of a learning step that are still to do; 0 for any other step."""
    return max(1, row.hours - row.hours_done) if row.hours else 0
