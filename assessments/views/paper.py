"""The assessment as a workbook to print: a page for everybody, with nothing filled in."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assessments.paper import Workbook
from roles.models import Role


@require_safe
@cache_control(public=True, max_age=60)
def paper(request, slug):
    role = get_object_or_404(Role.objects.published().with_requirements(), slug=slug)
    workbook = Workbook(role)
    if not workbook.questions:
        raise Http404
    return render(request, "assessments/paper/workbook.html", {"book": workbook})
