"""What belongs to one person: their assessments, the way back to them, and the way out."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions, codes
from assessments.forms.coming_back import ReturnForm
from assessments.models import Assessment
from assessments.report import Report
from assessments.snapshot import Snapshot
from assessments.views.private import STALE, private


@require_safe
@private
def overview(request, *, profile):
    mine = Assessment.objects.visible_to(profile)
    completed = mine.completed().select_related("plan")
    context = {
        "profile": profile,
        "running": mine.running()
        .filter(role__is_published=True)
        .select_related("role"),
        "results": [(one, Report(Snapshot(one.snapshot))) for one in completed],
        **(_keys(request, profile) if profile else {}),
    }
    return render(request, "assessments/mine.html", context)


def _keys(request, profile):
    path = reverse("assessments:return-link", args=[profile.token])
    return {
        "code": profile.code and codes.grouped(profile.code),
        "link": request.build_absolute_uri(path),
    }


@csrf_exempt  # checked below
@require_http_methods(["GET", "HEAD", "POST"])
@private
def come_back(request, *, profile):
    data = request.POST if request.method == "POST" else None
    form = ReturnForm(data)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        found = _profile_or_error(request, code, form)
        if found is not None:
            return _take_over(request, found, code=code)
    return render(
        request, "assessments/return.html", {"form": form, "profile": profile}
    )


def _profile_or_error(request, code, form):
    if not access.may_try(request):
        form.add_error(
            "code", _("Too many wrong codes. Please wait a quarter of an hour.")
        )
        return None
    found = access.profile_of_code(code)
    if found is None:
        access.count_wrong_try(request)
        text = _(
            "We know no plan with this code. Please compare it with your note. Plans that "
            "nobody has opened for {days} days are deleted."
        )
        form.add_error("code", text.format(days=settings.PROFILE_RETENTION_DAYS))
    return found


def _take_over(request, profile, **key):
    """Open the profile in this browser and say so."""
    actions.note_visit(by=profile)
    messages.success(request, _("Welcome back. Everything is where you left it."))
    return access.hand_over(redirect("assessments:mine"), profile, **key)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def come_back_by_link(request, token, *, profile):
    """Change the secret in the address for a cookie. If this browser already holds
    another plan, ask first: its key would be lost."""
    found = access.profile_of_link(token)
    if found is None:
        raise Http404
    if profile == found:
        return redirect("assessments:mine")
    if profile is None or request.method == "POST":
        return _take_over(request, found, token=token)
    context = _keys(request, profile)
    return render(request, "assessments/return_link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def delete(request, *, profile):
    if profile is None:
        return redirect("assessments:mine")
    if request.method == "POST":
        actions.delete_profile(by=profile)
        messages.success(request, _("Everything is deleted, for good."))
        return access.forget(redirect("assessments:mine"))
    return render(request, "assessments/delete.html", {"profile": profile})
