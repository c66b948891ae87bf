"""One step of a plan: one's own words on it, and what becomes of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from assessments import access, actions
from assessments.forms.finish import FinishForm
from assessments.forms.own_step import OwnStepForm
from assessments.forms.step import StepForm
from assessments.models import StepStatus
from assessments.planbook import PlanBook
from assessments.snapshot import answers_to
from assessments.views.found import plan_or_404, step_or_404
from assessments.views.private import CHANGED, STALE, private

VERBS = {
    "start": (
        actions.start_step,
        StepStatus.DOING,
        gettext_lazy("Well begun. The step is under way."),
    ),
    "reopen": (
        actions.reopen_step,
        StepStatus.DOING,
        gettext_lazy(
            "The step is open again. Your answers are as before, except those that you "
            "have changed since."
        ),
    ),
    "aside": (
        actions.set_step_aside,
        StepStatus.ASIDE,
        gettext_lazy("The step is set aside. Your words on it are kept."),
    ),
    "take-up": (
        actions.take_step_up,
        StepStatus.TODO,
        gettext_lazy("The step is back in your plan."),
    ),
    "delete": (actions.delete_step, None, gettext_lazy("The step is deleted.")),
}


@csrf_exempt  # checked below: a stale form comes back with its words
@require_http_methods(["GET", "HEAD", "POST"])
@private
def step(request, pk, step, *, profile):
    row = step_or_404(profile, pk, step)
    form = StepForm(row, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    theirs = None
    if form.is_bound and form.is_valid():
        theirs = _save(row, form, profile)
        if theirs is None:
            messages.success(request, _("Your words on this step are saved."))
            return redirect(row.plan)
    book = PlanBook(row.plan, today=timezone.localdate())
    context = {"book": book, "card": book.card(row), "form": form, "theirs": theirs}
    return render(request, "assessments/plan/step.html", context)


def _save(row, form, profile):
    """Save the words. If another window was first: what stands there now, for the person
    to compare; the form keeps theirs and may be sent again."""
    try:
        version = form.cleaned_data["version"]
        actions.save_step(row, version=version, values=form.values, by=profile)
    except actions.Conflict as conflict:
        form.now_at(conflict.current.version)
        form.add_error(None, CHANGED)
        return form.differences(conflict.current)
    return None


@csrf_exempt  # checked below
@require_http_methods(["GET", "HEAD", "POST"])
@private
def add(request, pk, *, profile):
    """A step of one's own."""
    plan = plan_or_404(profile, pk)
    book = PlanBook(plan, today=timezone.localdate())
    form = OwnStepForm(book, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        row = actions.add_own_step(plan, **form.step, by=profile)
        messages.success(request, _("Your step is in the plan. Now: when and where?"))
        return redirect(row)
    return render(
        request, "assessments/plan/add_step.html", {"book": book, "form": form}
    )


@csrf_exempt  # checked below
@require_http_methods(["GET", "HEAD", "POST"])
@private
def finish(request, pk, step, *, profile):
    """Done: the profile learns it, and the new score is shown line by line."""
    row = step_or_404(profile, pk, step)
    if row.status == StepStatus.DONE:
        return redirect(row.plan)
    book = PlanBook(row.plan, today=timezone.localdate())
    key = row.keys[0] if row.keys else ""
    held = answers_to([key], profile).get(key)
    item = book.snapshot.items.get(key)
    form = FinishForm(row, item, held, book.today, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        row = actions.finish_step(
            row,
            evidence=form.cleaned_data["evidence"],
            done_on=form.cleaned_data["done_on"],
            reached=form.reached,
            by=profile,
        )
        messages.success(request, _("Done! Your profile and your plan know it now."))
        return redirect("assessments:progress", row.plan.assessment_id)
    context = {"book": book, "card": book.card(row), "form": form}
    return render(request, "assessments/plan/finish.html", context)


@require_POST
@private
def act(request, pk, step, verb, *, profile):
    """Begin a step, take it back, set it aside, take it up again, delete it."""
    row = step_or_404(profile, pk, step)
    if verb not in VERBS:
        raise Http404
    action, becomes, text = VERBS[verb]
    after = action(row, by=profile)
    if (after and after.status) == becomes:
        messages.success(request, text)
    else:
        messages.warning(
            request, _("Nothing has changed: the step is past that by now.")
        )
    return redirect(row.plan)
