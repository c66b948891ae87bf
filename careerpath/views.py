"""The pages that belong to no app: the way into a language, and what the site says about
itself and about who runs it."""

from datetime import date

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import (
    get_language,
    get_language_from_request,
    override,
)
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from careerpath.advisers import ADVISERS
from careerpath.models import Operator

# The day of the last full test, to be set anew by whoever tests again.
ACCESSIBILITY_TESTED_ON = date(2026, 11, 22)


@vary_on_headers("Accept-Language")
def choose_language(request):
    """Send the visitor to the front page in the language that the browser prefers."""
    with override(get_language_from_request(request)):
        return redirect("roles:front")


def favicon(request):
    return HttpResponsePermanentRedirect(static("logo.svg"))


@require_safe
@cache_control(public=True, max_age=60)
def about(request):
    advisers = ADVISERS.get(get_language(), [])
    return render(request, "site/about.html", {"advisers": advisers})


@require_safe
@cache_control(public=True, max_age=60)
def accessibility(request):
    context = {
        "operator": Operator.objects.first(),
        "tested_on": ACCESSIBILITY_TESTED_ON,
    }
    return render(request, "site/accessibility.html", context)


@require_safe
@cache_control(public=True, max_age=60)
def imprint(request):
    return render(request, "site/imprint.html", {"operator": Operator.objects.first()})
