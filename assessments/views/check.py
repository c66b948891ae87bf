"""The assessment: a few pages of questions, an overview of the answers, then the result."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import access, actions, wording
from assessments.forms.pages import PAGE_FORMS
from assessments.models import Assessment
from assessments.scoring import fulfilment
from assessments.snapshot import (
    answered_keys,
    answers_for,
    asked_of,
    education_names,
    requirements_of,
)
from assessments.views.private import STALE, private
from assessments.wizard import Wizard
from careerpath.languages import shown
from roles.models import Role


def _wizard_or_404(slug, profile):
    role = get_object_or_404(Role.objects.published().with_requirements(), slug=slug)
    wizard = Wizard(role, _known(role, profile))
    if not wizard.total:
        raise Http404
    return wizard


def _known(role, profile):
    """What need not be asked: fixed when the assessment begins, so that its pages stay
    the same until its end."""
    mine = Assessment.objects.visible_to(profile).running()
    running = mine.filter(role=role).first()
    return answered_keys(role, profile) if running is None else running.known


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
        "page": page,
        "number": wizard.number(page),
        "profile": profile,
    }
    return render(request, f"assessments/check/{page.kind}.html", context)


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
    rows = _answer_rows(wizard, profile)
    answered = sum(row["is_answered"] for row in rows)
    if request.method == "POST" and profile is not None and answered:
        assessment = actions.complete_assessment(wizard.role, by=profile)
        return redirect("assessments:result", assessment.pk)
    context = {
        "role": wizard.role,
        "rows": rows,
        "answered": answered,
        "wizard": wizard,
        "nothing_answered": request.method == "POST",
    }
    return render(request, "assessments/check/answers.html", context)


def _answer_rows(wizard, profile):
    items = asked_of(wizard.role)
    requirements = {one.key: one for one in requirements_of(items)}
    held = answers_for(requirements.values(), profile)
    levels = education_names()
    return [
        _answer_row(
            item, requirements[item["key"]], held.get(item["key"]), wizard, levels
        )
        for item in items
    ]


def _answer_row(item, requirement, held, wizard, levels):
    is_answered = fulfilment(requirement.need, held) is not None
    return {
        "name": shown(item["name"]),
        "is_essential": requirement.is_essential,
        "answer": wording.answer(
            held, levels, lacks_field=held is not None and not is_answered
        ),
        "is_answered": is_answered,
        "page": wizard.page_about(requirement.key),
    }
