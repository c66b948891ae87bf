"""One's own account at the desk: who one is here, and one's password."""

from django.contrib import messages
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.contrib.auth.tokens import default_token_generator
from django.shortcuts import redirect, render
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access
from assessments.counsellor import actions
from assessments.counsellor.door import second_factor
from assessments.counsellor.forms.access import ChangePasswordForm, NewPasswordForm
from assessments.counsellor.models import group_labels
from assessments.counsellor.views.proofs import has_password, status_of
from assessments.counsellor.views.staff import staff_page
from assessments.views.private import STALE


@require_safe
@staff_page
def my_account(request, *, member):
    names = set(request.user.groups.values_list("name", flat=True))
    context = {
        "member": member,
        "groups": group_labels(names),
        "device": second_factor.device_of(request.user),
    }
    return render(request, "counsellor/account/page.html", context)


@csrf_exempt  # checked below
@sensitive_post_parameters("password", "new_password")
@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def change_password(request, *, member):
    user = request.user
    form = ChangePasswordForm(user, request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid() and has_password(request, form, request.user):
        actions.set_own_password(form.cleaned_data["new_password"], by=user)
        update_session_auth_hash(request, user)
        messages.success(
            request,
            _("Your new password is saved. Everywhere else you are signed out."),
        )
        return redirect("counsellor:my-account")
    context = {"form": form, "member": member}
    status = status_of(form)
    return render(request, "counsellor/account/password.html", context, status=status)


@csrf_exempt  # checked below
@sensitive_post_parameters("new_password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request, uid, token):
    """By the link that an admin has made: works once, for three days."""
    user = _user_of_link(uid, token)
    if user is None:
        return render(request, "counsellor/account/void_link.html", status=404)
    form = NewPasswordForm(user, request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        actions.set_own_password(form.cleaned_data["new_password"], by=user)
        messages.success(request, _("Your password is saved. Please sign in with it."))
        return redirect("counsellor:sign-in")
    context = {"form": form, "owner": user}
    return render(request, "counsellor/account/set_password.html", context)


def _user_of_link(uid, token):
    try:
        pk = int(urlsafe_base64_decode(uid))
    except ValueError:
        return None
    user = get_user_model().objects.filter(pk=pk, is_active=True).first()
    return user if default_token_generator.check_token(user, token) else None
