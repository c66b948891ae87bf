"""The keys of this browser: a new return code for all, and leaving this one locked."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import access, actions, codes
from assessments.views.coming_back import open_here
from assessments.views.private import private, ways_back


@require_http_methods(["GET", "HEAD", "POST"])
@private
def new_code(request, *, profile):
    """Lock out the old code, the old link and every other browser."""
    proposal = access.read_proposal(request.POST.get("proposal", ""))
    found = proposal and _renewed(profile, *proposal)
    if found:
        text = _(
            "This is your new return code. The old one and its link open nothing any more."
        )
        return open_here(request, found, profile, text, code=proposal[1])
    if profile is None:
        return redirect("assessments:mine")
    code = codes.new_code()
    context = {
        "new_code": codes.grouped(
            code
        ),  # noted first, no lost answer locks anybody out
        "proposal": access.proposal(profile, code),
        "has_expired": request.method == "POST",
        **ways_back(request, profile),
    }
    return render(request, "assessments/keys/new_code.html", context)


def _renewed(profile, link_digest, code):
    """The profile that the code opens now; None if the form was made for an older key."""
    found = access.profile_of_code(code)
    if profile is None or profile.link_digest != link_digest:
        return found
    try:
        return actions.renew_code(code, by=profile)
    except actions.VoidKey:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@private
def sign_out(request, *, profile):
    """Take the key from this browser, after its owner has seen how to come back."""
    if request.method == "POST":
        messages.success(
            request, _("This browser is locked. Your plan is safe and waits for you.")
        )
        return access.forget(redirect("assessments:mine"))
    if profile is None:
        return redirect("assessments:mine")
    return render(
        request, "assessments/account/sign_out.html", ways_back(request, profile)
    )
