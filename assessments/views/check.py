"""The assessment: a few pages of questions, an overview of the answers, then the result."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import access, actions
from assessments.forms.pages import HEADINGS, PAGE_FORMS
from assessments.overview import Overview
from assessments.views.found import wizard_for
from assessments.views.private import STALE, private
from assessments.wizard import Wizard
from roles.models import Role


def _wizard_or_404(slug, profile):
    role = get_object_or_404(Role.objects.published().with_requirements(), slug=slug)
    wizard = wizard_for(role, profile)
    if not wizard.total:
        raise Http404
    return wizard


def _to_first_page(wizard):
    """The overview if there is nothing to ask."""
    slug = wizard.role.slug
    if not wizard.pages:
        return redirect("assessments:answers", slug)
    return redirect("assessments:page", slug, wizard.pages[0].key)


@require_safe
@private
def begin(request, slug, *, profile):
    """The address to link to: leads to the first page of questions."""
    return _to_first_page(_wizard_or_404(slug, profile))


@require_POST
@private
def ask_everything(request, slug, *, profile):
    """Begin at the first page again, with all questions and the answers so far."""
    role = _wizard_or_404(slug, profile).role
    if profile is not None:
        actions.ask_everything(role, by=profile)
    return _to_first_page(Wizard(role))


@csrf_exempt  # checked below: a stale form comes back with all its answers
@require_http_methods(["GET", "HEAD", "POST"])
@private
def page(request, slug, key, *, profile):
    wizard = _wizard_or_404(slug, profile)
    page = wizard.page(key)
    if page is None:
        raise Http404
    if profile is not None:
        profile.fetch_answers()
    data = request.POST if request.method == "POST" else None
    form = PAGE_FORMS[page.kind](page, profile, data)
    if form.is_bound and (problem := why_not(request, profile)):
        form.add_error(None, problem)
    if form.is_bound and form.is_valid():
        return _save(request, wizard, page, form, profile)
    context = {
        "role": wizard.role,
        "wizard": wizard,
        "form": form,
        "heading": HEADINGS[page.kind],
        "page": page,
        "number": wizard.number(page),
        "profile": profile,
    }
    return render(request, "assessments/check/page.html", context)


def why_not(request, profile):
    """Why this form cannot be taken as it is; the answers in it are kept."""
    if access.is_stale(request):
        return STALE
    known = request.POST.get("known", "")
    if profile is not None and known and known != str(profile.pk):
        return _(
            "Another plan has been opened in this browser in the meantime. If you send "
            "this page again, these answers go into that plan."
        )
    if profile is None and known:
        return _(
            "This browser has lost its key to your earlier answers; they are safe. Open "
            "them with your return code in another tab, then send this page again. If "
            "you send it now, a new assessment begins."
        )
    return None


@transaction.atomic
def _save(request, wizard, page, form, profile):
    code = None
    if profile is None:
        profile, code = actions.open_profile()
    actions.start_assessment(wizard.role, known=wizard.known_keys, by=profile)
    form.save(by=profile)
    response = redirect(*_next(request, wizard, page))
    if code:
        access.hand_over(response, profile, code=code)
    return response


def _next(request, wizard, page):
    slug = wizard.role.slug
    if page.is_change:
        return ("assessments:answers", slug)
    going_back = request.POST.get("go") == "back"
    target = wizard.before(page) if going_back else wizard.after(page)
    if target is not None:
        return ("assessments:page", slug, target.key)
    return ("roles:detail", slug) if going_back else ("assessments:answers", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def answers(request, slug, *, profile):
    """Everything answered so far on one page, before it becomes a result."""
    wizard = _wizard_or_404(slug, profile)
    overview = Overview(
        wizard,
        profile,
        url_of=lambda key: reverse("assessments:page", args=[slug, key]),
    )
    if request.method == "POST" and profile is not None and overview.answered:
        assessment = actions.complete_assessment(wizard.role, by=profile)
        return redirect("assessments:result", assessment.pk)
    context = {
        "role": wizard.role,
        "overview": overview,
        "wizard": wizard,
        "nothing_answered": request.method == "POST",
    }
    return render(request, "assessments/check/answers.html", context)
