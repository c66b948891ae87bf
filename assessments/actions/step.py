"""What becomes of a step: one's own words, begun, done, taken back, set aside."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from assessments.actions.answers import replace_answer, write_answer
from assessments.actions.assessment import renew_result
from assessments.actions.conflict import check_version
from assessments.actions.plan import locked, place
from assessments.models import AgreedRating, Plan, PlanStep, Profile, StepStatus
from assessments.planning import best_of
from assessments.scoring import EducationHeld, Held, Qualification, SkillHeld
from assessments.snapshot import (
    Snapshot,
    agreed_ratings,
    answers_to,
    own_answers_to,
    packed_held,
    unpacked_held,
)


@transaction.atomic
def save_step(
    step: PlanStep, *, version: int, values: Mapping[str, Any], by: Profile
) -> PlanStep:
    """Keep the person's own words by the names of the fields. Conflict if the step is not
    at `version` any more, unless it says all of this already."""
    step = _locked_step(step, by)
    if all(getattr(step, name) == value for name, value in values.items()):
        return step
    check_version(step, version)
    shown_in_calendar = {"title", "weekdays", "at_time", "minutes", "place", "cue"}
    if any(
        getattr(step, name) != values[name] for name in shown_in_calendar & {*values}
    ):
        step.sequence += 1
    for name, value in values.items():
        setattr(step, name, value)
    step.version += 1
    step.save()
    return step


@transaction.atomic
def add_own_step(
    plan: Plan,
    *,
    pk: uuid.UUID,
    title: str,
    key: str,
    result: Held | None,
    is_essential: bool,
    hours: int = 0,
    weeks: int = 0,
    months: int = 0,
    by: Profile,
) -> PlanStep:
    """A step of the person's own, for the requirement `key` or for none (""). `pk` comes
    with the form: sent twice, there is one step."""
    plan = locked(plan, by)
    existing = plan.steps.filter(pk=pk).first()
    if existing is not None:
        return existing
    step = PlanStep.objects.create(
        pk=pk,
        plan=plan,
        title=title,
        keys=[key] if key else [],
        result=packed_held(result) if result else None,
        is_essential=is_essential,
        hours=hours,
        weeks=weeks,
        months=months,
        position=plan.steps.count(),
    )
    place(plan, step)
    return step


@transaction.atomic
def start_step(step: PlanStep, *, by: Profile) -> PlanStep:
    """From "to do" to "doing"; anything else stays as it is."""
    step = _locked_step(step, by)
    if step.status == StepStatus.TODO:
        step.status = StepStatus.DOING
        step.version += 1
        step.save()
    return step


@transaction.atomic
def finish_step(
    step: PlanStep,
    *,
    evidence: str,
    done_on: date,
    reached: Held | None,
    by: Profile,
) -> PlanStep:
    """Done: the profile learns what was `reached` (at least what it knew), and the plan
    stands on the new result. Done already, it stays as it is."""
    step = _locked_step(step, by)
    if step.status == StepStatus.DONE:
        return step
    plan = step.plan
    if reached is not None:
        step.result = packed_held(reached)
        step.before = _raise_answers(step, reached, by)
    step.status, step.done_on, step.evidence = StepStatus.DONE, done_on, evidence
    step.version += 1
    step.sequence += 1
    step.save()
    _stand_on_today(plan, step, by)
    return step


@transaction.atomic
def reopen_step(step: PlanStep, *, by: Profile) -> PlanStep:
    """Take "done" back. Answers go back to what they were before, unless they have been
    changed since; evidence and notes stay."""
    step = _locked_step(step, by)
    if step.status != StepStatus.DONE:
        return step
    _lower_answers(step, by)
    step.status, step.done_on, step.before = StepStatus.DOING, None, None
    step.version += 1
    step.sequence += 1
    _set_twin_aside(step)
    step.save()
    _stand_on_today(step.plan, step, by)
    return step


@transaction.atomic
def set_step_aside(step: PlanStep, *, by: Profile) -> PlanStep:
    """Out of the schedule, with all its words; what it was for is left out. The days of
    the others stay."""
    step = _locked_step(step, by)
    if not step.is_ahead:
        return step
    step.status = StepStatus.ASIDE
    step.starts_on = step.ends_on = None
    step.version += 1
    step.save()
    plan = step.plan
    if not step.is_own:
        plan.left_out = sorted({*plan.left_out, *step.keys})
    plan.version += 1
    plan.save()
    return step


@transaction.atomic
def take_step_up(step: PlanStep, *, by: Profile) -> PlanStep:
    """Back into the schedule; it stays aside if what it was for is met by now."""
    step = _locked_step(step, by)
    if step.status != StepStatus.ASIDE or _is_met(step):
        return step
    plan = step.plan
    step.status = StepStatus.TODO
    step.version += 1
    if not step.is_own:
        plan.left_out = [key for key in plan.left_out if key not in step.keys]
    place(plan, step)
    return step


@transaction.atomic
def delete_step(step: PlanStep, *, by: Profile) -> PlanStep | None:
    """Delete a step that was set aside, for good (None); any other stays."""
    step = _locked_step(step, by)
    if step.status != StepStatus.ASIDE:
        return step
    step.delete()
    return None


def _is_met(step: PlanStep) -> bool:
    """Is there nothing left of what a step of the library was for?"""
    lines = Snapshot(step.plan.assessment.snapshot).score.lines
    open_keys = {one.requirement.key for one in lines if not one.is_met}
    return not step.is_own and not open_keys & {*step.keys}


def _locked_step(step: PlanStep, by: Profile) -> PlanStep:
    plan = locked(step.plan, by)
    fresh: PlanStep = plan.steps.select_related("action").get(pk=step.pk)
    fresh.plan = plan
    return fresh


def _raise_answers(step: PlanStep, reached: Held, by: Profile) -> dict[str, Any]:
    """Write what was reached; returns the person's own answers as they were, by
    requirement. Where as much has been agreed with a counsellor, nothing is written."""
    profile = _as_it_is(by)
    held = answers_to(step.keys, profile)
    own = own_answers_to(step.keys, profile)
    agreed = {f"skill:{slug}" for slug in agreed_ratings(profile)}
    before = {}
    for key in step.keys:
        raised = _merged(held.get(key), reached)
        if key in agreed and raised == held[key]:
            continue
        before[key] = packed_held(own[key]) if key in own else None
        replace_answer(key, raised, by=by, step=step)
    return before


def _merged(old: Held | None, reached: Held) -> Held:
    """Both together; a course that is finished is no longer in progress."""
    together = best_of(old, reached)
    if isinstance(together, EducationHeld):
        finished = {(one.eqf_level, one.field) for one in together.finished}
        going_on: tuple[Qualification, ...] = tuple(
            one
            for one in together.in_progress
            if (one.eqf_level, one.field) not in finished
        )
        return EducationHeld(together.finished, going_on)
    return together


def _lower_answers(step: PlanStep, by: Profile) -> None:
    """Write back what was before, where the answer still is what the step made of it, and
    let count again what had been agreed with a counsellor. What was agreed since stays."""
    if not step.before or step.result is None:
        return
    profile = _as_it_is(by)
    held = answers_to(step.keys, profile)
    agreed_since = {f"skill:{slug}" for slug in agreed_ratings(profile)}
    superseded = _superseded_by(step)
    for key, packed in step.before.items():
        own = unpacked_held(packed) if packed else None
        counted = SkillHeld(superseded[key].level) if key in superseded else own
        made = _merged(counted, unpacked_held(step.result))
        if key not in agreed_since and _is_same(held.get(key), made):
            write_answer(key, own, by=by)
            _let_count_again(superseded.get(key))
    AgreedRating.objects.filter(superseded_by=step).update(superseded_by=None)


def _superseded_by(step: PlanStep) -> dict[str, AgreedRating]:
    """The agreed ratings that count no more since this step was done."""
    rows = AgreedRating.objects.filter(superseded_by=step).select_related("skill")
    return {f"skill:{row.skill.slug}": row for row in rows}


def _let_count_again(rating: AgreedRating | None) -> None:
    if rating is not None:
        rating.superseded_at = rating.superseded_by = None
        rating.save(update_fields=["superseded_at", "superseded_by"])


def _is_same(one: Held | None, other: Held) -> bool:
    """The same answer, in whatever order its certificates stand."""
    if isinstance(one, EducationHeld) and isinstance(other, EducationHeld):
        return {*one.finished} == {*other.finished} and {*one.in_progress} == {
            *other.in_progress
        }
    return one == other


def _as_it_is(profile: Profile) -> Profile:
    """The profile without answers read before."""
    return Profile.objects.get(pk=profile.pk)


def _stand_on_today(plan: Plan, step: PlanStep, by: Profile) -> None:
    plan.assessment = renew_result(plan.assessment, by=by, step=step)
    plan.version += 1
    plan.save()


def _set_twin_aside(step: PlanStep) -> None:
    """The same action may have been planned again after this step was done: that one
    makes room, and keeps what is written on it."""
    if step.action_id is None:
        return
    twins = step.plan.steps.filter(action_id=step.action_id).exclude(pk=step.pk)
    for twin in twins.exclude(status=StepStatus.DONE):
        if twin.has_words:
            twin.status, twin.action = StepStatus.ASIDE, None
            twin.starts_on = twin.ends_on = None
            twin.save()
        else:
            twin.delete()
