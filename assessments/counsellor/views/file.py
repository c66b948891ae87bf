"""A client's file: all of it on one page, and who has done what with it."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.counsellor.casefile import CaseFile
from assessments.counsellor.trail import in_words
from assessments.counsellor.views.desk import (
    client_or_404,
    desk,
    note_look,
    opened_or_404,
)

LINES_AT_ONCE = 50


@require_safe
@desk
def client(request, pk, *, member):
    found = opened_or_404(request, pk)
    file = CaseFile(found, today=timezone.localdate())
    context = {"client": found, "file": file, "member": member}
    return render(request, "counsellor/file/page.html", context)


@require_safe
@desk
def trail(request, pk, *, member):
    """Who opened, changed, exported what, when."""
    found = client_or_404(request.user, pk)
    page = Paginator(found.trail.all(), LINES_AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "client": found,
        "page": page,
        "lines": in_words(page.object_list),
        "member": member,
    }
    note_look(request, found)  # after what was done before
    return render(request, "counsellor/file/trail.html", context)
