"""Bringing back what a file of one's own data holds."""

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction

from assessments.actions.answers import replace_answer, write_answer
from assessments.actions.profile import lock
from assessments.models import Assessment, Plan, PlanStep, Profile
from assessments.own_data import Merge, OwnData
from assessments.own_data.writing import PLAN_AS_IT_IS, STEP_AS_IT_IS

Ids = dict[Any, Any]


@transaction.atomic
def restore(data: OwnData, *, by: Profile, replace: bool = False) -> Merge:
    """Add to the profile what the file has and the profile has not. Answers that differ
    are taken from the file only with `replace`. Sent twice, the second brings nothing.
    Account and shared links stay as they are. Returns what has been added."""
    profile = lock(by)
    merge = Merge(data, profile)
    _restore_answers(merge, replace)
    _restore_assessments(merge)
    _restore_plans(merge)
    _remember_steps(merge)
    profile.created_at = min(profile.created_at, data.profile.created_at)
    profile.save(update_fields=["created_at"])
    return merge


def _restore_answers(merge: Merge, replace: bool) -> None:
    for key, held in merge.missing.items():
        write_answer(key, held, by=merge.profile)
    if replace:
        for one in merge.differences:
            replace_answer(one.key, one.in_file, by=merge.profile)


def _restore_assessments(merge: Merge) -> None:
    both = [*merge.new_results, *merge.begun]
    rows = [
        Assessment(
            pk=merge.assessment_ids[one.id],
            profile=merge.profile,
            role_id=merge.roles.get(one.role),
            known=one.known,
            started_at=one.started_at,
            completed_at=one.completed_at,
        )
        for one in both
    ]
    for row, one in zip(rows, both, strict=True):
        if one.snapshot:
            row.freeze(one.snapshot.plain)
    moments = {row.pk: {"started_at": row.started_at} for row in rows}
    Assessment.objects.bulk_create(rows)
    _set_back(Assessment, rows, moments)


def _restore_plans(merge: Merge) -> None:
    roles = _roles_of_results(merge)
    zones = available_timezones()
    rows = []
    for plan in merge.new_plans:
        facts = {name: getattr(plan, name) for name in PLAN_AS_IT_IS}
        if plan.time_zone not in zones:
            facts["time_zone"] = settings.TIME_ZONE
        result = merge.assessment_ids[plan.assessment]
        rows.append(
            Plan(
                pk=merge.plan_ids[plan.id],
                profile=merge.profile,
                assessment_id=result,
                role_id=roles[result],
                **facts,
            )
        )
    moments = _moments(rows)
    Plan.objects.bulk_create(rows)
    _set_back(Plan, rows, moments)
    _restore_steps(merge)


def _roles_of_results(merge: Merge) -> Ids:
    """The id of the role by the id of each of the person's assessments."""
    mine = Assessment.objects.visible_to(merge.profile)
    return dict(mine.values_list("pk", "role_id"))


def _restore_steps(merge: Merge) -> None:
    rows = []
    for plan in merge.new_plans:
        for step in plan.steps:
            plain = step.model_dump(mode="json", include={"keys", "result", "before"})
            facts = {name: getattr(step, name) for name in STEP_AS_IT_IS} | plain
            facts["texts"] = step.texts.model_dump(mode="json", exclude_unset=True)
            facts["weekdays"] = ",".join(step.weekdays)
            rows.append(
                PlanStep(
                    pk=merge.step_ids[step.id],
                    plan_id=merge.plan_ids[plan.id],
                    action_id=merge.actions.get(step.action),
                    **facts,
                )
            )
    moments = _moments(rows)
    PlanStep.objects.bulk_create(rows)
    _set_back(PlanStep, rows, moments)


def _moments(rows: list[Any]) -> Ids:
    names = ("created_at", "updated_at")
    return {row.pk: {name: getattr(row, name) for name in names} for row in rows}


def _set_back(model: Any, rows: list[Any], moments: Ids) -> None:
    """Set the moments that creating a row has set to now."""
    for row in rows:
        for name, moment in moments[row.pk].items():
            setattr(row, name, moment)
    if rows:
        model.objects.bulk_update(rows, [*moments[rows[0].pk]], batch_size=100)


def _remember_steps(merge: Merge) -> None:
    """Which result came after which step, as far as the step is here now."""
    mine = PlanStep.objects.visible_to(merge.profile)
    here = {*mine.values_list("pk", flat=True)}
    rows = []
    for one in merge.new_results:
        step = merge.step_ids.get(one.step, one.step)
        if step in here:
            rows.append(Assessment(pk=merge.assessment_ids[one.id], step_id=step))
    Assessment.objects.bulk_update(rows, ["step"], batch_size=100)
