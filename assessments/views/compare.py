"""Two or three roles side by side, and where the reader stands in each."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.compared import Compared, address
from assessments.views.private import private
from careerpath.languages import chosen, texts_of
from roles.comparing.choice import MOST, choice_of, transitions_between
from roles.comparing.comparison import Comparison
from roles.models import Role


@require_safe
@private
def compare(request, *, profile):
    """The roles are named in the address. Only the bare address is for search engines,
    and only to somebody who has no profile here."""
    slugs = request.GET.getlist("role")
    choosing = "choose" in request.GET
    choice = choice_of(slugs)
    if choice.is_enough and not choosing:
        if "" in slugs:  # as a form sends them; a plain address is easier to share
            return redirect(address([slug for slug in slugs if slug]))
        return _comparison(request, choice, profile)
    return _chooser(request, choice, profile)


def _comparison(request, choice, profile):
    comparison = Comparison(choice.roles, transitions_between(choice.roles))
    context = {
        "choice": choice,
        "comparison": comparison,
        "compared": Compared(comparison, profile),
        "profile": profile,
    }
    return render(request, "assessments/compare/page.html", context)


def _chooser(request, choice, profile):
    is_public = not request.GET and profile is None
    places = [*choice.slugs, *[""] * MOST][:MOST]
    labels = [_("First role"), _("Second role"), _("Third role, if you like")]
    context = {
        "layout": "public.html" if is_public else "private.html",
        "choice": choice,
        "problems": choice.problems or _too_few(request, choice),
        "places": list(zip(labels, places, strict=True)),
        "options": _options(),
    }
    response = render(request, "assessments/compare/choose.html", context)
    if is_public:
        response["X-Robots-Tag"] = "all"
    return response


def _too_few(request, choice):
    if "role" not in request.GET or choice.is_enough:
        return []
    if choice.roles:
        return [_("Choose a second role to compare with.")]
    return [_("Choose two roles, or three.")]


def _options():
    """All roles that are shown, as pairs of slug and title, by their title."""
    roles = Role.objects.published()
    pairs = [(role.slug, chosen(texts_of(role, "title"))[0]) for role in roles]
    return sorted(pairs, key=lambda pair: pair[1].casefold())
