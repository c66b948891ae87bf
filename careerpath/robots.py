"""What search engines are asked to keep out of: everything that belongs to one person or
to the staff. In every language by name, as /*/my/ would cover a role called "my", too."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from careerpath.languages import CODES

PRIVATE = (
    "account/",
    "admin/",
    "calendar/",
    "check/",
    "compare/?",  # a choice of roles; the bare page is for everybody
    "desk/",
    "my/",
    "reach/",
    "return/",
    "shared/",
)
PUBLIC_WITHIN = ("check/*/paper/",)  # the longer rule wins


@cache_control(public=True, max_age=86400)
def robots(request):
    lines = ["User-agent: *"]
    for code in CODES:
        lines += [f"Disallow: /{code}/{path}" for path in PRIVATE]
        lines += [f"Allow: /{code}/{path}" for path in PUBLIC_WITHIN]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
