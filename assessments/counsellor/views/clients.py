"""Taking a client in, and changing what the office knows of them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.forms.client import REFERENCE_TAKEN, ClientForm
from assessments.counsellor.views.desk import desk, opened_or_404
from assessments.views.private import CHANGED, STALE


@csrf_exempt  # checked below: a stale form comes back with all that was written
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new(request, *, member):
    form = _form(request, member, None)
    if form.is_bound and form.is_valid():
        client = _added(form, request.user)
        if client is not None:
            messages.success(
                request, _("The file is open. Next: the client’s consent.")
            )
            return redirect(client)
    context = {"form": form, "member": member}
    return render(request, "counsellor/caseload/new.html", context)


def _form(request, member, client):
    form = ClientForm(member, client, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    return form


def _added(form, user):
    """The new client; None if somebody else took the reference a moment ago."""
    try:
        client = actions.add_client(
            pk=form.cleaned_data["pk"], values=form.values, by=user
        )
    except actions.ReferenceTaken:
        form.add_error("reference", REFERENCE_TAKEN)
        return None
    except actions.NotAllowed as forged:
        raise Http404 from forged
    _assign(client, form, user)
    return client


@csrf_exempt  # checked below
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change(request, pk, *, member):
    client = opened_or_404(request, pk)
    form = _form(request, member, client)
    theirs = None
    if form.is_bound and form.is_valid():
        theirs = _change(client, form, request.user)
        if theirs is None and form.is_valid():
            messages.success(request, _("The changes are saved."))
            return redirect(client)
    context = {"client": client, "form": form, "member": member, "theirs": theirs}
    return render(request, "counsellor/caseload/change.html", context)


def _change(client, form, user):
    """Save the facts. If another window was first: what stands there now, for the reader
    to compare; the form keeps theirs and may be sent again."""
    version = form.cleaned_data["version"]
    try:
        actions.change_client(client, version=version, values=form.values, by=user)
    except actions.Conflict as conflict:
        form.now_at(conflict.current.version)
        form.add_error(None, CHANGED)
        return form.differences(conflict.current)
    except actions.ReferenceTaken:
        form.add_error("reference", REFERENCE_TAKEN)
        return None
    _assign(client, form, user)
    return None


def _assign(client, form, user):
    """To the counsellor whom the lead has chosen."""
    if form.to is not None:
        actions.assign([client], to=form.to, by=user)
