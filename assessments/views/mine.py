"""What belongs to one person: their assessments, and the way out."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions
from assessments.goals import goals_of
from assessments.models import Account, Assessment
from assessments.views.private import private, ways_back


@require_safe
@private
def overview(request, *, profile):
    mine = Assessment.objects.visible_to(profile)
    context = {
        "profile": profile,
        "running": mine.running()
        .filter(role__is_published=True)
        .select_related("role"),
        "goals": goals_of(profile, today=timezone.localdate()),
        "has_void_key": access.has_void_key(request),
        **(ways_back(request, profile) if profile else {}),
    }
    return render(request, "assessments/mine/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def delete(request, *, profile):
    if profile is None:
        return redirect("assessments:mine")
    if request.method == "POST":
        actions.delete_profile(by=profile)
        messages.success(request, _("Everything is deleted, for good."))
        return access.forget(redirect("assessments:mine"))
    has_account = Account.objects.visible_to(profile).exists()
    context = {"profile": profile, "has_account": has_account}
    return render(request, "assessments/mine/delete.html", context)
