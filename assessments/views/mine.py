"""What belongs to one person: their assessments, the way back to them, and the way out."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions, codes
from assessments.forms.coming_back import ReturnForm
from assessments.models import Assessment
from assessments.report import Report
from assessments.snapshot import Snapshot
from assessments.views.private import private


@require_safe
@private
def overview(request, *, profile):
    mine = Assessment.objects.visible_to(profile)
    completed = mine.completed().select_related("plan")
    context = {
        "profile": profile,
        "running": mine.running().select_related("role").exclude(role=None),
        "results": [(one, Report(Snapshot(one.snapshot))) for one in completed],
        **(_keys(request, profile) if profile else {}),
    }
    return render(request, "assessments/mine.html", context)


def _keys(request, profile):
    path = reverse("assessments:return-link", args=[access.link_token(profile.code)])
    return {
        "code": codes.grouped(profile.code),
        "link": request.build_absolute_uri(path),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@private
def come_back(request, *, profile):
    data = request.POST if request.method == "POST" else None
    form = ReturnForm(data)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        found = _profile_or_error(request, code, form)
        if found is not None:
            return _take_over(request, found, code)
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


def _take_over(request, profile, code):
    """Open the profile in this browser and say so."""
    actions.note_visit(by=profile)
    messages.success(request, _("Welcome back. Everything is where you left it."))
    return access.hand_over(redirect("assessments:mine"), profile, code)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def come_back_by_link(request, token, *, profile):
    """Change the secret in the address for a cookie. If this browser already holds
    another plan, ask first: its key would be lost."""
    code = access.code_of_link(token)
    found = access.profile_of_code(code) if code else None
    if found is None:
        raise Http404
    if profile is None or profile == found or request.method == "POST":
        return _take_over(request, found, code)
    context = {"other_code": codes.grouped(profile.code)}
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
