"""The public pages of the catalogue. They hold nothing about the visitor."""

from django.shortcuts import get_object_or_404, redirect, render

from roles import structured
from roles.example import example
from roles.forms import CatalogueForm, SearchForm
from roles.glossary import Glossary
from roles.keeping import public
from roles.ladders.rungs import Ladder
from roles.models import GlossaryTerm, Role, RoleFamily
from roles.pages import RolePage
from roles.related import related_to
from roles.search import fold
from roles.searching.catalogue import current
from roles.searching.results import Results


@public
def front(request):
    family = RoleFamily.objects.with_published_roles().first()
    roles = family.roles.published().with_card() if family else ()
    context = {
        "form": SearchForm(),
        "family": family,
        "pages": [RolePage(role) for role in roles],
        "example": example(),
    }
    return render(request, "roles/front.html", context)


@public
def catalogue(request):
    form = CatalogueForm(request.GET)
    results = Results(current(), form.query, form.filters, form.page_number)
    context = {"form": form, "results": results}
    return render(request, "roles/catalogue.html", context)


@public
def detail(request, slug):
    role = get_object_or_404(Role.objects.published().with_page(), slug=slug)
    page = RolePage(
        role,
        glossary=Glossary(GlossaryTerm.objects.all()),
        related=related_to(role, without=role.neighbour_ids),
    )
    facts = structured.role_page(page, request.build_absolute_uri)
    return render(request, "roles/detail.html", {"page": page, "facts": facts})


@public
def ladders(request):
    """To the ladder; to a list of them where there are several."""
    families = RoleFamily.objects.with_published_roles()
    if len(families) == 1:
        return redirect(families[0])
    return render(request, "roles/ladders.html", {"families": families})


@public
def ladder(request, slug):
    families = RoleFamily.objects.with_published_roles()
    family = get_object_or_404(families, slug=slug)
    ladder = Ladder(family)
    facts = structured.ladder_page(ladder, request.build_absolute_uri)
    return render(request, "roles/ladder.html", {"ladder": ladder, "facts": facts})


@public
def glossary(request):
    terms = sorted(GlossaryTerm.objects.all(), key=lambda term: fold(str(term)))
    return render(request, "roles/glossary.html", {"terms": terms})
