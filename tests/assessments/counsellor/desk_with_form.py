"""The site with one more page at the desk: it takes any form and says what has arrived."""

from django.conf.urls.i18n import i18n_patterns
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from assessments.counsellor.views.desk import desk
from careerpath.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500"]


@require_POST
@desk
def write(request, *, member):
    return JsonResponse({"by": member.name, "fields": list(request.POST.lists())})


urlpatterns = [
    *i18n_patterns(
        path("desk/write/", write),
        path(
            "desk/write-exempt/", csrf_exempt(write)
        ),  # as views that check themselves
    ),
    *urlpatterns,
]
