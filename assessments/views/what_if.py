"""What if …? A scenario on a result, by its address; and the scenario made the plan."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments import access, actions
from assessments.forms.what_if import WhatIfForm
from assessments.models import MAX_OWN_STEPS
from assessments.report import Report
from assessments.snapshot import Snapshot
from assessments.views.found import assessment_or_404, roadmap_for
from assessments.views.private import CHANGED, STALE, private
from assessments.whatif import Scenario, changes


@csrf_exempt  # checked below: a stale form comes back with its scenario
@require_http_methods(["GET", "HEAD", "POST"])
@private
def what_if(request, pk, *, profile):
    """Nothing is saved, unless the scenario is sent to become the plan."""
    assessment = assessment_or_404(profile, pk)
    newest = actions.plan_for(assessment, profile)
    # A plan that has moved on to a newer result is not touched from an older one.
    plan = newest if newest and newest.assessment_id == assessment.pk else None
    rows = list(plan.steps.select_related("action")) if plan else []
    roadmap = roadmap_for(Snapshot(assessment.snapshot), plan)
    form = WhatIfForm(roadmap, rows, request.POST or request.GET)
    form.full_clean()
    scenario = Scenario(roadmap, rows, **form.wishes)
    if request.method == "POST" and _may_adopt(request, form, scenario, rows):
        adopted = _adopted(assessment, form, scenario, profile)
        if adopted is not None:
            messages.success(request, _("This is your plan now. It is saved."))
            return redirect(adopted)
    return render(
        request,
        "assessments/what_if/page.html",
        _context(assessment, form, scenario, plan, newest),
    )


def _context(assessment, form, scenario, plan, newest):
    before = Report(scenario.snapshot)
    after = Report(scenario.snapshot, scenario.score)
    return {
        "assessment": assessment,
        "form": form,
        "scenario": scenario,
        "before": before,
        "after": after,
        "gain": after.score.printed - before.score.printed,
        "changes": changes(before, after),
        "plan": plan,
        "elsewhere": newest if plan is None else None,
        "version": form.version_now or (plan.version if plan else 0),
    }


def _may_adopt(request, form, scenario, rows):
    """Can this be made the plan? If not, the form says why."""
    if access.is_stale(request):
        form.add_error(None, STALE)
    elif not scenario.dated:
        form.add_error(None, _("Please choose at least one step for your plan."))
    elif len(rows) + len(scenario.own_steps) > MAX_OWN_STEPS + len(form.lines):
        form.add_error(None, _("Your plan is full. Finish or delete a step first."))
    return form.is_valid()


def _adopted(assessment, form, scenario, profile):
    """The plan that the scenario has become; None if another window was first."""
    try:
        return actions.adopt_scenario(
            assessment,
            version=form.cleaned_data["version"] or 0,
            hours_per_week=scenario.hours_per_week,
            starts_on=scenario.proposal.starts_on,
            choices=scenario.choices,
            kept=[str(row.pk) for row in scenario.kept_rows],
            new=scenario.new_own_steps,
            by=profile,
        )
    except actions.Conflict as conflict:
        form.version_now = conflict.current.version
        form.add_error(None, CHANGED)
        return None
