"""Making a scenario of "What if …?" the plan: all of it, and nothing else."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from assessments.actions.conflict import Conflict
from assessments.actions.plan import (
    Choices,
    change_plan,
    choices_of,
    lay_out,
    make_plan,
    plan_for,
)
from assessments.actions.profile import lock
from assessments.actions.step import add_own_step, set_step_aside, take_step_up
from assessments.models import Assessment, Plan, Profile, StepStatus
from assessments.snapshot import packed_held


@transaction.atomic
def adopt_scenario(
    assessment: Assessment,
    *,
    version: int,
    hours_per_week: int,
    starts_on: date,
    choices: Choices,
    kept: Collection[str],
    new: Sequence[Mapping[str, Any]],
    by: Profile,
) -> Plan:
    """The plan for the role of this result, now with just these choices, the own steps
    with the ids in `kept`, and the `new` ones (as `add_own_step` takes them, without pk).

    Other own steps are set aside. A plan that says all of this already stays as it is;
    Conflict if it stands on another result, or is not at `version` any more.
    """
    pace: dict[str, Any] = {"hours_per_week": hours_per_week, "starts_on": starts_on}
    plan: Plan | None = plan_for(assessment, lock(by))
    if plan is None:
        plan = make_plan(assessment, **pace, choices=choices, by=by)
        steps = {_identity(plan, one): one for one in new}
    else:
        if plan.assessment_id != assessment.pk:
            raise Conflict(plan)
        steps = {_identity(plan, one): one for one in new}
        own = {*map(uuid.UUID, kept), *steps}
        if _says(plan, pace, choices, own):
            return plan
        change_plan(plan, version=version, **pace, choices=choices, by=by)
        _set_others_aside(plan, own, by)
    for pk, one in steps.items():
        _take_in(plan, pk, one, by)
    plan.refresh_from_db()
    lay_out(plan, choices_of(plan))
    return plan


def _identity(plan: Plan, step: Mapping[str, Any]) -> uuid.UUID:
    """The same wish on the same result is the same step, however often it is sent."""
    wish = f"{plan.assessment_id} {step['key']} {packed_held(step['result'])}"
    return uuid.uuid5(plan.pk, wish)


def _says(
    plan: Plan, pace: Mapping[str, Any], choices: Choices, own: Collection[uuid.UUID]
) -> bool:
    ahead = plan.steps.ahead().exclude(title="")
    return (
        all(getattr(plan, name) == value for name, value in pace.items())
        and choices_of(plan) == choices
        and {row.pk for row in ahead} == own
    )


def _set_others_aside(plan: Plan, own: Collection[uuid.UUID], by: Profile) -> None:
    for row in plan.steps.ahead().exclude(title="").exclude(pk__in=own):
        set_step_aside(row, by=by)


def _take_in(plan: Plan, pk: uuid.UUID, step: Mapping[str, Any], by: Profile) -> None:
    """A new step of one's own, or the same one taken up again."""
    row = add_own_step(plan, pk=pk, **step, by=by)
    if row.status == StepStatus.ASIDE:
        take_step_up(row, by=by)
