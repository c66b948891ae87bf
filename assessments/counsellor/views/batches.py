"""Reports for a whole selection: chosen, watched, taken out as one file."""

import uuid

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.batches import Archive, wake
from assessments.counsellor.batches.overview import (
    Overview,
    listed,
    may_take_out,
    rows_of,
)
from assessments.counsellor.batches.selection import MOST_CLIENTS, Selection
from assessments.counsellor.caseload.query import ticked_ids
from assessments.counsellor.forms.batch import BatchForm
from assessments.counsellor.models import Batch, ItemStatus
from assessments.counsellor.models.batch import KEPT_DAYS
from assessments.counsellor.views.desk import desk
from assessments.views.private import STALE

MOST_BATCHES = 100  # in the list


@require_safe
@desk
def batches(request, *, member):
    mine = Batch.objects.visible_to(request.user).with_counts()[:MOST_BATCHES]
    context = {
        "member": member,
        "overviews": [Overview(one) for one in mine],
        "kept_days": KEPT_DAYS,
    }
    return render(request, "counsellor/reports/batches.html", context)


@csrf_exempt  # checked below, before anything is begun
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new_batch(request, *, member):
    """What will be made for the clients that were ticked; begun by a second form, which
    has a `pk`."""
    sent = request.POST if request.method == "POST" else request.GET
    selection = Selection(request.user, ticked_ids(request.user, sent))
    form = _form(request)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and selection.clients and form.is_valid():
        return _begun(request, form, selection)
    context = {
        "member": member,
        "form": form,
        "selection": selection,
        "most": MOST_CLIENTS,
    }
    return render(request, "counsellor/reports/new_batch.html", context)


def _form(request):
    if "pk" in request.POST:
        return BatchForm(request.POST)
    return BatchForm(initial={"pk": uuid.uuid4(), "kind": "drafts"})


def _begun(request, form, selection):
    try:
        begun = actions.start_batch(
            pk=form.cleaned_data["pk"],
            clients=selection.clients,
            makes_final=form.makes_final,
            by=request.user,
        )
    except actions.NotAllowed as refused:
        raise Http404 from refused
    wake()
    return redirect(begun)


@require_safe
@desk
def batch(request, pk, *, member):
    """How far it is. Looking at it also sees to it that somebody works."""
    found = _batch_or_404(request.user, pk)
    overview = Overview(found)
    at_work = found.items.at_work(timezone.now())
    if overview.is_running and not at_work.exists():
        wake()
    context = {
        "member": member,
        "overview": overview,
        "not_made": rows_of(found, request.user, ItemStatus.FAILED),
        "kept_days": KEPT_DAYS,
    }
    return render(request, "counsellor/reports/batch.html", context)


def _batch_or_404(user, pk):
    mine = Batch.objects.visible_to(user).with_counts()
    return get_object_or_404(mine.select_related("office"), pk=pk)


@require_POST
@desk
def cancel_batch(request, pk, *, member):
    found = _batch_or_404(request.user, pk)
    if actions.cancel_batch(found, by=request.user, at=timezone.now()):
        messages.success(
            request, _("Stopped. What is made already can be taken out below.")
        )
    return redirect(found)


@require_POST
@desk
def resume_batch(request, pk, *, member):
    found = _batch_or_404(request.user, pk)
    if actions.resume_batch(found, by=request.user):
        wake()
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def delete_batch(request, pk, *, member):
    found = _batch_or_404(request.user, pk)
    if request.method == "POST":
        actions.delete_batch(found, by=request.user)
        messages.success(request, _("The batch is deleted, with the drafts in it."))
        return redirect("counsellor:batches")
    context = {"member": member, "overview": Overview(found)}
    return render(request, "counsellor/reports/delete_batch.html", context)


@require_safe
@desk
def batch_zip(request, pk, *, member):
    """All that is made, as one file; sent while it is put together."""
    found = _batch_or_404(request.user, pk)
    rows = rows_of(found, request.user, *ItemStatus)
    taken = [row for row in rows if may_take_out(row)]
    if not taken:
        raise Http404
    if request.method == "GET":
        _note(taken, request.user)
    items = [row.item.pk for row in taken]
    archive = Archive(listed(rows), items, made_at=found.created_at)
    response = StreamingHttpResponse(archive, content_type="application/zip")
    day = timezone.localtime(found.created_at).date().isoformat()
    name = f"{found.office.code}-reports-{day}.zip"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _note(taken, user):
    numbers = [(row.client, _number(row.item)) for row in taken]
    actions.note_downloads(numbers, by=user)


def _number(item):
    return item.report.number if item.report else ""
