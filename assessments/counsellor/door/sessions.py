"""How long somebody stays signed in: until they sign out, do nothing for half an hour, or
twelve hours are over. Asks nothing before `request.user` is read, so that public pages need
no session.
"""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

BEGAN = "desk_began"
SEEN = "desk_seen"
WATCHING = "watching"  # in the address of a page that looks again on its own
PRECISION = 60  # seconds; a write for each page would be dear


def time_out(get_response):
    def middleware(request):
        signed_in = request.user
        request.user = SimpleLazyObject(lambda: _still_in(request, signed_in))
        return get_response(request)

    return middleware


def begin(request):
    """The clock starts: somebody has just signed in."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def timed_out(request):
    """The key of the user who was signed in here until the time was over, or None."""
    is_over = request.user.is_anonymous and SESSION_KEY in request.session
    return request.session[SESSION_KEY] if is_over else None


def _still_in(request, user):
    # The session stays, so that what arrives late is known to be the same person's.
    if not user.is_authenticated:
        return AnonymousUser()
    now = int(time.time())
    entered = int(user.last_login.timestamp()) if user.last_login else now
    began = request.session.get(BEGAN, entered)
    seen = request.session.get(SEEN, began)
    idle = settings.DESK_IDLE_MINUTES * 60
    if now - seen > idle or now - began > settings.DESK_HOURS * 60 * 60:
        return AnonymousUser()
    if now - seen >= PRECISION and not _is_only_watching(request):
        request.session[SEEN] = now
    return user


def _is_only_watching(request):
    """A page that looks again on its own is no sign that anybody sits before it."""
    return request.method == "GET" and WATCHING in request.GET
