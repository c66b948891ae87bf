"""Own and agreed ratings of a role's skills, side by side."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments.counsellor import actions
from assessments.counsellor.forms.agree import AgreeForm
from assessments.counsellor.sides import fingerprint, pairs_of
from assessments.counsellor.views.desk import desk, work_or_404
from assessments.counsellor.views.together import (
    NO_CONSENT,
    readable_profile,
    session_or_404,
    why_not,
)
from assessments.models import Assessment
from assessments.views.private import CHANGED
from roles.models import Role


@require_http_methods(["GET", "HEAD"])
@desk
def begin(request, pk, *, member):
    """Leads to the target role, else to the role of the newest result, else to the
    choice of a role."""
    client = work_or_404(request.user, pk)
    results = Assessment.objects.visible_to(client.profile).completed()
    newest = results.values_list("role_id", flat=True).first()
    published = Role.objects.published()
    for role_id in filter(None, (client.target_role_id, newest)):
        if role := published.filter(pk=role_id).first():
            return redirect("counsellor:agree", client.pk, role.slug)
    return redirect("counsellor:assess", client.pk)


@csrf_exempt  # checked in `why_not`: a stale form comes back with all that is in it
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def agree(request, pk, slug, *, member):
    client, role = session_or_404(request, pk, slug)
    pairs = pairs_of(role, readable_profile(client))
    form, is_valid = _in_language(request, client, pairs)
    problem = why_not(request, client, role) if form.is_bound else None
    theirs = []
    if is_valid and problem is None:
        problem, theirs, result = _agree(client, role, form, request)
        if problem is None:
            return result
    context = {
        "client": client,
        "member": member,
        "role": role,
        "pairs": pairs,
        "form": form,
        "summary": form.errors and _summary(request, client, pairs),
        "problem": problem,
        "theirs": theirs,
    }
    return render(request, "counsellor/assess/agree.html", context)


def _in_language(request, client, pairs):
    """The form that both look at, built in the client's language, and whether what was
    sent is in order."""
    with override(client.language):
        form = _form(request, client, pairs)
        return form, form.is_valid()


def _form(request, client, pairs):
    data = request.POST if request.method == "POST" else None
    return AgreeForm(pairs, data, seen=_seen(client, pairs))


def _seen(client, pairs):
    return fingerprint(readable_profile(client), [pair.skill.pk for pair in pairs])


def _summary(request, client, pairs):
    """The same in the counsellor's language, for the summary of what to mend."""
    form = _form(request, client, pairs)
    form.is_valid()
    return form


def _agree(client, role, form, request):
    """Save what was agreed: (None, [], where to go), or (why not, what stands there now,
    None)."""
    try:
        seen = form.cleaned_data["seen"]
        changed = actions.agree_ratings(
            client, form.ratings, seen=seen, by=request.user
        )
        return None, [], _to_result(client, role, changed, request)
    except actions.NoConsent:  # withdrawn at this very moment
        return NO_CONSENT, [], None
    except actions.Conflict:
        now = pairs_of(role, client.profile)
        form.now_seen(_seen(client, now))
        return CHANGED, _differing(now, form.ratings), None


def _differing(pairs, ratings):
    """The pairs of now that say something else than the form."""
    return [
        pair
        for pair in pairs
        if pair.skill.pk in ratings
        and (pair.in_force and (pair.in_force.level, pair.in_force.evidence))
        != ratings[pair.skill.pk]
    ]


def _to_result(client, role, changed, request):
    """If there was a result, there is a new one that counts what was agreed."""
    text = ngettext("{n} rating is saved.", "{n} ratings are saved.", changed)
    all_known = _("All of this was agreed already.")
    messages.success(request, text.format(n=changed) if changed else all_known)
    results = Assessment.objects.visible_to(client.profile).completed()
    newest = results.filter(role=role).first()
    if newest is None:
        return redirect("counsellor:agree", client.pk, role.slug)
    if changed:
        newest = actions.complete_together(client, role, by=request.user)
    return redirect("counsellor:result", client.pk, newest.pk)
