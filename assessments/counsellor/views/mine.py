"""The client's own page: who sees what, shared notes, a one-time code, the way out."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import codes
from assessments.adoption import contents
from assessments.counsellor import actions
from assessments.counsellor.consent_text import consent_in
from assessments.counsellor.models import Client, Report
from assessments.views.private import private
from assessments.wording import kept_for

SALT = "careerpath.one-time-code"
HOURS = 24


@require_safe
@private
def mine(request, *, profile):
    if profile is None:
        return redirect("assessments:mine")
    client = _client_of(profile)
    consent = client and client.consent
    context = {
        "client": client,
        "consent": consent,
        "hours": HOURS,
        "contents": contents(profile),
        **(_of_client(client, consent) if client else {}),
        **({} if consent else {"proposal": _proposal(profile)}),
    }
    return render(request, "counsellor/mine/page.html", context)


def _client_of(profile):
    """The file on this person, or None."""
    files = Client.objects.select_related("office", "counsellor")
    return files.filter(profile=profile).first()


def _of_client(client, consent):
    reports = client.reports.final()
    return {
        "paragraphs": consent and consent_in(consent.language, consent.text_version),
        "notes": client.notes.for_client(),
        "reports": reports.defer("pdf", "counsellors_pdf", "content"),
        "kept": kept_for(settings.CLIENT_RETENTION_DAYS),
    }


def _proposal(profile):
    """A code, signed for a form: whoever sends it twice has made one code."""
    return signing.dumps([str(profile.pk), codes.new_code()], salt=SALT)


def _read_proposal(request, profile):
    """(code, until when it is valid), or None if it is forged, too old or another's."""
    text = request.POST.get("proposal", "")
    try:
        whose, code = signing.loads(text, salt=SALT, max_age=timedelta(hours=HOURS))
    except signing.BadSignature:
        return None
    return code if whose == str(profile.pk) else None


@require_POST
@private
def make_code(request, *, profile):
    """A one-time code, shown on this page alone."""
    code = profile and _read_proposal(request, profile)
    if not code:
        return redirect("counsellor:mine")
    until = timezone.now() + timedelta(hours=HOURS)
    try:
        actions.offer_work(code, until=until, by=profile)
    except actions.InCare:
        return redirect("counsellor:mine")  # which says who has it
    context = {"code": codes.grouped(code), "until": until}
    return render(request, "counsellor/mine/code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def withdraw(request, *, profile):
    client = profile and _client_of(profile)
    if not client or client.consent is None:
        return redirect("counsellor:mine")
    if request.method == "POST":
        actions.withdraw_own_consent(by=profile)
        messages.success(
            request, _("Your consent is withdrawn. Your plan is yours alone again.")
        )
        return redirect("counsellor:mine")
    return render(request, "counsellor/mine/withdraw.html", {"client": client})


@require_safe
@private
def report(request, pk, *, profile):
    """One's own copy of a final report, byte by byte as it was printed."""
    mine = Report.objects.final().filter(client__profile=profile)
    found = get_object_or_404(mine.defer("counsellors_pdf", "content"), pk=pk)
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.number}.pdf"'
    return response
