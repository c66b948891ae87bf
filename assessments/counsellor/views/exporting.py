"""The caseload as a file. Whoever takes it out leaves a line in the trail of each client,
so it is asked for by a button, not by a link that a browser may follow on its own."""

from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.counsellor import actions
from assessments.counsellor.caseload.export import Export
from assessments.counsellor.caseload.query import selected
from assessments.counsellor.lists.writing import as_csv
from assessments.counsellor.models import Verb
from assessments.counsellor.views.desk import desk


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def export(request, *, member):
    """All clients that the address asks for, as the caseload does. GET is somebody whom
    the sign-in sent back here."""
    if request.method != "POST":
        return redirect("counsellor:caseload")
    clients = selected(request.user, request.GET)
    out = Export(clients, user=request.user, language=get_language())
    actions.log_all(out.clients, Verb.EXPORTED, by=request.user)
    name = _("clients-{day}").format(day=timezone.localdate().isoformat())
    return csv_file(out.rows(), name)


def csv_file(rows, name):
    """The rows as an answer that is saved as a file, line by line."""
    lines = as_csv(rows, get_language())
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    disposition = content_disposition_header(True, f"{name}.csv")
    response["Content-Disposition"] = disposition
    return response
