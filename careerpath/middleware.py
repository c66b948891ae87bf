"""What every request passes before anything else."""

from django.http import HttpResponseNotAllowed

from careerpath import errors

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
NUL_FORMS = ("\0", "%00", "\\000")


def refuse_nonsense(get_response):
    """Refuse requests that no browser sends and that would break further in.

    NUL is a server error on PostgreSQL (path, query, and the cookie notation \\000); a
    foreign charset breaks the reading of POST data inside Django's own error pages.
    """

    def middleware(request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if _is_nonsense(request.META) or "\0" in request.path_info:
            return errors.bad_request(request)
        return get_response(request)

    return middleware


def _is_nonsense(meta):
    texts = (meta.get("QUERY_STRING", ""), meta.get("HTTP_COOKIE", ""))
    if any(nul in text for text in texts for nul in NUL_FORMS):
        return True
    _, _, charset = meta.get("CONTENT_TYPE", "").lower().partition("charset=")
    return charset.strip(' "') not in ("", "utf-8", "utf8")
