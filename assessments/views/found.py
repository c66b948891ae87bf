"""How the pages find what belongs to a person, or answer 404."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from assessments import actions
from assessments.models import Assessment, Plan, PlanStep
from assessments.roadmap import Roadmap
from assessments.snapshot import answered_keys
from assessments.wizard import Wizard
from roles.models import Role


def assessment_or_404(profile, pk):
    """The profile's own result."""
    mine = Assessment.objects.visible_to(profile).completed()
    return get_object_or_404(mine, pk=pk)


def plan_or_404(profile, pk):
    """The profile's own plan, with the result that it stands on."""
    mine = Plan.objects.visible_to(profile).select_related("assessment", "profile")
    return get_object_or_404(mine, pk=pk)


def step_or_404(profile, plan_pk, pk):
    """A step of the profile's own plan."""
    mine = PlanStep.objects.visible_to(profile).filter(plan_id=plan_pk)
    return get_object_or_404(
        mine.select_related("plan__assessment", "plan__profile"), pk=pk
    )


def role_today(role_id):
    """The role as it is now, or None if it is gone or hidden."""
    roles = Role.objects.published().with_requirements()
    return roles.filter(pk=role_id).first()


def wizard_for(role, profile):
    """The questions about the role, without what is known already: that is fixed when
    the assessment begins, so that its pages stay the same until its end."""
    mine = Assessment.objects.visible_to(profile).running()
    running = mine.filter(role=role).first()
    known = answered_keys(role, profile) if running is None else running.known
    return Wizard(role, known)


def roadmap_for(snapshot, plan):
    """What could be done about the gaps: by the choices and pace of the person's plan if
    there is one, else as we propose it."""
    today = timezone.localdate()
    if plan is None:
        return Roadmap.proposed(snapshot, today=today)
    return Roadmap(
        snapshot,
        hours_per_week=plan.hours_per_week,
        starts_on=max(plan.starts_on, today),
        choices=actions.choices_of(plan),
    )
