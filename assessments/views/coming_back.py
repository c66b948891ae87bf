"""Coming back: by return code, by private link, by account. If there is other work in this
browser, its owner says first what becomes of it.
"""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions, adoption, locks
from assessments.forms.account import SignInForm
from assessments.forms.coming_back import ReturnForm
from assessments.models import Profile
from assessments.views.private import STALE, private, ways_back

WELCOME = gettext_lazy("Welcome back. Everything is where you left it.")
TOGETHER = gettext_lazy("Everything is together now: your work from both is here.")
# Not which of the two: that would tell strangers who has an account.
NOT_RIGHT = (None, gettext_lazy("The e-mail or the password is not right."))
TOO_MANY_TRIES = gettext_lazy("Too many wrong tries. Please wait a quarter of an hour.")


@csrf_exempt  # checked below
@require_http_methods(["GET", "HEAD", "POST"])
@private
def by_code(request, *, profile):
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        found = _profile_or_error(request, code, form)
        if found is not None:
            return open_here(request, found, profile, code=code)
    return render(request, "assessments/keys/return.html", {"form": form})


def _profile_or_error(request, code, form):
    if not access.may_try(request):
        form.add_error(
            "code", _("Too many wrong codes. Please wait a quarter of an hour.")
        )
        return None
    found = access.profile_of_code(code)
    if found is None:
        access.count_wrong_try(request)
        text = _(
            "We know no plan with this code. Please compare it with your note. Plans that "
            "nobody has opened for {days} days are deleted."
        )
        form.add_error("code", text.format(days=settings.PROFILE_RETENTION_DAYS))
    return found


@require_safe
@private
def by_link(request, token, *, profile):
    """Change the secret in the address for a cookie."""
    found = access.profile_of_link(token)
    if found is None:
        raise Http404
    if profile == found:
        return redirect("assessments:mine")
    return open_here(request, found, profile, token=token)


@csrf_exempt  # checked below
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@private
def by_account(request, *, profile):
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        found = profile_of_account_or_error(request, form)
        if found is not None:
            return open_here(request, found, profile)
    return render(request, "assessments/account/sign_in.html", {"form": form})


def profile_of_account_or_error(request, form, wrong=NOT_RIGHT):
    """The profile that e-mail and password open; None with an error in the form. `wrong`:
    (field, what to say if they do not)."""
    email = form.cleaned_data["email"]
    if not access.may_try(request, "sign-in", email):
        form.add_error(None, TOO_MANY_TRIES)
        return None
    found = access.profile_of_account(request, email, form.cleaned_data["password"])
    if locks.is_locked(request):
        form.add_error(None, TOO_MANY_TRIES)
    elif found is None:
        access.count_wrong_try(request, "sign-in", email)
        form.add_error(*wrong)
    return found


def open_here(request, found, profile, text=WELCOME, **key):
    """Open the profile `found` in this browser and say so, or ask first what becomes of
    the work of `profile`, whose key would be lost."""
    if profile is not None and profile == found:
        key = key or {"code": profile.code, "token": profile.token}
    elif profile is not None and adoption.contents(profile):
        return access.let_wait(redirect("assessments:take-along"), found, **key)
    return _open(request, found, text, **key)


def _open(request, found, text, **key):
    actions.note_visit(by=found)
    messages.success(request, text)
    return access.hand_over(redirect("assessments:mine"), found, **key)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def take_along(request, *, profile):
    """There is work in this browser, and the key to other work: take it along or leave
    it."""
    waiting = access.waiting_profile(request)
    if waiting is None or waiting == profile:
        return access.forget_waiting(redirect("assessments:mine"))
    key = {"code": waiting.code, "token": waiting.token}
    answer = request.POST.get("do")
    if answer == "leave" or profile is None:
        return access.forget_waiting(_open(request, waiting, WELCOME, **key))
    if answer == "take":
        return _take_along(request, waiting, profile, key)
    context = {
        "here": adoption.contents(profile),
        "there": adoption.contents(waiting),
        "differing": adoption.differing(profile, waiting),
        "profile": profile,
        "waiting": waiting,
        **ways_back(request, profile),
    }
    return render(request, "assessments/keys/take_along.html", context)


def _take_along(request, waiting, profile, key):
    prefer_other = "prefer_here" in request.POST
    try:
        found = actions.adopt(profile, prefer_other=prefer_other, by=waiting)
    except (actions.NotMerged, Profile.DoesNotExist):
        return redirect("assessments:take-along")  # which says how things stand
    return access.forget_waiting(_open(request, found, TOGETHER, **key))
