"""Who is this browser? The key to a profile is a signed cookie, set when first needed.

The cookie holds the return code and the token of the private link, so that their owner
can read them again; the server keeps only digests. Who came by the link has no code.
"""

from django.conf import settings
from django.core.cache import cache
from django.middleware.csrf import CsrfViewMiddleware

from assessments import codes
from assessments.models import Profile

COOKIE = "careerpath_key"
COOKIE_SALT = "careerpath.key"
TRIES_SECONDS = 15 * 60


def current_profile(request):
    """The profile of this browser, or None. Looked up once a request."""
    if not hasattr(request, "careerpath_profile"):
        request.careerpath_profile = _profile_of_cookie(request)
    return request.careerpath_profile


def _profile_of_cookie(request):
    key = request.get_signed_cookie(COOKIE, default="", salt=COOKIE_SALT)
    profile_id, _, secrets = key.partition(":")
    code, _, token = secrets.partition(":")
    profile = Profile.objects.filter(pk=profile_id).first() if profile_id else None
    if profile is not None:
        profile.code, profile.token = code, token
    return profile


def hand_over(response, profile, *, code="", token=""):
    """Make this browser the profile's own. The token follows from the code."""
    token = token or codes.link_token(code)
    response.set_signed_cookie(
        COOKIE,
        f"{profile.pk}:{code}:{token}",
        salt=COOKIE_SALT,
        max_age=settings.PROFILE_RETENTION_DAYS * 24 * 60 * 60,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response):
    """Take the key from this browser; the profile itself stays."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def is_decided(response):
    """Has the view already given this browser a key, or taken it?"""
    return COOKIE in response.cookies


def profile_of_code(code):
    """The profile that this return code opens, or None."""
    return Profile.objects.filter(code_digest=codes.digest(code)).first()


def profile_of_link(token):
    """The profile that this private link opens, or None."""
    return Profile.objects.filter(link_digest=codes.link_digest(token)).first()


def may_try(request):
    """Has this sender tries left? Wrong codes are counted for a quarter of an hour."""
    return cache.get(_tries_key(request), 0) < settings.RETURN_CODE_TRIES


def count_wrong_try(request):
    cache.add(_tries_key(request), 0, TRIES_SECONDS)
    cache.incr(_tries_key(request))


def _tries_key(request):
    return f"return-code-tries:{request.META.get('REMOTE_ADDR', '')}"


class _CsrfCheck(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def is_stale(request):
    """Was this form sent with an old or foreign token?

    For views that are exempt from the middleware so that they can answer with the form
    and all its input instead of an error page.
    """
    check = _CsrfCheck(lambda request: None)
    check.process_request(request)
    return check.process_view(request, None, (), {}) is not None
