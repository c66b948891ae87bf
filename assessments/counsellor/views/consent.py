"""A client's consent: read together, recorded, taken back."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.casefile import CaseFile
from assessments.counsellor.consent_text import consent_in
from assessments.counsellor.forms.consent import ConsentForm
from assessments.counsellor.views.desk import desk, opened_or_404
from assessments.views.private import STALE


@csrf_exempt  # checked below: a stale form comes back with its input
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def consent(request, pk, *, member):
    client = opened_or_404(request, pk)
    today = timezone.localdate()
    language = _language(request, client)
    form = ConsentForm(language, today, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        actions.record_consent(client, **form.cleaned_data, by=request.user)
        messages.success(request, _("The consent is recorded."))
        return redirect(client)
    file = CaseFile(client, today=today)
    context = {
        "client": client,
        "file": file,
        "form": form,
        "member": member,
        **_text(file.consent, language),
    }
    return render(request, "counsellor/file/consent.html", context)


def _language(request, client):
    """In which language the text is read together: the client's, unless another one is
    asked for."""
    chosen = request.POST.get("language") or request.GET.get("in")
    return chosen if chosen in dict(settings.LANGUAGES) else client.language


def _text(live, language):
    """The paragraphs: as a live consent was given, else those of today."""
    if live is not None:
        language, paragraphs = (
            live.language,
            consent_in(live.language, live.text_version),
        )
    else:
        paragraphs = consent_in(language)
    return {
        "paragraphs": paragraphs,
        "language": language,
        "languages_of_text": settings.LANGUAGES,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def withdraw(request, pk, *, member):
    client = opened_or_404(request, pk)
    if not client.has_consent:
        return redirect("counsellor:consent", client.pk)
    if request.method == "POST":
        day = timezone.localdate()
        actions.withdraw_consent(client, withdrawn_on=day, by=request.user)
        messages.success(
            request,
            _(
                "The consent is withdrawn. Answers, results and plans are closed to you."
            ),
        )
        return redirect(client)
    context = {
        "client": client,
        "days": settings.PROFILE_RETENTION_DAYS,
        "member": member,
    }
    return render(request, "counsellor/file/withdraw.html", context)
