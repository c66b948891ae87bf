"""What every private page has in common."""

from functools import wraps

from django.views.decorators.cache import never_cache

from assessments import access, actions


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
            access.hand_over(response, profile, profile.code)
        return response

    return wrapped
