"""Taking in a list: choose a file, see what would change, say yes. Nothing is kept of the
file on the server."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.forms.importing import guide, wording
from assessments.counsellor.forms.importing.cells import entries_of
from assessments.counsellor.forms.importing.confirm import ConfirmForm
from assessments.counsellor.forms.importing.parcel import pack, unpack
from assessments.counsellor.forms.importing.upload import UploadForm, table_in
from assessments.counsellor.intake import compared
from assessments.counsellor.intake.dry_run import DryRun
from assessments.counsellor.lists.problems import TooBig, Unreadable
from assessments.counsellor.lists.reading import MAX_BYTES
from assessments.counsellor.views.desk import desk
from assessments.counsellor.views.exporting import csv_file
from assessments.uploads import limited
from assessments.views.private import STALE, STALE_FILE

SPOILT = gettext_lazy(
    "This list was read too long ago, or by somebody else. Please choose your file once "
    "more."
)
DIFFERENT = gettext_lazy(
    "Something was changed elsewhere in the meantime, so nothing has been imported yet. "
    "This is how it stands now: please look again."
)
BEFORE = gettext_lazy("All of this list is here already. Nothing has changed.")


@csrf_exempt  # checked below, once it is sure that no large file comes with the token
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def upload(request, *, member):
    """Reads a file and shows what would change. Nothing is saved yet."""
    if request.method != "POST":
        return _upload_page(request, member)
    handler = limited(request, MAX_BYTES)
    files = (request.POST, request.FILES)
    problem = _problem(request, handler)
    form = UploadForm(*files, user=request.user, problem=problem)
    if not form.is_valid():
        return _upload_page(request, member, form)
    return _ask(request, member, _dry_run(request, form.parcel, form.table))


def _problem(request, handler):
    """Why this file cannot be taken, whatever it is."""
    if handler.is_too_large:
        return wording.of_file(TooBig())
    return STALE_FILE if access.is_stale(request) else None


@csrf_exempt  # checked below: a stale form comes back with the file
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def confirm(request, *, member):
    """Takes the list in as it was shown, or shows what has become different."""
    dry_run = _sent(request)
    if dry_run is None:
        return _once_more(request, member)
    if request.POST.get("shown") != dry_run.intake.digest:
        return _changed_meanwhile(request, member, dry_run)
    form = ConfirmForm(dry_run.intake, request.POST)
    if access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_valid():
        return _import(request, member, dry_run, form.cleaned_data)
    return _ask(request, member, dry_run, form)


@csrf_exempt  # checked below, as above
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def refused(request, *, member):
    """The refused rows as a list of their own, with what to mend in a last column."""
    dry_run = _sent(request)
    if dry_run is None or access.is_stale(request):
        return _once_more(request, member)
    rows = [dry_run.refused_header, *dry_run.refused_rows]
    return csv_file(rows, _("clients-to-mend"))


@require_safe
@desk
def template(request, *, member):
    """An empty list with our names of the columns."""
    return csv_file([guide.header()], _("clients"))


def _sent(request):
    """What the file in the form would change by now; None if it cannot be read again."""
    parcel = unpack(request.POST.get("parcel", ""), user=request.user)
    try:
        return parcel and _dry_run(request, parcel, table_in(parcel))
    except Unreadable:
        return None


def _dry_run(request, parcel, table):
    entries = entries_of(table, user=request.user)
    intake = compared(entries, user=request.user, draft=parcel.draft)
    return DryRun(parcel, table, entries, intake)


def _import(request, member, dry_run, wishes):
    try:
        done = actions.import_clients(
            dry_run.entries,
            draft=dry_run.parcel.draft,
            shown=wishes["shown"],
            also=wishes["also"],
            by=request.user,
        )
    except actions.Conflict as conflict:
        dry_run = dry_run.now(conflict.current)
        return _changed_meanwhile(request, member, dry_run)
    except IntegrityError:  # a reference was given to somebody at this very moment
        return _changed_meanwhile(request, member, _sent(request))
    messages.success(request, _what_came(done, wishes["also"]))
    return redirect("counsellor:caseload")


def _what_came(intake, also):
    new, changed = len(intake.newcomers(also)), len(intake.changed)
    return _("Your list has been imported: {new}, {changed}.").format(
        new=ngettext("{n} new client", "{n} new clients", new).format(n=new),
        changed=ngettext("{n} changed", "{n} changed", changed).format(n=changed),
    )


def _changed_meanwhile(request, member, dry_run):
    """Sent twice, there is nothing left to do; else the differences are shown anew."""
    ticked = set(request.POST.getlist("also"))
    lines = [one.entry.line for one in dry_run.intake.doubtful]
    if not dry_run.intake.good([line for line in lines if str(line) in ticked]):
        messages.success(request, BEFORE)
        return redirect("counsellor:caseload")
    form = ConfirmForm(dry_run.intake, request.POST)
    form.show_anew(DIFFERENT)
    return _ask(request, member, dry_run, form)


def _once_more(request, member):
    if request.method != "POST":
        return redirect("counsellor:import")
    form = UploadForm({}, user=request.user, problem=SPOILT)
    return _upload_page(request, member, form)


def _upload_page(request, member, form=None):
    context = {
        "form": form or UploadForm(user=request.user),
        "columns": guide.columns(),
        "member": member,
    }
    return render(request, "counsellor/lists/import.html", context)


def _ask(request, member, dry_run, form=None):
    if form is None:
        packed = pack(dry_run.parcel, user=request.user)
        initial = {"parcel": packed, "shown": dry_run.intake.digest}
        form = ConfirmForm(dry_run.intake, initial=initial)
    context = {"form": form, "list": dry_run, "member": member}
    return render(request, "counsellor/lists/confirm.html", context)
