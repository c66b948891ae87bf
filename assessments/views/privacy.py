"""What is kept, for how long and who can see it: printed from the very settings that the
program follows."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assessments import access
from assessments.wording import kept_for
from careerpath.models import Operator

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@require_safe
@cache_control(public=True, max_age=60)
def privacy(request):
    context = {
        "operator": Operator.objects.first(),
        "cookies": _cookies(),
        "is_https": settings.HTTPS,
        "days": settings.PROFILE_RETENTION_DAYS,
        "client_kept": kept_for(settings.CLIENT_RETENTION_DAYS),
        "tries": settings.RETURN_CODE_TRIES,
        "tries_time": _time(access.TRIES_SECONDS),
    }
    return render(request, "assessments/privacy.html", context)


def _cookies():
    """Every cookie that the site can set: name, purpose, age."""
    return [
        {
            "name": access.COOKIE,
            "purpose": _(
                "The key to your answers, so that this browser finds them again. It is "
                "set when you save your first answer, or come back with your code or "
                "link."
            ),
            "age": _time(settings.PROFILE_RETENTION_DAYS * DAY),
        },
        {
            "name": access.WAITING,
            "purpose": _(
                "Another key, while we ask what is to become of the answers that are in "
                "this browser already."
            ),
            "age": _time(access.WAITING_SECONDS),
        },
        {
            "name": settings.CSRF_COOKIE_NAME,
            "purpose": _(
                "This cookie makes sure that a form was sent from our own page, not by "
                "another site in your name. You get it with a page that has a form."
            ),
            "age": _time(settings.CSRF_COOKIE_AGE),
        },
        {
            "name": settings.SESSION_COOKIE_NAME,
            "purpose": _(
                "Carries a short message to the next page, such as “Your plan is "
                "saved.”, and keeps staff signed in."
            ),
            "age": _time(_session_age()),
        },
    ]


def _session_age():
    at_close = settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    return None if at_close else settings.SESSION_COOKIE_AGE


def _time(seconds):
    """Seconds as people say them, in the largest unit that fits; None is "until the
    browser is closed"."""
    if seconds is None:
        return _("until you close the browser")
    if seconds % DAY == 0:
        days = seconds // DAY
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if seconds % HOUR == 0:
        hours = seconds // HOUR
        return ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    minutes = seconds // MINUTE
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
