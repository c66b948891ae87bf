"""One person's plan: the library's actions for the gaps of a snapshot, their choices, the
dates. The thinking is done in `planning`; here it meets the database and the words.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from babel.dates import format_skeleton
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from assessments import planning
from assessments.report import status
from assessments.scoring import Qualification
from careerpath.languages import shown, texts_of
from roles.enums import ActionKind, IscedField
from roles.models import Action
from roles.wording import duration, listed

DEFAULT_HOURS_PER_WEEK = 5
MAX_OPTIONS = 4
LONG_STUDY_WEEKS = 52


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


@dataclass(frozen=True)
class StepCard:
    """A dated step as the plan shows it."""

    title: str
    kind: str
    gap: str
    effort: str
    description: str
    proof: str
    starts_on: object
    ends_on: object
    points: int
    is_essential: bool


class Roadmap:
    """The plan of an assessment: stored if there is one, else as we would propose it."""

    def __init__(self, snapshot, plan, *, today):
        self.snapshot = snapshot
        self.hours_per_week = plan.hours_per_week if plan else DEFAULT_HOURS_PER_WEEK
        self.starts_on = plan.starts_on if plan else next_monday(today)
        self.choices = _stored_choices(plan)

    @cached_property
    def library(self):
        """The actions that aim at something this role asks, by slug."""
        slugs = [key.partition(":")[2] for key in self.snapshot.items]
        actions = Action.objects.filter(
            Q(skill__slug__in=slugs) | Q(area__slug__in=slugs) | Q(eqf_level__gt=0)
        )
        actions = actions.select_related("skill", "area")
        actions = actions.prefetch_related("prerequisites")
        return {action.slug: action for action in actions}

    @property
    def action_ids(self):
        return {slug: action.pk for slug, action in self.library.items()}

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
                "{} · {}", action.get_kind_display(), effort(step, self.hours_per_week)
            ),
        )

    def _chosen_slug(self, key):
        """What the person chose; until they did, the best one, or "" for "leave out"."""
        steps = self.steps_by_gap[key]
        best = steps[0].action if steps and not _is_too_long(steps[0]) else ""
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
    def outlook(self):
        steps = planning.with_entry_levels(planning.merged(self.chosen.values()))
        steps = planning.ordered(steps, hours_per_week=self.hours_per_week)
        dated = planning.schedule(
            steps, hours_per_week=self.hours_per_week, starts_on=self.starts_on
        )
        return planning.outlook(
            self.snapshot.requirements,
            self.snapshot.answers,
            dated,
            self.snapshot.weights,
        )

    @property
    def ready_in(self):
        """The month of being Ready, as the language writes it; "" if there is none."""
        if self.outlook.ready_on is None:
            return ""
        return format_skeleton("yMMMM", self.outlook.ready_on, locale=get_language())

    @property
    def has_work(self):
        """Is there a step that one can only take in a job?"""
        return any(
            self.library[stage.dated.step.action].kind == ActionKind.ON_THE_JOB
            for stage in self.outlook.stages
        )

    @property
    def cards(self):
        """The steps for essentials first, each part as a calendar has it."""
        stages = sorted(
            self.outlook.stages,
            key=lambda stage: (
                not stage.dated.step.is_essential,
                stage.dated.starts_on,
            ),
        )
        return [self._card(stage) for stage in stages]

    def _card(self, stage):
        step = stage.dated.step
        action = self.library[step.action]
        return StepCard(
            title=shown(texts_of(action, "title")),
            kind=action.get_kind_display(),
            gap=listed(
                shown(self.snapshot.items[key]["name"])
                for key, one in self.chosen.items()
                if one.action == step.action
            ),
            effort=effort(step, self.hours_per_week),
            description=shown(texts_of(action, "description")),
            proof=shown(texts_of(action, "proof")),
            starts_on=stage.dated.starts_on,
            ends_on=stage.dated.ends_on,
            points=stage.points,
            is_essential=step.is_essential,
        )


def _is_too_long(step):
    """A year or more at school for what is not even essential: nobody's default."""
    return step.weeks >= LONG_STUDY_WEEKS and not step.is_essential


def _stored_choices(plan):
    """Requirement key → slug of the action, or "" for "leave out"."""
    if plan is None:
        return {}
    return {
        choice.requirement_key: choice.action.slug if choice.action else ""
        for choice in plan.choices.select_related("action")
    }


def next_monday(today):
    """The Monday after `today`: a week to get ready is too long, a day too short."""
    return today + timedelta(days=7 - today.weekday())


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


def effort(step, hours_per_week):
    """What a step costs, in words: "30 hours, about 6 weeks at 5 hours a week"."""
    if step.months:
        return duration(step.months)
    if step.weeks:
        months = round(step.weeks / planning.WEEKS_PER_MONTH)
        return format_html(_("about {time}"), time=duration(max(1, months)))
    weeks = max(1, round(step.weeks_of_effort(hours_per_week)))
    hours = ngettext("{n} hour", "{n} hours", step.hours).format(n=step.hours)
    at_pace = ngettext(
        "about {n} week at {pace} hours a week",
        "about {n} weeks at {pace} hours a week",
        weeks,
    ).format(n=weeks, pace=hours_per_week)
    return f"{hours}, {at_pace}"
