"""What pages have in common that whoever has their address may read."""

from functools import wraps

from django.views.decorators.cache import never_cache


def unlisted(view):
    """Never cached, never indexed, and the address is told to no other site. Who reads is
    not looked at: no key, no cookie, nothing written."""

    @never_cache
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return wrapped
