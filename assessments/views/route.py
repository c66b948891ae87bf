"""The route: to a role that is far, over roles in reach."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import actions
from assessments.report import Report
from assessments.route import route_for
from assessments.snapshot import Snapshot
from assessments.views.found import assessment_or_404, roadmap_for, role_today
from assessments.views.private import private


@require_safe
@private
def route(request, pk, *, profile):
    assessment = assessment_or_404(profile, pk)
    snapshot = Snapshot(assessment.snapshot)
    plan = actions.plan_for(assessment, profile)
    roadmap = roadmap_for(snapshot, plan)
    context = {
        "assessment": assessment,
        "report": Report(snapshot),
        "roadmap": roadmap,
        "route": route_for(role_today(assessment.role_id), roadmap, profile),
        "plan": plan,
    }
    return render(request, "assessments/route/page.html", context)
