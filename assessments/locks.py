"""What django-axes counts wrong passwords by: one name at one sender, never in clear.

Axes locks such a pair for a quarter of an hour; `access.may_try` counts, for as long, what
one sender tries with many names.
"""

from copy import copy
from ipaddress import ip_address, ip_network

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac


def hidden(name):
    """A name as a digest that nobody can turn back without our secret."""
    return salted_hmac("careerpath.tries", name, algorithm="sha256").hexdigest()


def hidden_name(request, credentials):
    """Whose door was tried (for axes): staff and people with an account are two worlds."""
    credentials = credentials or {}
    if "email" in credentials:
        return hidden(f"account:{credentials['email']}")
    return hidden(f"staff:{credentials.get('username')}")


def sender(request):
    """An address as one sender, or None if it is none: of IPv6, whoever has one has the
    2⁶⁴ beside it, too."""
    try:
        parsed = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return None
    if parsed.version == 4:
        return str(parsed)
    return str(ip_network((parsed, 64), strict=False).network_address)


class Handler(AxesDatabaseHandler):
    """Counts without keeping what was typed, nor which browser it was: a form that comes
    back after a time-out holds what a counsellor has written about a client."""

    FOUND_OUT = ("axes_locked_out", "axes_credentials", "axes_failures_since_start")

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        bare = copy(request)
        bare.GET = bare.POST = QueryDict()
        bare.axes_user_agent = bare.axes_http_accept = bare.axes_path_info = ""
        super().user_login_failed(sender, credentials, bare, **kwargs)
        for name in self.FOUND_OUT:
            setattr(request, name, getattr(bare, name))


def is_locked(request):
    """Has this very request been refused, or was it the try too many?"""
    return getattr(request, "axes_locked_out", False)


def locked(request, response, credentials):
    """The page of the view, which says what happened (for axes); 429 for machines."""
    response.status_code = 429
    response["Retry-After"] = int(settings.AXES_COOLOFF_TIME.total_seconds())
    return response


def forget_tries(request, **credentials):
    """The right password has been given: earlier slips count no more."""
    reset(ip=sender(request), username=hidden_name(request, credentials))


def forget_old_tries():
    """Delete what no lock needs any more. Axes does so at each sign-in; this is for the
    time when there is none."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    AccessAttempt.objects.filter(attempt_time__lt=since).delete()
