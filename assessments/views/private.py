"""What every private page has in common."""

from functools import wraps

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from assessments import access, actions, codes
from assessments.models import Account, Plan, PlanStep, Profile
from careerpath.languages import home_zone

STALE = _("This page had been open too long. Please send it once more.")
STALE_FILE = _("This page had been open too long. Please choose your file once more.")
CHANGED = _(
    "This was changed in another window in the meantime, and what was saved there counts. "
    "What you have entered here is still here: compare, and save again if you want it "
    "instead."
)


def private(view):
    """Never cached, never indexed unless the view says otherwise, by the reader's own
    clock; the profile of this browser comes as an argument."""

    @never_cache
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        profile = access.current_profile(request)
        try:
            with timezone.override(home_zone()):
                response = view(request, *args, profile=profile, **kwargs)
        except (Plan.DoesNotExist, PlanStep.DoesNotExist, Profile.DoesNotExist) as gone:
            raise Http404 from gone  # deleted in another window a moment ago
        response.headers.setdefault("X-Robots-Tag", "noindex")
        is_decided = profile is None or access.is_decided(response)
        if not is_decided and actions.note_visit(by=profile):
            access.hand_over(response, profile, code=profile.code, token=profile.token)
        return response

    return wrapped


def ways_back(request, profile):
    """What its owner can come back by, as far as this browser knows; None or "" for what
    there is not."""
    path = profile.token and reverse("assessments:return-link", args=[profile.token])
    return {
        "code": profile.code and codes.grouped(profile.code),
        "link": path and request.build_absolute_uri(path),
        "account": Account.objects.visible_to(profile).first(),
    }
