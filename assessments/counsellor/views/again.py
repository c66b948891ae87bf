"""When a form arrives too late: after a time-out, or with an old token. What was typed is
carried along to where it can be sent again; passwords and files are not."""

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.urls import reverse

from assessments import access
from assessments.counsellor.door import kept
from assessments.counsellor.door.sessions import timed_out
from assessments.counsellor.forms.access import SignInForm
from assessments.counsellor.models import member_of
from careerpath import errors

ROOMS = ("counsellor:caseload", "admin:index")
DOORS = ("counsellor:sign-in", "counsellor:sign-out", "counsellor:code")


def ask_to_sign_in(request):
    """The way in for who is not signed in, or not any more. A form that our own page has
    sent is kept, another site's never."""
    if request.method == "POST" and is_ours(request):
        saved = kept.kept_of(request, timed_out(request))
        if saved is not None:
            return sign_in_page(request, SignInForm(), saved, status=403)
    return redirect_to_login(request.get_full_path(), reverse("counsellor:sign-in"))


def sign_in_page(request, form, saved, *, goes_to="", status=200):
    context = {
        "form": form,
        "kept": saved,
        "next": goes_to,
        "was_timed_out": timed_out(request) is not None,
    }
    return render(request, "counsellor/access/sign_in.html", context, status=status)


def still_here(request, saved, *, status=200):
    """What was typed, on its way with a fresh token."""
    context = {
        "kept": saved,
        "member": member_of(request.user),
        "is_late": status != 200,
    }
    return render(request, "counsellor/access/still_here.html", context, status=status)


def stale(request, reason=""):
    """A form whose token is old: somebody has signed in again in another window. Django's
    own answer, except at the desk and in the admin."""
    if not (_is_at_desk(request.path) and _was_sent_from_here(request)):
        return errors.csrf_failure(request, reason)
    if request.user.is_anonymous:
        return ask_to_sign_in(request)
    saved = kept.kept_of(request, str(request.user.pk))
    if saved is None:
        return errors.csrf_failure(request, reason)
    return still_here(request, saved, status=403)


def _is_at_desk(path):
    if path in map(reverse, DOORS):
        return False
    return any(path.startswith(reverse(room)) for room in ROOMS)


def is_ours(request):
    """Has a page of ours sent this form, with a good token or with an old one?"""
    return _was_sent_from_here(request) or not access.is_stale(request)


def _was_sent_from_here(request):
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    here = f"{request.scheme}://{request.get_host()}"
    return sender == here or sender.startswith(f"{here}/")
