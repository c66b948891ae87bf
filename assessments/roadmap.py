"""What could be done about the gaps of a snapshot, by the library: options, choices,
order, dates. The thinking is done in `planning`; here it meets the library and the words.

A roadmap is a proposal; what a person has made of it is kept in a plan (`planbook`).
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q
from django.utils.html import format_html

from assessments import planning, wording
from assessments.outlook import outlook
from assessments.report import status
from assessments.scheduling import next_monday, schedule
from assessments.scoring import Qualification
from careerpath.languages import shown, texts_of
from roles.enums import ActionKind, IscedField
from roles.models import Action

DEFAULT_HOURS_PER_WEEK = 5
MAX_OPTIONS = 4


@dataclass(frozen=True)
class ActionOption:
    """An action that a person may choose for a gap."""

    action_slug: str
    title: str
    text: str
    level: None = None

    def __str__(self):
        return str(self.title)


@dataclass(frozen=True)
class Gap:
    """An answered requirement that is not met, and what could close it, best first."""

    key: str
    name: str
    status: str
    options: list = field(default_factory=list)
    chosen_slug: str = ""

    @property
    def field_name(self):
        return self.key.replace(":", "-")


class Roadmap:
    """Steps for the gaps of `snapshot` at a pace, from a day on. `choices` maps keys of
    requirements to the slug of an action, or "" for "leave out"; without a choice a gap
    gets its best step."""

    def __init__(self, snapshot, *, hours_per_week, starts_on, choices=None):
        self.snapshot = snapshot
        self.hours_per_week = hours_per_week
        self.starts_on = starts_on
        self.choices = choices or {}

    @classmethod
    def proposed(cls, snapshot, *, today):
        """What we would propose to somebody who has not chosen anything."""
        return cls(
            snapshot,
            hours_per_week=DEFAULT_HOURS_PER_WEEK,
            starts_on=next_monday(today),
        )

    @cached_property
    def library(self):
        """The actions that aim at something this role asks, by slug."""
        return library_for(self.snapshot.items)

    @cached_property
    def steps_by_gap(self):
        """The possible steps for each gap, by key, best first."""
        return planning.options(
            self.snapshot.score,
            map(as_planned, self.library.values()),
            hours_per_week=self.hours_per_week,
        )

    @cached_property
    def gaps(self):
        return [
            Gap(
                key=line.requirement.key,
                name=shown(self.snapshot.items[line.requirement.key]["name"]),
                status=status(line),
                options=self._options(line.requirement.key),
                chosen_slug=self._chosen_slug(line.requirement.key),
            )
            for line in self.snapshot.score.lines
            if self.steps_by_gap.get(line.requirement.key)
        ]

    @property
    def names_without_action(self):
        """The gaps for which the library holds nothing yet."""
        return [
            shown(self.snapshot.items[key]["name"])
            for key, steps in self.steps_by_gap.items()
            if not steps
        ]

    def _options(self, key):
        steps = self.steps_by_gap[key]
        chosen = self._chosen_slug(key)
        first = [step for step in steps if step.action == chosen]
        rest = [step for step in steps if step.action != chosen]
        return [self._option(step) for step in (first + rest)[:MAX_OPTIONS]]

    def _option(self, step):
        action = self.library[step.action]
        return ActionOption(
            action_slug=step.action,
            title=shown(texts_of(action, "title")),
            text=format_html(
                "{} · {}",
                action.get_kind_display(),
                wording.effort(step, self.hours_per_week),
            ),
        )

    def _chosen_slug(self, key):
        """What the person chose; until they did, the best one, or "" for "leave out"."""
        steps = self.steps_by_gap[key]
        best = steps[0].action if steps and not planning.is_too_long(steps[0]) else ""
        chosen = self.choices.get(key, best)
        fits = any(step.action == chosen for step in steps)
        return chosen if fits or not chosen else best

    @cached_property
    def chosen(self):
        """The chosen step of each gap that is not left out, by key."""
        return {
            gap.key: step
            for gap in self.gaps
            for step in self.steps_by_gap[gap.key]
            if step.action == gap.chosen_slug
        }

    @cached_property
    def steps(self):
        """The chosen steps in their order, each action once."""
        steps = planning.with_entry_levels(planning.merged(self.chosen.values()))
        return planning.ordered(steps, hours_per_week=self.hours_per_week)

    def keys_of(self, slug):
        """The gaps that this action closes in this roadmap."""
        return [key for key, step in self.chosen.items() if step.action == slug]

    @cached_property
    def outlook(self):
        dated = schedule(
            self.steps, hours_per_week=self.hours_per_week, starts_on=self.starts_on
        )
        return outlook(
            self.snapshot.requirements,
            self.snapshot.answers,
            dated,
            self.snapshot.weights,
        )

    @property
    def proposal(self):
        """The chosen steps with their days and points, as a calendar has them."""
        stages = sorted(
            self.outlook.stages,
            key=lambda stage: (stage.dated.starts_on, stage.dated.ends_on),
        )
        return [
            {
                "title": shown(texts_of(self.library[one.dated.step.action], "title")),
                "effort": wording.effort(one.dated.step, self.hours_per_week),
                "starts_on": one.dated.starts_on,
                "ends_on": one.dated.ends_on,
                "points": one.points,
            }
            for one in stages
        ]

    @property
    def ready_in(self):
        """The month of being Ready in words; "" if there is none."""
        return wording.month(self.outlook.ready_on) if self.outlook.ready_on else ""

    @property
    def has_work(self):
        """Is there a step that one can only take in a job?"""
        return any(
            self.library[stage.dated.step.action].kind == ActionKind.ON_THE_JOB
            for stage in self.outlook.stages
        )


def library_for(keys):
    """The actions that aim at any of these requirements, by slug, in two queries."""
    slugs = [key.partition(":")[2] for key in keys]
    actions = Action.objects.filter(
        Q(skill__slug__in=slugs) | Q(area__slug__in=slugs) | Q(eqf_level__gt=0)
    )
    actions = actions.select_related("skill", "area")
    actions = actions.prefetch_related("prerequisites")
    return {action.slug: action for action in actions}


def as_planned(action):
    """An action of the library as `planning` wants it."""
    qualification = None
    if action.eqf_level:
        field = action.isced_field or IscedField.GENERAL.value
        qualification = Qualification(action.eqf_level, field)
    return planning.Action(
        slug=action.slug,
        skill=action.skill.slug if action.skill else "",
        max_level=action.max_level,
        hours=action.hours or 0,
        area=action.area.slug if action.area else "",
        is_related=action.is_related,
        qualification=qualification,
        weeks=action.weeks or 0,
        entry_level=action.entry_eqf_level,
        prerequisites=frozenset(one.slug for one in action.prerequisites.all()),
    )


def texts_to_keep(action):
    """What a plan keeps of an action, so that no later edit changes what was agreed."""
    fields = ("title", "description", "proof")
    return {field: texts_of(action, field) for field in fields} | {"kind": action.kind}
