"""Signing in at the desk and in the admin, in one step or two, and signing out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login, logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from assessments import access
from assessments.counsellor.door import kept, second_factor, sessions
from assessments.counsellor.forms.access import CodeForm, SignInForm
from assessments.counsellor.models import member_of
from assessments.counsellor.views.again import is_ours, sign_in_page, still_here
from assessments.counsellor.views.proofs import has_code, proven, status_of
from assessments.views.private import STALE

BACKEND = "assessments.counsellor.door.backends.StaffBackend"
# Not which of the two: that would tell strangers who works here.
NOT_RIGHT = gettext_lazy("The user name or the password is not right.")
NO_PLACE = gettext_lazy(
    "Your password is right, but nobody has told us yet where you work. Please ask whoever "
    "looks after this site."
)
NOT_KEPT = gettext_lazy(
    "What somebody else had written here before you was not saved, and it is gone now."
)


@csrf_exempt  # checked below: a stale form comes back with the name
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request):
    if request.method != "POST" and request.user.is_authenticated:
        return redirect(_goes_to(request) or _room_of(request.user))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        user = _user_or_error(request, form)
        if user is not None:
            return _step_in(request, user)
    return _sign_in_page(request, form)


def _sign_in_page(request, form):
    saved = _carried(request)
    status = status_of(form)
    return sign_in_page(request, form, saved, goes_to=_goes_to(request), status=status)


def _user_or_error(request, form):
    """The user who may come in; None with an error in the form."""
    user = proven(request, form, (None, NOT_RIGHT), **form.cleaned_data)
    if user is not None and not (member_of(user) or user.is_staff):
        form.add_error(None, NO_PLACE)
        return None
    return user


def _step_in(request, user):
    """In, or to the second step for who has one."""
    if second_factor.device_of(user) is None:
        return _enter(request, user)
    return _code_page(request, CodeForm(), second_factor.half_in(user))


def _code_page(request, form, half):
    context = {
        "form": form,
        "half": half,
        "kept": _carried(request),
        "next": _goes_to(request),
    }
    return render(
        request, "counsellor/access/code.html", context, status=status_of(form)
    )


@csrf_exempt  # checked below
@sensitive_post_parameters("otp_token", "half")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    """The second step: only for who has just done the first."""
    half = request.POST.get("half", "")
    user = second_factor.read_half_in(get_user_model().objects, half)
    if user is None:
        return _restart(request)
    form = CodeForm(request.POST)
    if access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_valid() and has_code(request, form, user):
        return _enter(request, user)
    return _code_page(request, form, half)


def _restart(request):
    """Back to the first step, with what had been typed before it."""
    if request.method != "POST":
        return redirect("counsellor:sign-in")
    form = SignInForm({})
    form.errors.clear()
    form.add_error(None, STALE)
    return _sign_in_page(request, form)


def _enter(request, user):
    """Sign in, in a new session, and go on where the person had been."""
    saved = _carried(request)
    goes_to = _goes_to(request)
    request.session.flush()
    login(request, user, BACKEND)
    sessions.begin(request)
    if saved is not None and saved.is_for(user):
        return still_here(request, saved)
    if saved is not None:
        messages.warning(request, NOT_KEPT)
    return redirect(goes_to or _room_of(user))


def _carried(request):
    """The form that waits behind the sign-in, or None. From another site, nothing is taken
    along: it would have the reader send what a stranger has prepared."""
    return kept.read(request.POST.get("kept", "")) if is_ours(request) else None


def _goes_to(request):
    """Where `next` leads, if that is on this site, else ""."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    is_here = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=settings.HTTPS
    )
    return wanted if is_here else ""


def _room_of(user):
    if member_of(user):
        return reverse("counsellor:caseload")
    return reverse("admin:index" if user.is_staff else "counsellor:my-account")


@require_POST
def sign_out(request):
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("counsellor:sign-in")
