"""The error pages: in the reader's language, without session or database."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import loader
from django.utils import translation


def bad_request(request, exception=None):
    return _error_page(request, 400)


def forbidden(request, exception=None):
    return _error_page(request, 403)


def csrf_failure(request, reason=""):
    """A form that was open too long, or sent from elsewhere."""
    return _error_page(request, 403, template="errors/stale_form.html")


def not_found(request, exception=None):
    return _error_page(request, 404)


def server_error(request):
    # A database that is away is a pause, not a bug: say so, also to monitors.
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response = _error_page(request, 503)
        response["Retry-After"] = "30"
        return response
    return _error_page(request, 500)


def _error_page(request, status, template=None):
    with translation.override(_language(request)):
        page = loader.render_to_string(
            template or f"errors/{status}.html", {"path": request.path_info}
        )
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _language(request):
    """From the address, else from what the browser asks for. Reads no cookie: a broken
    one may be the very reason for the error."""
    if code := translation.get_language_from_path(request.path_info):
        return code
    accepted = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    for code, _ in translation.trans_real.parse_accept_lang_header(accepted):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
