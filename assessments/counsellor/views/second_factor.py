"""Setting up the second factor, making new backup codes, switching it off."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.door import second_factor as factor
from assessments.counsellor.forms.access import ProveForm, SetUpForm
from assessments.counsellor.views.proofs import (
    WRONG_CODE,
    has_code,
    has_password,
    status_of,
)
from assessments.counsellor.views.staff import staff_page
from assessments.views.private import STALE


@csrf_exempt  # checked below
@sensitive_post_parameters("password", "otp_token", "key")
@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def second_factor(request, *, member):
    """Set it up; or, where it is on, how it stands."""
    if factor.device_of(request.user) is not None:
        return _standing(request, member)
    data = request.POST if request.method == "POST" else None
    proposal = factor.Proposal.read(request.user, request.POST.get("key", ""))
    form = SetUpForm(data)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        backup_codes = _set_up(request, form, proposal)
        if backup_codes:
            return _codes_page(request, backup_codes, member, is_new=True)
    context = {"form": form, "proposal": proposal, "member": member}
    status = status_of(form)
    page = "counsellor/account/set_up_second_factor.html"
    return render(request, page, context, status=status)


def _set_up(request, form, proposal):
    """The backup codes, or None with an error in the form. Whoever is signed in elsewhere
    without the code is out."""
    user, password = request.user, form.cleaned_data["password"]
    if not has_password(request, form, request.user):
        return None
    try:
        code = form.cleaned_data["otp_token"]
        backup_codes = actions.set_up_second_factor(
            key=proposal.key, code=code, by=user
        )
    except actions.WrongFactor:
        form.add_error("otp_token", WRONG_CODE)
        return None
    actions.set_own_password(password, by=user)
    update_session_auth_hash(request, user)
    return backup_codes


def _standing(request, member):
    context = {"left": factor.backup_codes_left(request.user), "member": member}
    return render(request, "counsellor/account/second_factor.html", context)


def _codes_page(request, backup_codes, member, *, is_new=False):
    context = {
        "codes": [factor.grouped(code) for code in backup_codes],
        "is_new": is_new,
        "member": member,
    }
    return render(request, "counsellor/account/backup_codes.html", context)


@csrf_exempt  # checked below
@sensitive_post_parameters("password", "otp_token")
@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def change(request, verb, *, member):
    """New backup codes, or no second factor any more: after both proofs."""
    if verb not in ("codes", "off"):
        raise Http404
    if factor.device_of(request.user) is None:
        return redirect("counsellor:second-factor")
    form = ProveForm(request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid() and _has_proved(request, form):
        return _changed(request, verb, member)
    context = {"form": form, "verb": verb, "member": member}
    status = status_of(form)
    page = "counsellor/account/change_second_factor.html"
    return render(request, page, context, status=status)


def _has_proved(request, form):
    """Password first: a code that is right counts once."""
    user = request.user
    return has_password(request, form, user) and has_code(request, form, user)


def _changed(request, verb, member):
    if verb == "codes":
        backup_codes = actions.renew_backup_codes(by=request.user)
        return _codes_page(request, backup_codes, member)
    actions.switch_off_second_factor(of=request.user)
    messages.success(request, _("Your password alone opens the desk again."))
    return redirect("counsellor:my-account")
