"""The public pages of the catalogue. They hold nothing about the visitor."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from roles.forms import SearchForm
from roles.models import Role
from roles.pages import RolePage

public = cache_control(public=True, max_age=60)


@require_safe
@public
def front(request):
    roles = Role.objects.published().with_card()
    pages = [RolePage(role) for role in roles]
    return render(request, "roles/front.html", {"pages": pages, "form": SearchForm()})


@require_safe
@public
def catalogue(request):
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    roles = Role.objects.published().matching(query).with_card()
    pages = [RolePage(role) for role in roles]
    context = {"pages": pages, "form": form, "query": query}
    return render(request, "roles/catalogue.html", context)


@require_safe
@public
def detail(request, slug):
    role = get_object_or_404(Role.objects.published().with_page(), slug=slug)
    return render(request, "roles/detail.html", {"page": RolePage(role)})
