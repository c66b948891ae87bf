"""What a client's row in a list knows, as annotations: consent, score, plan, next date.

Scores and plans are there only as long as a consent is live; without one they read as if
there were none.
"""

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Min,
    OuterRef,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Least
from django.db.models.lookups import IsNull

from assessments.models import Assessment, Plan, PlanStep, StepStatus

AHEAD = Q(status__in=[StepStatus.TODO, StepStatus.DOING])


def at_a_glance(clients):
    """Adds to each client: `has_consent`; of the newest result for the target role (of
    all, as long as there is none) `points`, `points_at_most`, `band`, `assessed_at` and
    the role as `aim`; of the plan for it `steps_done`, `steps_all` (without those set
    aside) and `step_due_on` (the next last day of a step ahead); `next_on` (that, or the
    next session if it is earlier)."""
    # Nobody's profile is looked into through any other name than this one.
    opened = clients.with_consent().annotate(
        open_profile=Case(When(has_consent=True, then=F("profile")))
    )
    return _with_next_date(_with_plan(_with_score(opened)))


def _with_score(clients):
    mine = Assessment.objects.completed().filter(profile=OuterRef("open_profile"))
    newest = mine.order_by("-completed_at")
    figures = {
        "points": "points",
        "points_at_most": "points_at_most",
        "band": "band",
        "assessed_at": "completed_at",
    }
    return clients.annotate(
        **{name: _aimed(newest, newest, field) for name, field in figures.items()},
        aim=Coalesce(
            "target_role_id",
            Subquery(newest.values("role_id")[:1]),
            output_field=BigIntegerField(),
        ),
    )


def _aimed(for_target, without, field):
    """A field of the first one for the target role; of the first one of `without` for who
    has none yet, but has worked at home. Two queries, for the sake of the indexes."""
    for_target = for_target.filter(role=OuterRef("target_role"))
    return Case(
        When(target_role=None, then=Subquery(without.values(field)[:1])),
        default=Subquery(for_target.values(field)[:1]),
    )


def _with_plan(clients):
    mine = Plan.objects.filter(profile=OuterRef("open_profile"))
    newest = mine.order_by("-created_at")
    # A role that is gone is nobody's aim, but the plan for it is still there.
    aimed = Q(role=OuterRef("aim")) | Q(IsNull(OuterRef("aim"), True))
    return clients.annotate(plan=_aimed(newest, newest.filter(aimed), "pk")).annotate(
        steps_done=_of_steps(Count("pk", filter=Q(status=StepStatus.DONE))),
        steps_all=_of_steps(Count("pk", filter=~Q(status=StepStatus.ASIDE))),
        step_due_on=_of_steps(Min("ends_on", filter=AHEAD)),
    )


def _of_steps(figure):
    """One figure of all steps of the plan; None without a plan."""
    steps = PlanStep.objects.filter(plan=OuterRef("plan")).order_by()
    return Subquery(steps.values("plan").annotate(figure=figure).values("figure"))


def _with_next_date(clients):
    session, step = F("next_session_on"), F("step_due_on")
    # LEAST of a date and nothing is nothing on SQLite, the date on PostgreSQL.
    return clients.annotate(next_on=Coalesce(Least(session, step), session, step))
