"""A client's report: written, looked at, made final, taken out."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.forms.report import FinalForm, InterpretationForm
from assessments.counsellor.models import Client, Report
from assessments.counsellor.report import CannotReport
from assessments.counsellor.report.beside import beside
from assessments.counsellor.report.printing import (
    clients_copy,
    content,
    contents,
    counsellors_copy,
    file_name,
)
from assessments.counsellor.report.readiness import lacking_for_final, with_readiness
from assessments.counsellor.report.reasons import NO_CONSENT, in_words
from assessments.counsellor.views.desk import desk, note_look
from assessments.views.private import CHANGED, STALE


@csrf_exempt  # checked below: a stale form comes back with its words
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def report(request, pk, *, member):
    """Write the interpretation; see what is lacking, and what has been made."""
    client = _ready_or_404(request.user, pk)
    note_look(request, client)
    draft = _draft_of(client)
    form = InterpretationForm(client, draft, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    theirs = None
    if form.is_bound and form.is_valid():
        theirs = _save(client, form, request.user)
        if theirs is None:
            messages.success(request, _("Your words are saved."))
            shows = "then" in request.POST
            return redirect(
                f"counsellor:{'draft-file' if shows else 'report'}", client.pk
            )
    context = {
        "member": member,
        "client": client,
        "draft": draft,
        "form": form,
        "theirs": theirs,
        "beside": beside(client),
        "lacking": [in_words(code) for code in lacking_for_final(client)],
        "reports": client.reports.final().without_files(),
    }
    return render(request, "counsellor/reports/report.html", context)


def _ready_or_404(user, pk):
    mine = with_readiness(Client.objects.visible_to(user))
    wanted = ("profile", "target_role", "counsellor", "office")
    return get_object_or_404(mine.select_related(*wanted), pk=pk)


def _draft_of(client):
    return client.reports.drafts().first() or Report(client=client, version=0)


def _save(client, form, user):
    """Save the words. If another window was first: what stands there now, to compare; the
    form keeps these and may be sent again."""
    try:
        actions.save_draft(client, **form.cleaned_data, by=user)
    except actions.NoConsent:
        form.add_error(None, in_words(NO_CONSENT))
        return []
    except actions.Conflict as conflict:
        form.now_at(conflict.current.version)
        form.add_error(None, CHANGED)
        return form.differences(conflict.current)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def make_final(request, pk, *, member):
    """Say once more what final means, then do it."""
    client = _ready_or_404(request.user, pk)
    if request.method == "POST":
        return _made_final(request, client)
    note_look(request, client)
    if lacking_for_final(client):
        return redirect("counsellor:report", client.pk)
    draft = _draft_of(client)
    form = FinalForm(initial={"draft": draft.pk, "version": draft.version})
    context = {"member": member, "client": client, "draft": draft, "form": form}
    return render(request, "counsellor/reports/final.html", context)


def _made_final(request, client):
    form = FinalForm(request.POST)
    if not form.is_valid():
        return redirect("counsellor:make-final", client.pk)
    try:
        made = actions.make_final(client, **form.cleaned_data, by=request.user)
    except CannotReport as refused:
        messages.warning(request, in_words(refused.reason))
    except actions.Conflict:
        messages.warning(
            request,
            _("The draft was changed in another window. Please read it once more."),
        )
        return redirect("counsellor:make-final", client.pk)
    else:
        messages.success(
            request, _("Report {number} is final.").format(number=made.number)
        )
    return redirect("counsellor:report", client.pk)


@require_safe
@desk
def draft_file(request, pk, *, member):
    """The client's copy as it would be today."""
    client = _ready_or_404(request.user, pk)
    words = _words_of_draft(client, request.user)
    name = file_name(client)
    return _draft(request, client, name, lambda: clients_copy(content(client, words)))


@require_safe
@desk
def draft_copy(request, pk, *, member):
    """The counsellor's copy as it would be today."""
    client = _ready_or_404(request.user, pk)
    words = _words_of_draft(client, request.user)

    def printed():
        parts = contents(client, words, own_language=get_language())
        return counsellors_copy(parts)

    return _draft(request, client, file_name(client, is_private=True), printed)


def _words_of_draft(client, user):
    return actions.words_of(client, client.reports.drafts().first(), by=user)


def _draft(request, client, name, printed):
    try:
        pdf = printed()
    except CannotReport as refused:
        messages.warning(request, in_words(refused.reason))
        return redirect("counsellor:report", client.pk)
    actions.note_downloads([(client, "")], by=request.user)
    return _pdf(pdf, name)


@require_safe
@desk
def report_file(request, pk, *, member):
    """The client's copy of a final report: the same bytes for ever."""
    found = _final_or_404(request.user, pk, "pdf")
    name = file_name(found.client, found.number)
    return _stored(request, found, name, found.pdf)


@require_safe
@desk
def report_copy(request, pk, *, member):
    """The counsellor's copy of a final report."""
    found = _final_or_404(request.user, pk, "counsellors_pdf")
    name = file_name(found.client, found.number, is_private=True)
    return _stored(request, found, name, found.counsellors_pdf)


def _final_or_404(user, pk, file):
    mine = Report.objects.visible_to(user).final().select_related("client__office")
    numbered = ("office_code", "year", "sequence", "final_at", file)
    names = ("name", "reference", "profile", "office__code")
    of_client = [f"client__{name}" for name in names]
    found = get_object_or_404(mine.only(*numbered, *of_client), pk=pk)
    if found.client.consent is None:
        raise Http404
    return found


def _stored(request, found, name, file):
    actions.note_downloads([(found.client, found.number)], by=request.user)
    return _pdf(bytes(file), name)


def _pdf(data, name):
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name)
    return response
