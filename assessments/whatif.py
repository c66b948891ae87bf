"""What if …? What a scenario on top of a result comes to: the score, and the day of being
ready.

A scenario is thought through as the plan that it would become, with the very steps, order
and dates, so that it says just what that plan says once it is adopted. Saves nothing.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _

from assessments import planning, scoring
from assessments.models import StepStatus
from assessments.outlook import outlook
from assessments.planbook import hours_left, is_agreed, step_of, title_of
from assessments.raising import same_step, step_to
from assessments.report import Report
from assessments.roadmap import Roadmap, as_planned
from assessments.rounding import apportion
from assessments.scheduling import schedule
from assessments.snapshot import unpacked_held
from careerpath.languages import chosen, shown, texts_of
from roles.enums import SkillLevel
from roles.wording import duration, listed

MAX_TITLE = 120


@dataclass(frozen=True)
class Change:
    """A line that the scenario lifts, and by how many whole points."""

    name: str
    gain: int


@dataclass(frozen=True)
class DatedTitle:
    """A step of the scenario as the plan would have it."""

    title: str
    starts_on: object
    ends_on: object
    is_own: bool


class Scenario:
    """Steps taken and lines raised, at a pace.

    `proposal` is the roadmap on which it stands, `rows` are the steps of the person's plan
    if there is one. `ticked` holds slugs of actions and ids of own steps, `raised`
    maps keys of requirements to what they are raised to. For each gap there is one way:
    what leads further counts, and of equals the step that is ticked.
    """

    def __init__(self, proposal, rows=(), *, hours_per_week, ticked, raised):
        self.snapshot = proposal.snapshot
        self.proposal = proposal
        self.hours_per_week = hours_per_week
        self.ticked = frozenset(ticked)
        self.raised = raised
        self.own_rows = [row for row in rows if row.is_own and row.is_ahead]
        self.library_rows = {
            row.action.slug: row
            for row in rows
            if row.action and not row.is_own and row.status != StepStatus.DONE
        }

    @cached_property
    def choices(self):
        """The slug of an action for each gap of the roadmap, "" for those left alone."""
        return {
            key: step.action if (step := self._library_step(key, steps)) else ""
            for key, steps in self.proposal.steps_by_gap.items()
            if steps
        }

    def _library_step(self, key, steps):
        """What the library has for this gap of what was wished, if anything."""
        ticked = next((step for step in steps if step.action in self.ticked), None)
        raised = self.raised.get(key)
        line = self.snapshot.score.line(key)
        if raised is None or (ticked and not _is_further(line, raised, ticked.result)):
            return ticked
        return same_step(line, raised, steps)

    @cached_property
    def roadmap(self):
        """The roadmap of this scenario, without what is not of the library."""
        roadmap = Roadmap(
            self.snapshot,
            hours_per_week=self.hours_per_week,
            starts_on=self.proposal.starts_on,
            choices=self.choices,
        )
        roadmap.library = self.proposal.library  # read once
        return roadmap

    @cached_property
    def beyond_library(self):
        """The lines raised to where no step of the library ends: `Raise` by key."""
        return {
            key: raised
            for key, raised in self.raised.items()
            if all(
                _is_further(self.snapshot.score.line(key), raised, result)
                for result in self._results(key)
            )
        }

    def _results(self, key):
        """What the steps of this scenario lead to on this line, but for the raise."""
        step = self.roadmap.chosen.get(key)
        own = (row.result for row in self.kept_rows if key in row.keys and row.result)
        return [*([step.result] if step else []), *map(unpacked_held, own)]

    @cached_property
    def own_steps(self):
        """For lines raised to where no step of the library ends, a step of one's own by
        key; none for a line of which no effort is known."""
        actions = [*map(as_planned, self.proposal.library.values())]
        score = self.snapshot.score
        steps = {
            key: step_to(score, score.line(key), raised, actions)
            for key, raised in self.beyond_library.items()
        }
        return {key: step for key, step in steps.items() if step}

    @property
    def undated(self):
        """The lines raised of which nobody knows how long that takes, by name."""
        return listed(
            shown(self.snapshot.items[key]["name"])
            for key in self.beyond_library
            if key not in self.own_steps
        )

    @property
    def left_out(self):
        """Names of the gaps that the plan of this scenario would leave as they are."""
        pairs = zip(self.snapshot.score.lines, self.outlook.score.lines, strict=True)
        return [
            shown(self.snapshot.items[line.requirement.key]["name"])
            for line, after in pairs
            if line.is_answered and not line.is_met and after.earned == line.earned
        ]

    @property
    def kept_rows(self):
        """The person's own steps that stay in the plan."""
        return [row for row in self.own_rows if str(row.pk) in self.ticked]

    @cached_property
    def dated(self):
        """All steps with their days, ordered as a plan orders them."""
        steps = [*map(self._as_agreed, self.roadmap.steps)]
        steps += [self._kept_step(row) for row in self.kept_rows]
        steps += [
            replace(step, action=f"own {key}", more_months=step.months)
            for key, step in self.own_steps.items()
        ]
        steps = planning.ordered(
            steps, hours_per_week=self.hours_per_week, begun=self._begun
        )
        return schedule(
            steps,
            hours_per_week=self.hours_per_week,
            starts_on=self.proposal.starts_on,
        )

    def _as_agreed(self, step):
        """A step of the library with the effort that the plan has for it, less the hours
        that were spent on it already."""
        row = self.library_rows.get(step.action)
        if row is None:
            return step
        if is_agreed(row, step.result):
            return replace(
                step, hours=hours_left(row), weeks=row.weeks, months=row.months
            )
        return replace(step, hours=step.hours and max(1, step.hours - row.hours_done))

    def _kept_step(self, row):
        step = step_of(row)
        points = planning.gain(self.snapshot.score, step.key, step.result)
        return replace(step, hours=hours_left(row), points=points)

    @cached_property
    def _begun(self):
        rows = [*self.library_rows.items()]
        rows += [(str(row.pk), row) for row in self.own_rows]
        return {name for name, row in rows if row.status == StepStatus.DOING}

    @cached_property
    def outlook(self):
        """Where the plan leads that this scenario would become."""
        return outlook(
            self.snapshot.requirements,
            self.snapshot.answers,
            self.dated,
            self.snapshot.weights,
        )

    @cached_property
    def score(self):
        """The score with all that is ticked and raised, dated or not."""
        answers = dict(self.outlook.answers)
        for key in self.beyond_library:
            if key not in self.own_steps:
                step = self._without_effort(key)
                answers |= planning.after_step(
                    self.snapshot.requirements, answers, step
                )
        return scoring.score(self.snapshot.requirements, answers, self.snapshot.weights)

    def _without_effort(self, key):
        requirement = self.snapshot.score.line(key).requirement
        held = self.raised[key].held
        return planning.Step(key, "", held, Fraction(0), requirement.is_essential)

    @property
    def plan_report(self):
        """The standing once the plan is done: without what has no date."""
        return Report(self.snapshot, self.outlook.score)

    @property
    def steps(self):
        """The steps as the plan would have them, by their first days."""
        rows = {str(row.pk): row for row in self.own_rows}
        found = [self._titled(one, rows) for one in self.dated]
        return sorted(found, key=lambda one: (one.starts_on, one.ends_on))

    def _titled(self, one, rows):
        name = one.step.action
        is_own = name not in self.proposal.library
        if name in rows:
            title = title_of(rows[name])
        elif is_own:
            title = self._own_title(one.step.key)
        else:
            title = shown(texts_of(self.proposal.library[name], "title"))
        return DatedTitle(title, one.starts_on, one.ends_on, is_own)

    def _own_title(self, key):
        """What a step of one's own is called in the plan: plain text."""
        step = self.own_steps[key]
        action = self.proposal.library.get(step.action)
        texts = self.snapshot.items[key]["name"]
        name, _code = chosen(texts_of(action, "title") if action else texts)
        if step.months:
            title = _("{name}: {time}").format(name=name, time=duration(step.months))
        else:
            level = SkillLevel(step.result.level).label
            title = _("{name}, up to level “{level}”").format(name=name, level=level)
        return title[:MAX_TITLE]

    @property
    def new_own_steps(self):
        """The steps of one's own that the plan would get, as the actions take them."""
        return [
            {
                "title": self._own_title(key),
                "key": key,
                "result": step.result,
                "is_essential": step.is_essential,
                "hours": step.hours,
                "months": step.months,
            }
            for key, step in self.own_steps.items()
        ]


def _is_further(line, raised, result):
    """Does the line earn more by what it is raised to than by the result of a step?"""
    need = line.requirement.need
    return scoring.fulfilment(need, raised.held) > scoring.fulfilment(need, result)


def changes(before: Report, after: Report):
    """The lines that the scenario lifts, biggest gain first. The gains add up to the
    gain of the printed score."""
    pairs = list(zip(before.score.lines, after.score.lines, strict=True))
    names = {line.key: line.name for line in before.lines}
    gains = {new.requirement.key: new.earned - old.earned for old, new in pairs}
    points = apportion(gains, after.score.printed - before.score.printed)
    found = [Change(names[key], points[key]) for key, gain in gains.items() if gain]
    return sorted(found, key=lambda change: -change.gain)
