"""The client's own plan: made, put into own words, worked on, moved."""

import uuid

from assessments import actions
from assessments.models import Plan, PlanStep, StepStatus
from assessments.scheduling import next_monday
from assessments.snapshot import unpacked_held


def make_plan(case, hours_per_week):
    """A plan on the newest result, with intentions, some with steps of one's own."""
    with case.at_home() as day:
        actions.note_visit(by=case.profile)
        case.plan = actions.make_plan(
            case.results[-1],
            hours_per_week=hours_per_week,
            starts_on=next_monday(day),
            choices={"skill:second-language": ""},  # a matter of years
            by=case.profile,
        )
        if own := case.rng.choice((0, 0, 1, 1, 2)):
            for _ in range(own):
                _add_own_step(case)
            _fit(case, next_monday(day))
        for step in _ahead(case)[: case.rng.randint(2, 4)]:
            _say_how(case, step)
    return case.plan


def _add_own_step(case):
    pk = uuid.UUID(int=case.rng.getrandbits(128), version=4)
    words = case.words.next("own_steps")
    profile = case.profile
    actions.add_own_step(
        case.plan, pk=pk, key="", result=None, is_essential=False, by=profile, **words
    )


def _fit(case, starts_on):
    """Date all that is ahead from that day on. An action that adds a step by itself dates
    it from today on, whatever day the story has."""
    _reread(case)
    case.plan = actions.change_plan(
        case.plan,
        version=case.plan.version,
        hours_per_week=case.plan.hours_per_week,
        starts_on=starts_on,
        choices=actions.choices_of(case.plan),
        by=case.profile,
    )


def _reread(case):
    case.plan = Plan.objects.select_related("assessment").get(pk=case.plan.pk)


def _ahead(case):
    """The steps to do or doing, as a calendar has them."""
    return list(case.plan.steps.ahead().order_by("starts_on", "position"))


def _say_how(case, step):
    _write(case, step, case.words.intention)


def _write(case, step, values):
    step = PlanStep.objects.get(pk=step.pk)
    actions.save_step(step, version=step.version, values=values, by=case.profile)


def begin(case):
    """The first step is under way, with a note on it."""
    for step in _ahead(case)[:1]:
        if step.starts_on > case.day or step.status != StepStatus.TODO:
            continue
        with case.at_home():
            actions.note_visit(by=case.profile)
            actions.start_step(step, by=case.profile)
            done = min(step.hours // 2, case.rng.randint(1, 6))
            note = case.words.next("step_notes")
            _write(case, step, {"hours_done": done, "notes": note})


def finish_some(case, most):
    """Up to so many steps that have begun by now are done, the first ones first. Returns
    how many."""
    begun = [step for step in _ahead(case)[:most] if step.starts_on <= case.day]
    for step in begun:
        _finish(case, step)
    return len(begun)


def finish_all_due(case):
    """Whatever would be late by today was done in time."""
    for step in sorted(_ahead(case), key=lambda one: one.ends_on):
        if step.ends_on < case.today:
            case.day = max(case.day, step.ends_on)
            _finish(case, step)


def _finish(case, step):
    kind = step.texts.get("kind", "exercise")
    with case.at_home() as day:
        actions.note_visit(by=case.profile)
        actions.finish_step(
            step,
            evidence=case.words.next("done", kind),
            done_on=day,
            reached=step.result and unpacked_held(step.result),
            by=case.profile,
        )
    _reread(case)


def set_one_aside(case):
    """The last one is put off, with all its words."""
    for step in _ahead(case)[1:][-1:]:
        with case.at_home():
            actions.set_step_aside(step, by=case.profile)


def move(case):
    """What is ahead gets new days, from the coming Monday on."""
    with case.at_home() as day:
        _fit(case, next_monday(day))


def renew(case):
    """The plan stands on the newest result from now on, with days of the story."""
    with case.at_home() as day:
        actions.renew_plan(case.plan, by=case.profile)
        _fit(case, next_monday(day))
