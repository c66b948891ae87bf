"""Who is this browser? The key to a profile is a signed cookie, set when first needed.

The cookie holds the return code and the token of the private link, as far as this browser
knows them, so that their owner can read them again; the server keeps only digests. Who
came by the link has no code, who came by an account has neither. What makes the key fit
is the link's digest: with a new return code it changes, and all older keys are void.
"""

from contextlib import suppress

from django.conf import settings
from django.contrib.auth import authenticate
from django.core import signing
from django.core.cache import cache
from django.middleware.csrf import CsrfViewMiddleware

from assessments import codes, locks
from assessments.models import Profile

COOKIE = "careerpath_key"
WAITING = "careerpath_waiting"  # a key that waits for an answer: what of the work here?
COOKIE_SALT = "careerpath.key"
PROPOSAL_SALT = "careerpath.proposal"
WAITING_SECONDS = 15 * 60
TRIES_SECONDS = 15 * 60
# One name has more tries than one sender, so that nobody can lock others out alone.
TRIES_FOR_NAME = 3


def current_profile(request):
    """The profile of this browser, or None. Looked up once a request."""
    if not hasattr(request, "careerpath_profile"):
        request.careerpath_profile = _profile_of_cookie(request, COOKIE)
    return request.careerpath_profile


def waiting_profile(request):
    """The profile that this browser has a key to, but has not opened yet, or None."""
    return _profile_of_cookie(request, WAITING, max_age=WAITING_SECONDS)


def has_void_key(request):
    """Has this browser a key that fits no more?"""
    return COOKIE in request.COOKIES and current_profile(request) is None


def _profile_of_cookie(request, name, max_age=None):
    key = request.get_signed_cookie(name, "", salt=COOKIE_SALT, max_age=max_age)
    if not key:
        return None
    profile_id, code, token, *digest = key.split(":")
    # Older keys hold no digest; it follows from the token.
    fitting = digest[0] if digest else codes.link_digest(token)
    profile = Profile.objects.filter(pk=profile_id, link_digest=fitting).first()
    if profile is not None:
        profile.code, profile.token = code, token
    return profile


def hand_over(response, profile, *, code="", token=""):
    """Make this browser the profile's own. The token follows from the code."""
    kept = settings.PROFILE_RETENTION_DAYS * 24 * 60 * 60
    return _set_key(response, COOKIE, profile, code, token, kept)


def let_wait(response, profile, *, code="", token=""):
    """Keep this key for a while beside the one that this browser has."""
    return _set_key(response, WAITING, profile, code, token, WAITING_SECONDS)


def _set_key(response, name, profile, code, token, max_age):
    token = token or (codes.link_token(code) if code else "")
    response.set_signed_cookie(
        name,
        f"{profile.pk}:{code}:{token}:{profile.link_digest}",
        salt=COOKIE_SALT,
        max_age=max_age,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response):
    """Take all keys from this browser; the profile itself stays."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return forget_waiting(response)


def forget_waiting(response):
    response.delete_cookie(WAITING, samesite="Lax")
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


def profile_of_account(request, email, password):
    """The profile that e-mail and password open, or None: they do not, or this sender has
    tried too often (`locks.is_locked`)."""
    account = authenticate(request, email=email, password=password)
    if account is None:
        return None
    locks.forget_tries(request, email=email)
    return account.profile


def proposal(profile, code):
    """The new return code of a profile, signed for a form. As the form holds it, whoever
    sends it twice still has a key when the browser's own is void."""
    return signing.dumps([profile.link_digest, code], salt=PROPOSAL_SALT)


def read_proposal(text):
    """(digest of the link that the profile had, proposed code), or None if forged."""
    try:
        return signing.loads(text, salt=PROPOSAL_SALT)
    except signing.BadSignature:
        return None


def may_try(request, purpose="code", name=""):
    """Has this sender tries left? Wrong ones are counted for a quarter of an hour; those
    for a name, such as an e-mail, also from all senders together."""
    counters = _counters(request, purpose, name)
    return all(cache.get(key, 0) < most for key, most in counters)


def count_wrong_try(request, purpose="code", name=""):
    for key, _most in _counters(request, purpose, name):
        cache.add(key, 0, TRIES_SECONDS)
        with suppress(ValueError):  # its time has just run out
            cache.incr(key)


def _counters(request, purpose, name):
    """Where tries are counted, and how many there may be; never under the name itself."""
    most = settings.RETURN_CODE_TRIES
    counters = [(f"tries:{purpose}:from:{locks.sender(request)}", most)]
    if name:
        hidden = locks.hidden(name)
        counters.append((f"tries:{purpose}:for:{hidden}", most * TRIES_FOR_NAME))
    return counters


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
