"""An account for those who like one: e-mail and password as one more key. It is never
asked for, and nothing is ever written to the e-mail.
"""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions
from assessments.forms.account import EmailForm, PasswordForm, SignUpForm
from assessments.models import Account
from assessments.views.coming_back import (
    TOO_MANY_TRIES,
    open_here,
    profile_of_account_or_error,
)
from assessments.views.private import STALE, private, ways_back

TAKEN = (
    "email",
    gettext_lazy(
        "This e-mail cannot be used. If you have an account already, sign in; otherwise "
        "take another e-mail."
    ),
)


def with_account(view):
    """A private page for those who have an account, which comes as an argument."""

    @private
    @wraps(view)
    def wrapped(request, *args, profile, **kwargs):
        account = Account.objects.visible_to(profile).first()
        if account is None:
            return redirect("assessments:sign-up" if profile else "assessments:sign-in")
        return view(request, *args, profile=profile, account=account, **kwargs)

    return wrapped


@require_safe
@with_account
def overview(request, *, profile, account):
    context = {"profile": profile, **ways_back(request, profile)}
    return render(request, "assessments/account/overview.html", context)


@csrf_exempt  # checked below: a stale form comes back with the e-mail
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@private
def sign_up(request, *, profile):
    if Account.objects.visible_to(profile).exists():
        return redirect("assessments:account")
    form = SignUpForm(request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        response = _signed_up(request, form, profile)
        if response is not None:
            return response
    context = {"form": form, "days": settings.PROFILE_RETENTION_DAYS}
    return render(request, "assessments/account/sign_up.html", context)


def _signed_up(request, form, profile):
    """Whoever sends e-mail and password of their account signs in by it, also when the
    form was sent twice. None with an error in the form."""
    if not access.may_try(request, "sign-in"):
        form.add_error(None, TOO_MANY_TRIES)
        return None
    try:
        opened, code = actions.open_account(**form.cleaned_data, by=profile)
    except actions.EmailTaken:
        found = profile_of_account_or_error(request, form, TAKEN)
        return found and open_here(request, found, profile)
    messages.success(request, _("From now on you can sign in by e-mail and password."))
    response = redirect("assessments:mine")
    return access.hand_over(response, opened, code=code) if code else response


@csrf_exempt  # checked below
@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def change_email(request, *, profile, account):
    data = request.POST if request.method == "POST" else None
    form = EmailForm(data, initial={"email": account.email})
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid() and _changed(request, form, profile):
        messages.success(request, _("Your new e-mail is saved."))
        return redirect("assessments:account")
    return render(request, "assessments/account/email.html", {"form": form})


def _changed(request, form, profile):
    """Save the e-mail. One that is taken counts as a wrong try, so that nobody can ask
    for many."""
    if not access.may_try(request, "sign-in"):
        form.add_error(None, TOO_MANY_TRIES)
        return False
    try:
        actions.change_email(form.cleaned_data["email"], by=profile)
    except actions.EmailTaken:
        access.count_wrong_try(request, "sign-in")
        form.add_error(*TAKEN)
        return False
    return True


@csrf_exempt  # checked below
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def change_password(request, *, profile, account):
    """Without the old one: whoever is in came by a key of the same rank."""
    form = PasswordForm(account, request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        actions.change_password(form.cleaned_data["password"], by=profile)
        messages.success(request, _("Your new password is saved."))
        return redirect("assessments:account")
    context = {"form": form, "account": account}
    return render(request, "assessments/account/password.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def remove(request, *, profile, account):
    if request.method == "POST":
        actions.remove_account(by=profile)
        messages.success(
            request, _("Your account is removed. Your answers, results and plans stay.")
        )
        return redirect("assessments:mine")
    return render(
        request, "assessments/account/remove.html", ways_back(request, profile)
    )
