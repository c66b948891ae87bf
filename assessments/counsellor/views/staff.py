"""What pages have in common that are for everybody who works here: counsellors, editors and
admins alike."""

from functools import wraps

from django.http import Http404
from django.utils import timezone
from django.views.decorators.cache import never_cache

from assessments.counsellor.models import member_of
from assessments.counsellor.views.again import ask_to_sign_in
from careerpath.languages import home_zone


def staff_page(view):
    """Never cached, never indexed. The member comes as an argument: None for who works in
    no office."""

    @never_cache
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        member = member_of(request.user)
        if member is None and not request.user.is_staff:
            raise Http404
        with timezone.override(home_zone()):
            response = view(request, *args, member=member, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped
