"""Work changes hands: a client's own comes into care, and they get their own way back."""

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments import access, codes
from assessments import actions as own_actions
from assessments.adoption import contents, differing
from assessments.counsellor import actions
from assessments.counsellor.consent_text import consent_in
from assessments.counsellor.forms.consent import ConsentForm
from assessments.counsellor.forms.handing_over import OneTimeCodeForm, TakeInForm
from assessments.counsellor.views.desk import desk, opened_or_404, work_or_404
from assessments.views.private import STALE

PURPOSE = "hand-over"
SALT = "careerpath.hand-over"
LOOKING = 60 * 60  # seconds between typing the code and taking the work in
TAKEN = gettext_lazy("The client’s own work is in this file now.")
NOT_KNOWN = gettext_lazy(
    "This is no one-time code that can be used: it may be mistyped, used already, or older "
    "than 24 hours. A return code does not fit here. Please ask for a new one-time code."
)
TOO_MANY = gettext_lazy("Too many wrong codes. Please wait a quarter of an hour.")
IN_CARE = gettext_lazy(
    "This work is in the care of another counsellor. The client can withdraw that consent "
    "on their own page, and then make a new code for you."
)
HAS_ACCOUNT = gettext_lazy(
    "The work that is in this file belongs to the client’s account, and accounts are never "
    "merged. The client can bring both together: sign in, and take the other work along."
)


@csrf_exempt  # checked below: a stale form comes back with its input
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def adopt(request, pk, *, member):
    """Type the code, see what is there, take it in."""
    client = opened_or_404(request, pk)
    seen = _seen(request, client)
    if seen:
        return _take_in(request, client, member, *seen)
    form = OneTimeCodeForm(request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        offer = _offer_or_error(request, code, form)
        if offer is not None:
            return _look(request, client, member, code, offer.profile)
    context = {"client": client, "form": form, "member": member}
    return render(request, "counsellor/file/adopt.html", context)


def _offer_or_error(request, code, form):
    name = str(request.user.pk)
    if not access.may_try(request, PURPOSE, name):
        form.add_error("code", TOO_MANY)
        return None
    offer = actions.offered(code)
    if offer is None:
        access.count_wrong_try(request, PURPOSE, name)
        form.add_error("code", NOT_KNOWN)
    return offer


def _seen(request, client):
    """(code, id of the profile behind it) that this reader has looked at for this client;
    None if there is none, or it is forged or too old."""
    try:
        whose, code, profile = signing.loads(
            request.POST.get("seen", ""), salt=SALT, max_age=LOOKING
        )
    except signing.BadSignature:
        return None
    return (code, profile) if whose == str(client.pk) else None


def _look(request, client, member, code, profile, consent=None, problem=""):
    """What is there on both sides, before anything is taken in."""
    is_open = client.has_consent and client.profile is not None
    is_new = not is_open or client.profile == profile
    today = timezone.localdate()
    context = {
        "client": client,
        "seen": signing.dumps([str(client.pk), code, str(profile.pk)], salt=SALT),
        "theirs": contents(profile),
        "here": contents(client.profile) if is_open else None,
        "differing": 0 if is_new else differing(client.profile, profile),
        "consent_form": None
        if is_open
        else consent or ConsentForm(client.language, today),
        "paragraphs": consent_in(client.language),
        "problem": problem,
        "member": member,
    }
    return render(request, "counsellor/file/take_in.html", context)


def _take_in(request, client, member, code, profile_id):
    offer = actions.offered(code)
    if offer is None:
        return _gone(request, client, member, profile_id)
    is_open = client.has_consent and client.profile is not None
    today = timezone.localdate()
    consent = None if is_open else ConsentForm(client.language, today, request.POST)
    problem = STALE if access.is_stale(request) else ""
    if not problem and (consent is None or consent.is_valid()):
        try:
            actions.take_in(client, code, by=request.user, **_choices(request, consent))
        except actions.WrongCode:
            return _gone(request, client, member, profile_id)
        except actions.InCare:
            problem = IN_CARE
        except own_actions.NotMerged:
            problem = HAS_ACCOUNT
        else:
            messages.success(request, TAKEN)
            return redirect(client)
    return _look(request, client, member, code, offer.profile, consent, problem)


def _choices(request, consent):
    form = TakeInForm(request.POST)
    form.is_valid()
    return form.cleaned_data | (consent.cleaned_data if consent else {})


def _gone(request, client, member, profile_id):
    """The code has been used in the meantime: by this very form sent twice, or else."""
    if str(client.profile_id) == profile_id and client.has_consent:
        messages.success(request, TAKEN)
        return redirect(client)
    form = OneTimeCodeForm({"code": ""})
    form.errors.clear()
    form.add_error("code", NOT_KNOWN)
    context = {"client": client, "form": form, "member": member}
    return render(request, "counsellor/file/adopt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def return_link(request, pk, *, member):
    """A key of the client's own. The code that the form proposes is the one that counts,
    however often it is sent."""
    client = work_or_404(request.user, pk)
    proposal = access.read_proposal(request.POST.get("proposal", ""))
    code = proposal and _given(client, *proposal, by=request.user)
    if request.method != "POST":
        actions.note_opening(client, by=request.user)
    if code:
        return _show_key(request, client, member, code)
    context = {
        "client": client,
        "proposal": access.proposal(client.profile, codes.new_code()),
        "has_expired": request.method == "POST",
        "member": member,
    }
    return render(request, "counsellor/file/return_link.html", context)


def _given(client, link_digest, code, *, by):
    """The code, if it opens the client's work now; None if another one has been made since
    the form was opened."""
    if access.profile_of_code(code) == client.profile:
        return code
    if client.profile.link_digest != link_digest:
        return None
    return actions.give_return_link(client, code=code, by=by)


def _show_key(request, client, member, code):
    with translation.override(client.language):
        path = reverse("assessments:return-link", args=[codes.link_token(code)])
        way = reverse("assessments:return")
    context = {
        "client": client,
        "code": codes.grouped(code),
        "link": request.build_absolute_uri(path),
        "address": request.build_absolute_uri(way),
        "days": settings.PROFILE_RETENTION_DAYS,
        "member": member,
    }
    return render(request, "counsellor/file/return_link_given.html", context)
