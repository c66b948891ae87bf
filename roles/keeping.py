"""Keeps public pages, which are the same for everybody, until the catalogue changes."""

from functools import wraps
from hashlib import sha256

from django.core.cache import caches
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from roles import edition

MAX_AGE = 60  # seconds that a browser may show its own copy


def public(view):
    """A page without a byte that belongs to its visitor. Its address is all that it
    depends on; an address with a query is answered anew each time, as anybody can make
    any number of those."""

    @require_safe
    @cache_control(public=True, max_age=MAX_AGE)
    @wraps(view)
    def kept(request, *args, **kwargs):
        if request.META.get("QUERY_STRING"):
            return view(request, *args, **kwargs)
        pages = caches["pages"]
        key = _key(edition.current(), request.build_absolute_uri())
        response = pages.get(key)
        if response is None:
            response = view(request, *args, **kwargs)
            if response.status_code == 200:
                pages.set(key, response)
        return response

    return kept


def _key(*parts):
    return sha256("\n".join(parts).encode()).hexdigest()
