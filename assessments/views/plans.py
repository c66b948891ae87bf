"""The plan: made from a result, kept, fitted to life, moved when a date has passed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import access, actions
from assessments.forms.plan import PlanForm
from assessments.planbook import PlanBook
from assessments.progress import role_differences
from assessments.report import Report
from assessments.roadmap import Roadmap
from assessments.route import route_for
from assessments.snapshot import Snapshot
from assessments.views.found import (
    assessment_or_404,
    plan_or_404,
    roadmap_for,
    role_today,
)
from assessments.views.private import CHANGED, STALE, private


@csrf_exempt  # checked below: a stale form comes back with its choices
@require_http_methods(["GET", "HEAD", "POST"])
@private
def make(request, pk, *, profile):
    """The plan that we propose for a result, to be made one's own."""
    assessment = assessment_or_404(profile, pk)
    existing = actions.plan_for(assessment, profile)
    if existing is not None:
        return redirect(existing)
    snapshot = Snapshot(assessment.snapshot)
    today = timezone.localdate()
    roadmap = Roadmap.proposed(snapshot, today=today)
    form = PlanForm(roadmap, today, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        plan = actions.make_plan(assessment, **form.plan, by=profile)
        messages.success(request, _("This is your plan now. It is saved."))
        return redirect(plan)
    role = role_today(assessment.role_id)
    context = {
        "assessment": assessment,
        "form": form,
        "report": Report(snapshot),
        "after": Report(snapshot, roadmap.outlook.score),
        "roadmap": roadmap,
        "role": role,
        "route": route_for(role, roadmap, profile),
    }
    return render(request, "assessments/plan/make.html", context)


@require_safe
@private
def plan(request, pk, *, profile):
    plan = plan_or_404(profile, pk)
    if plan.steps.undated().exists():
        plan = actions.date_plan(plan, by=profile)
    role = role_today(plan.role_id)
    book = PlanBook(plan, today=timezone.localdate())
    context = {
        "plan": plan,
        "book": book,
        "role": role,
        "role_differences": role_differences(book.snapshot, role),
        "route": route_for(role, roadmap_for(book.snapshot, plan), profile),
    }
    return render(request, "assessments/plan/page.html", context)


@csrf_exempt  # checked below: a stale form comes back with its choices
@require_http_methods(["GET", "HEAD", "POST"])
@private
def change(request, pk, *, profile):
    """Other steps, another pace, another first day: the days ahead are set anew."""
    plan = plan_or_404(profile, pk)
    form = _form(plan, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    theirs = None
    if form.is_bound and form.is_valid():
        theirs = _change(plan, form, profile)
        if theirs is None:
            messages.success(request, _("Your plan is saved, with new dates."))
            return redirect(plan)
    report = Report(form.draft.snapshot)
    context = {"plan": plan, "form": form, "report": report, "theirs": theirs}
    return render(request, "assessments/plan/change.html", context)


def _form(plan, data=None):
    roadmap = roadmap_for(Snapshot(plan.assessment.snapshot), plan)
    return PlanForm(roadmap, timezone.localdate(), data, version=plan.version)


def _change(plan, form, profile):
    """Save the form. If another window was first: what stands there now, for the person
    to compare; the form keeps theirs and may be sent again."""
    try:
        version = form.cleaned_data["version"]
        actions.change_plan(plan, version=version, **form.plan, by=profile)
    except actions.Conflict as conflict:
        form.now_at(conflict.current.version)
        form.add_error(None, CHANGED)
        return form.differences(_form(conflict.current))
    return None


@require_POST
@private
def move(request, pk, *, profile):
    """Take the offer of a new first day for all that is still ahead."""
    plan = plan_or_404(profile, pk)
    book = PlanBook(plan, today=timezone.localdate())
    try:
        version = int(request.POST.get("version", "")[:9])
        actions.move_plan(plan, version=version, starts_on=book.new_start, by=profile)
    except (ValueError, actions.Conflict):
        messages.warning(
            request,
            _(
                "The plan was changed in another window in the meantime. Please look at "
                "it, then move the dates if you still want to."
            ),
        )
    else:
        messages.success(request, _("Your plan has new dates. Nothing is lost."))
    return redirect(plan)


@require_POST
@private
def renew(request, pk, *, profile):
    """Bring the plan in line with newer answers."""
    plan = plan_or_404(profile, pk)
    actions.renew_plan(plan, by=profile)
    messages.success(request, _("Your plan now goes by your newest answers."))
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def delete(request, pk, *, profile):
    plan = plan_or_404(profile, pk)
    if request.method == "POST":
        actions.delete_plan(plan, by=profile)
        messages.success(
            request, _("The plan is deleted. Your results are still here.")
        )
        return redirect("assessments:mine")
    book = PlanBook(plan, today=timezone.localdate())
    return render(request, "assessments/plan/delete.html", {"plan": plan, "book": book})
