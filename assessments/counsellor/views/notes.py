"""Notes on a client: written, changed, deleted."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.forms.note import NoteForm
from assessments.counsellor.models import Note, NoteKind
from assessments.counsellor.views.desk import desk, opened_or_404
from assessments.views.private import CHANGED, STALE


@csrf_exempt  # checked below: a stale form comes back with its words
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def add(request, pk, kind, *, member):
    client = opened_or_404(request, pk)
    kind = _kind_or_404(kind)
    form = NoteForm(kind, timezone.localdate(), request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        values = form.values
        note_pk = form.own_pk(client)
        actions.add_note(client, pk=note_pk, kind=kind, values=values, by=request.user)
        messages.success(request, _("The note is saved."))
        return redirect(client)
    context = {"client": client, "kind": kind, "form": form, "member": member}
    return render(request, "counsellor/file/note.html", context)


def _kind_or_404(kind):
    if kind not in NoteKind.values:
        raise Http404
    return NoteKind(kind)


def _note_or_404(request, pk, note):
    """The client, and a note on them."""
    client = opened_or_404(request, pk)
    mine = Note.objects.visible_to(request.user).filter(client=client)
    return client, get_object_or_404(mine.select_related("client"), pk=note)


@csrf_exempt  # checked below
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change(request, pk, note, *, member):
    client, note = _note_or_404(request, pk, note)
    kind = NoteKind(note.kind)
    form = NoteForm(kind, timezone.localdate(), request.POST or None, note=note)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    theirs = None
    if form.is_bound and form.is_valid():
        theirs = _save(note, form, request.user)
        if theirs is None:
            messages.success(request, _("The note is saved."))
            return redirect(client)
    context = {
        "client": client,
        "kind": kind,
        "note": note,
        "form": form,
        "theirs": theirs,
        "member": member,
    }
    return render(request, "counsellor/file/note.html", context)


def _save(note, form, user):
    """Save the words. If another window was first: what stands there now, for the reader
    to compare; the form keeps theirs and may be sent again."""
    try:
        version = form.cleaned_data["version"]
        actions.change_note(note, version=version, values=form.values, by=user)
    except actions.Conflict as conflict:
        form.now_at(conflict.current.version)
        form.add_error(None, CHANGED)
        return form.differences(conflict.current)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def delete(request, pk, note, *, member):
    client, note = _note_or_404(request, pk, note)
    if request.method == "POST":
        actions.delete_note(note, by=request.user)
        messages.success(request, _("The note is deleted."))
        return redirect(client)
    context = {"client": client, "note": note, "member": member}
    return render(request, "counsellor/file/delete_note.html", context)
