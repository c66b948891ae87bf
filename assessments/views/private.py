"""What every private page has in common."""

from functools import wraps

from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from assessments import access, actions

STALE = _("This page had been open too long. Please send it once more.")


def private(view):
    """Never cached, never indexed; the profile of this browser comes as an argument."""

    @never_cache
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        profile = access.current_profile(request)
        response = view(request, *args, profile=profile, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        is_decided = profile is None or access.is_decided(response)
        if not is_decided and actions.note_visit(by=profile):
            access.hand_over(response, profile, code=profile.code, token=profile.token)
        return response

    return wrapped
