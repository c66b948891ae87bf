"""How far a person has come: their results for one role over time."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import actions
from assessments.progress import chart, differences, history
from assessments.views.found import assessment_or_404, role_today
from assessments.views.private import private


@require_safe
@private
def progress(request, pk, *, profile):
    """The history, and what the chosen result (the newest, if none is) has changed."""
    assessment = assessment_or_404(profile, pk)
    entries = history(assessment, profile)
    place = next(
        number for number, one in enumerate(entries) if one.assessment == assessment
    )
    before = entries[place - 1] if place else None
    context = {
        "entries": entries,
        "entry": entries[place],
        "before": before,
        "chart": chart(entries),
        "differences": before and differences(before.report, entries[place].report),
        "plan": actions.plan_for(assessment, profile),
        "role": role_today(assessment.role_id),
    }
    return render(request, "assessments/plan/progress.html", context)
