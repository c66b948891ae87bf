"""What is done with many clients at once: handing on, closing files, opening them again."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assessments.counsellor import actions
from assessments.counsellor.caseload.query import ticked
from assessments.counsellor.forms.transfer import TransferForm
from assessments.counsellor.views.desk import desk

MOST = 10_000
VERBS = ("assign", "archive", "bring-back")


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def bulk(request, *, member):
    """What the list's form asks for. GET is somebody whom the sign-in sent back here."""
    verb = request.POST.get("do")
    if request.method != "POST" or verb not in VERBS:
        return redirect("counsellor:caseload")
    if verb == "assign" and not member.is_lead:
        raise Http404
    clients = list(ticked(request.user, request.POST)[: MOST + 1])
    to = _counsellor(member, request.POST.get("to")) if verb == "assign" else None
    problem = _problem(verb, clients, to)
    if problem:
        messages.warning(request, problem)
    elif _is_unsure(request.POST, verb):
        return _ask(request, member, verb, clients, to)
    else:
        messages.success(request, _done(verb, clients, to, request.user))
    return _back_to_list(request)


def _counsellor(member, user_id):
    team = {str(one.user_id): one for one in member.office.team()}
    return team.get(user_id)


def _problem(verb, clients, to):
    """Why nothing can be done; "" if it can."""
    if not clients:
        return _("Nothing has changed: please tick the clients first.")
    if len(clients) > MOST:
        return _(
            "Nothing has changed: that is more than {most} clients. Please choose fewer."
        ).format(most=MOST)
    if verb == "assign" and to is None:
        return _("Nothing has changed: please choose a counsellor, too.")
    return ""


def _is_unsure(data, verb):
    """What closes files, or reaches beyond the page, is asked for once more."""
    return "sure" not in data and (verb == "archive" or "everything" in data)


def _ask(request, member, verb, clients, to):
    context = {
        "clients": clients,
        "ids": ",".join(str(one.pk) for one in clients),
        "member": member,
        "state": _state(request).urlencode(),
        "to": to,
        "verb": verb,
    }
    return render(request, "counsellor/caseload/sure.html", context)


def _done(verb, clients, to, by):
    """Do it, and say what has happened."""
    if verb == "assign":
        count = actions.assign(clients, to=to, by=by)
        return handed_on(count, to)
    if verb == "archive":
        count = actions.archive(clients, by=by)
        return ngettext(
            "{count} file is in the archive now.",
            "{count} files are in the archive now.",
            count,
        ).format(count=count)
    count = actions.bring_back(clients, by=by)
    return ngettext(
        "{count} file is back from the archive.",
        "{count} files are back from the archive.",
        count,
    ).format(count=count)


def handed_on(count, to):
    return ngettext(
        "{count} client has a new counsellor now: {name}.",
        "{count} clients have a new counsellor now: {name}.",
        count,
    ).format(count=count, name=to.name)


def _state(request):
    return QueryDict(request.POST.get("state", ""))


def _back_to_list(request):
    query = _state(request).urlencode()
    return redirect(reverse("counsellor:caseload") + (f"?{query}" if query else ""))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def transfer(request, *, member):
    """A whole caseload from one counsellor to another: asked for, counted, confirmed."""
    if not member.is_lead:
        raise Http404
    form = TransferForm(member, request.POST or None)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "member": member}
        return render(request, "counsellor/caseload/transfer.html", context)
    clients, to = form.clients, form.to
    if request.POST.get("count") != str(len(clients)):
        context = {"count": len(clients), "form": form, "member": member}
        return render(request, "counsellor/caseload/transfer_sure.html", context)
    count = actions.assign(clients, to=to, by=request.user)
    messages.success(request, handed_on(count, to))
    return redirect("counsellor:caseload")
