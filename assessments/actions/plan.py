"""Making a plan, fitting it to life, and moving it when a date has passed.

The days of all steps ahead are set anew by each of these, and by nothing else, so that a
date that was agreed stays until the person moves it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from assessments import planning
from assessments.actions.assessment import renew_result
from assessments.actions.conflict import check_version
from assessments.actions.profile import lock
from assessments.models import Assessment, Plan, PlanStep, Profile, StepStatus
from assessments.planbook import hours_left, is_agreed, step_of
from assessments.roadmap import Roadmap, texts_to_keep
from assessments.scheduling import DatedStep, schedule
from assessments.snapshot import Snapshot, packed_held
from careerpath.languages import home_zone

Choices = Mapping[str, str]


@transaction.atomic
def make_plan(
    assessment: Assessment,
    *,
    hours_per_week: int,
    starts_on: date,
    choices: Choices,
    by: Profile,
) -> Plan:
    """A plan on this result, with dated steps. `choices`: the slug of an action by the key
    of a requirement, "" to leave it out. If there is a plan for the role already (sent
    twice, or from another window), that one as it is."""
    profile = lock(by)
    existing: Plan | None = plan_for(assessment, profile)
    if existing is not None:
        return existing
    plan = Plan.objects.create(
        profile=profile,
        assessment=assessment,
        role=assessment.role,
        hours_per_week=hours_per_week,
        starts_on=starts_on,
        time_zone=home_zone(),
    )
    lay_out(plan, choices)
    return plan


def plan_for(assessment: Assessment, profile: Profile) -> Plan | None:
    """The profile's newest plan for the role of this result, or for the result itself if
    its role is gone."""
    mine = Plan.objects.visible_to(profile).select_related("assessment")
    if assessment.role_id is None:
        return mine.filter(assessment=assessment).first()
    return mine.filter(role_id=assessment.role_id).first()


@transaction.atomic
def change_plan(
    plan: Plan,
    *,
    version: int,
    hours_per_week: int,
    starts_on: date,
    choices: Choices,
    by: Profile,
) -> Plan:
    """New pace, first day and choices; every step ahead gets its days anew. Conflict if
    the plan is not at `version` any more."""
    plan = locked(plan, by)
    check_version(plan, version)
    plan.hours_per_week, plan.starts_on = hours_per_week, starts_on
    lay_out(plan, choices)
    return plan


@transaction.atomic
def move_plan(plan: Plan, *, version: int, starts_on: date, by: Profile) -> Plan:
    """The same steps, from another day on. Sent twice, the second changes nothing."""
    plan = locked(plan, by)
    if plan.version != version and plan.starts_on == starts_on:
        return plan
    check_version(plan, version)
    plan.starts_on = starts_on
    lay_out(plan, choices_of(plan))
    return plan


@transaction.atomic
def renew_plan(plan: Plan, *, by: Profile) -> Plan:
    """Put the plan on the newest result of its role, brought up to the answers of today,
    and date its steps anew. What is met by now is set aside."""
    plan = locked(plan, by)
    newest = Assessment.objects.visible_to(by).of_role(plan.assessment).first()
    plan.assessment = renew_result(newest or plan.assessment, by=by)
    plan.starts_on = max(plan.starts_on, timezone.localdate())
    lay_out(plan, choices_of(plan), is_renewed=True)
    return plan


@transaction.atomic
def date_plan(plan: Plan, *, by: Profile) -> Plan:
    """Give days to a plan that has steps without any; any other stays as it is."""
    plan = locked(plan, by)
    if plan.steps.undated().exists():
        lay_out(plan, choices_of(plan))
    return plan


@transaction.atomic
def delete_plan(plan: Plan, *, by: Profile) -> None:
    """Delete the plan with all its steps; the results stay. Twice is once."""
    Plan.objects.visible_to(lock(by)).filter(pk=plan.pk).delete()


def choices_of(plan: Plan) -> dict[str, str]:
    """What was chosen: the slug of an action by requirement, "" for "left out"."""
    choices = dict.fromkeys(plan.left_out, "")
    for row in plan.steps.ahead().select_related("action"):
        if row.action is not None:
            choices |= dict.fromkeys(row.keys, row.action.slug)
    return choices


def locked(plan: Plan, by: Profile) -> Plan:
    """The plan, read anew, with its owner's profile locked. Plan.DoesNotExist if it is
    somebody else's."""
    lock(by)
    mine = Plan.objects.visible_to(by).select_related("assessment")
    return mine.get(pk=plan.pk)


def lay_out(plan: Plan, choices: Choices, *, is_renewed: bool = False) -> None:
    """Bring the steps in line with the choices, and date all that are ahead.
    `is_renewed`: by other answers, so that a step may take more or less than agreed."""
    snapshot = Snapshot(plan.assessment.snapshot)
    roadmap = Roadmap(
        snapshot,
        hours_per_week=plan.hours_per_week,
        starts_on=plan.starts_on,
        choices=dict(choices),
    )
    others = plan.steps.ahead().filter(action=None)  # one's own; or its action is gone
    _date(plan, roadmap, [*_library_rows(plan, roadmap, is_renewed), *others])
    plan.left_out = [gap.key for gap in roadmap.gaps if not gap.chosen_slug]
    plan.version += 1
    plan.save()


def place(plan: Plan, row: PlanStep) -> None:
    """Give days to a step that joins a plan: after the hours that are taken, and not
    before today. The days of all others stay."""
    others = plan.steps.ahead().exclude(pk=row.pk).exclude(planned_hours=0)
    taken = (other.first_hour + other.planned_hours for other in others)
    [one] = schedule(
        [replace(step_of(row), hours=hours_left(row))],
        hours_per_week=plan.hours_per_week,
        starts_on=plan.starts_on,
        from_hour=max(taken, default=0),
        from_day=max(0, (timezone.localdate() - plan.starts_on).days),
    )
    _set_days(row, one, plan.steps.count())
    plan.version += 1
    plan.save()


def _library_rows(plan: Plan, roadmap: Roadmap, is_renewed: bool) -> list[PlanStep]:
    """A row for each chosen step; a row that is chosen no more is set aside. Texts and
    effort that are agreed stay, whatever the library says by now, as long as the step
    leads to the same."""
    rows = plan.steps.exclude(status=StepStatus.DONE).exclude(action=None)
    known = {row.action_id: row for row in rows}
    wanted = []
    for step in roadmap.steps:
        action = roadmap.library[step.action]
        row = known.pop(action.pk, None) or PlanStep(plan=plan, action=action)
        if is_renewed or not is_agreed(row, step.result):
            row.texts, row.result = texts_to_keep(action), packed_held(step.result)
            row.hours, row.weeks, row.months = step.hours, step.weeks, step.months
            row.hours_done = min(row.hours_done, step.hours)
        row.keys, row.is_essential = roadmap.keys_of(step.action), step.is_essential
        if row.status == StepStatus.ASIDE:
            row.status = StepStatus.TODO
        wanted.append(row)
    for row in known.values():
        _put_away(row)
    return wanted


def _put_away(row: PlanStep) -> None:
    """Out of the schedule, never deleted: in another window somebody may be writing on
    it."""
    row.status = StepStatus.ASIDE
    row.starts_on = row.ends_on = None
    row.save()


def _date(plan: Plan, roadmap: Roadmap, rows: list[PlanStep]) -> None:
    """What has been begun comes first, then as `planning` orders it."""
    of_library = {step.action: step for step in roadmap.steps}
    by_identity: dict[str, PlanStep] = {}
    steps = []
    for row in rows:
        step = replace(step_of(row), hours=hours_left(row))
        if row.action is not None:
            planned = of_library[row.action.slug]
            step = replace(
                planned, hours=step.hours, weeks=step.weeks, months=step.months
            )
        else:
            points = planning.gain(roadmap.snapshot.score, step.key, step.result)
            step = replace(step, points=points)
        by_identity[step.action] = row
        steps.append(step)
    begun = {key for key, row in by_identity.items() if row.status == StepStatus.DOING}
    steps = planning.ordered(steps, hours_per_week=plan.hours_per_week, begun=begun)
    dated = schedule(
        steps, hours_per_week=plan.hours_per_week, starts_on=plan.starts_on
    )
    for place, one in enumerate(dated):
        _set_days(by_identity[one.step.action], one, place)


def _set_days(row: PlanStep, one: DatedStep, place: int) -> None:
    days = (one.starts_on, one.ends_on)
    if row.starts_on is not None and days != (row.starts_on, row.ends_on):
        row.sequence += 1
    row.position = place
    row.starts_on, row.ends_on = days
    row.first_hour, row.planned_hours = one.first_hour, one.step.hours
    row.save()
