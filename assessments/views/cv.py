"""Bring your own CV: read from a file, confirmed guess by guess, then part of the
profile. The file is never stored."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments import access, actions
from assessments.cv.reading import MAX_BYTES, TooBig
from assessments.forms.cv.confirm import ConfirmForm
from assessments.forms.cv.parcel import pack, unpack
from assessments.forms.cv.upload import MESSAGES, CvUploadForm
from assessments.uploads import limited
from assessments.views.check import why_not
from assessments.views.private import STALE_FILE, private

SPOILT = _(
    "This CV was read too long ago, or was changed on its way. Please choose your file "
    "once more."
)


@csrf_exempt  # checked below, once it is sure that no large file comes with the token
@require_http_methods(["GET", "HEAD", "POST"])
@private
def upload(request, *, profile):
    """Reads a file and shows what was understood. Nothing is kept yet."""
    if request.method != "POST":
        return _upload_page(request, CvUploadForm())
    handler = limited(request, MAX_BYTES)
    form = CvUploadForm(request.POST, request.FILES, problem=_problem(request, handler))
    if not form.is_valid():
        return _upload_page(request, form)
    confirm_form = _confirm_form(form.cv, profile)
    return _confirm_page(request, confirm_form, profile, parcel=pack(form.cv))


def _problem(request, handler):
    """Why this file cannot be taken, whatever it is."""
    request.FILES  # noqa: B018 - reads the request, so that the handler has its say
    if handler.is_too_large:
        return MESSAGES[TooBig]
    return STALE_FILE if access.is_stale(request) else None


@csrf_exempt  # checked below: a stale form comes back with all its answers
@require_http_methods(["GET", "HEAD", "POST"])
@private
def confirm(request, *, profile):
    """Takes over what the person has confirmed."""
    if request.method != "POST":
        return redirect("assessments:cv")
    parcel = request.POST.get("cv", "")
    cv = unpack(parcel)
    if cv is None:
        return _upload_page(request, CvUploadForm({}, problem=SPOILT))
    form = _confirm_form(cv, profile, request.POST)
    if problem := why_not(request, profile):
        form.add_error(None, problem)
    if form.is_valid():
        return _save(request, form, profile)
    return _confirm_page(request, form, profile, parcel=parcel)


@transaction.atomic
def _save(request, form, profile):
    response = redirect("assessments:mine")
    if profile is None and form.taken:
        profile, code = actions.open_profile()
        access.hand_over(response, profile, code=code)
    if form.taken:
        form.save(by=profile)
    messages.success(request, form.message())
    return response


def _confirm_form(cv, profile, data=None):
    if profile is not None:
        profile.fetch_answers()
    return ConfirmForm(cv, profile, data, today=timezone.localdate())


def _upload_page(request, form):
    return render(request, "assessments/cv/upload.html", {"form": form})


def _confirm_page(request, form, profile, *, parcel):
    context = {"form": form, "profile": profile, "parcel": parcel}
    return render(request, "assessments/cv/confirm.html", context)
