"""The caseload: all clients of the reader at a glance."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.counsellor.caseload.listing import Listing
from assessments.counsellor.caseload.query import Caseload
from assessments.counsellor.views.desk import desk


@require_safe
@desk
def caseload(request, *, member):
    listing = Listing(Caseload(request.user, request.GET))
    context = {"listing": listing, "form": listing.caseload.form, "member": member}
    return render(request, "counsellor/caseload/page.html", context)
