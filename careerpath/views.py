"""The pages that belong to no app: the way into a language, and what machines ask for."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import cache_control
from django.views.decorators.vary import vary_on_headers


@vary_on_headers("Accept-Language")
def choose_language(request):
    """Send the visitor to the front page in the language that the browser prefers."""
    with override(get_language_from_request(request)):
        return redirect("roles:front")


@cache_control(public=True, max_age=86400)
def robots(request):
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /*/my/", "Disallow: /*/check/"]
    lines += ["Disallow: /*/return/", "Disallow: /*/admin/", "Disallow: /*/desk/"]
    lines += [f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def favicon(request):
    return HttpResponsePermanentRedirect(static("logo.svg"))
