"""Results and plans as the desk reads them: in the counsellor's language, or in the
client's to show it to them."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.views.desk import desk, work_or_404
from assessments.intention import all_words
from assessments.models import Assessment
from assessments.planbook import PlanBook
from assessments.progress import differences, role_differences
from assessments.report import Report
from assessments.snapshot import Snapshot
from assessments.views.found import assessment_or_404, plan_or_404, role_today


@require_safe
@desk
def result(request, pk, result, *, member):
    client = work_or_404(request.user, pk)
    assessment = assessment_or_404(client.profile, result)
    actions.note_opening(client, by=request.user)
    snapshot = Snapshot(assessment.snapshot)
    role = role_today(assessment.role_id)
    before = _before(assessment, client.profile)
    language = _language(request, client)
    with override(language):
        report = Report(snapshot)
        old = before and Report(Snapshot(before.snapshot))
        lines = differences(old, report) if old else []
    context = {
        "client": client,
        "member": member,
        "assessment": assessment,
        "title": Report(snapshot).title,
        "report": report,
        "language": language,
        "before": before,
        "old": old,
        "gain": report.score.printed - old.score.printed if old else None,
        "differences": lines,
        "role": role,
        "has_changed": bool(role_differences(snapshot, role)),
        "plan": own_actions.plan_for(assessment, client.profile),
    }
    return render(request, "counsellor/assess/result.html", context)


def _before(assessment, profile):
    """The result for the same role before this one, or None."""
    same = Assessment.objects.visible_to(profile).of_role(assessment)
    return same.filter(completed_at__lt=assessment.completed_at).first()


def _language(request, client):
    """The reader's, or the client's to show it to them."""
    return client.language if request.GET.get("in") == "client" else get_language()


@require_safe
@desk
def plan(request, pk, plan, *, member):
    """The client's plan, to read only."""
    client = work_or_404(request.user, pk)
    found = plan_or_404(client.profile, plan)
    actions.note_opening(client, by=request.user)
    language = _language(request, client)
    with override(language):
        book = PlanBook(found, today=timezone.localdate())
        cards = [*book.done, *book.ahead, *book.aside]
        steps = [(card, all_words(card)) for card in cards]
    context = {
        "client": client,
        "member": member,
        "title": Report(book.snapshot).title,
        "plan": found,
        "book": book,
        "steps": steps,
        "language": language,
    }
    return render(request, "counsellor/assess/plan.html", context)
