"""Assessing together: the questions and answers in the client's language, the frame around
them in the counsellor's."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments.counsellor import actions
from assessments.counsellor.views.desk import desk, work_or_404
from assessments.counsellor.views.together import (
    NO_CONSENT,
    asked_rows,
    here,
    readable_profile,
    session_or_404,
    why_not,
)
from assessments.forms.pages import HEADINGS, PAGE_FORMS
from assessments.models import Assessment
from assessments.overview import Overview
from assessments.views.found import wizard_for
from roles.forms import SearchForm
from roles.models import Role
from roles.searching import catalogue

MAX_ROLES = 30


@require_safe
@desk
def choose(request, pk, *, member):
    """For which role? The target role comes first, then what there are results for."""
    client = work_or_404(request.user, pk)
    actions.note_opening(client, by=request.user)
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    newest = _newest_results(client)
    roles = _roles_for(query)
    roles.sort(
        key=lambda role: (role.pk != client.target_role_id, role.pk not in newest)
    )
    context = {
        "client": client,
        "member": member,
        "form": form,
        "query": query,
        "rows": [(role, newest.get(role.pk)) for role in roles[:MAX_ROLES]],
        "left_out": max(0, len(roles) - MAX_ROLES),
    }
    return render(request, "counsellor/assess/choose.html", context)


def _roles_for(query):
    """All published roles, or those that a search finds, the best first."""
    if not query:
        return list(Role.objects.published())
    keys = catalogue.current().found_keys(query, get_language())
    found = Role.objects.published().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _newest_results(client):
    """The newest result by the id of its role."""
    results = Assessment.objects.visible_to(client.profile).completed()
    found = {}
    for one in results.defer("snapshot"):
        found.setdefault(one.role_id, one)
    return found


@require_safe
@desk
def begin(request, pk, slug, *, member):
    """Leads to the first page of questions, or to the answers if there is none."""
    client, role = session_or_404(request, pk, slug)
    return _to_first_page(client, wizard_for(role, client.profile))


def _to_first_page(client, wizard):
    slug = wizard.role.slug
    if not wizard.pages:
        return redirect("counsellor:assess-answers", client.pk, slug)
    return redirect("counsellor:assess-page", client.pk, slug, wizard.pages[0].key)


@require_POST
@desk
def ask_everything(request, pk, slug, *, member):
    """Begin at the first page again, with all questions and the answers so far."""
    client, role = session_or_404(request, pk, slug)
    if not role.is_published:
        raise Http404
    try:
        actions.ask_everything_together(client, role, by=request.user)
    except actions.NoConsent as gone:
        raise Http404 from gone
    return _to_first_page(client, wizard_for(role, client.profile))


@csrf_exempt  # checked in `why_not`: a stale form comes back with all its answers
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def page(request, pk, slug, key, *, member):
    client, role = session_or_404(request, pk, slug)
    wizard = wizard_for(role, client.profile)
    page = wizard.page(key)
    if page is None:
        raise Http404
    form, is_valid = _in_language(request, client, page)
    problem = why_not(request, client, role) if form.is_bound else None
    if is_valid and problem is None:
        problem = _save(client, wizard, form, request.user)
        if problem is None:
            messages.success(request, _("Saved."))
            return redirect(*_next(request, client, wizard, page))
    context = {
        "client": client,
        "member": member,
        "role": role,
        "wizard": wizard,
        "page": page,
        "number": wizard.number(page),
        "heading": HEADINGS[page.kind],
        "form": form,
        "summary": form.errors and _summary(request, client, page),
        "problem": problem,
        "asked": asked_rows(role, {row.key for row in page.rows}),
    }
    return render(request, "counsellor/assess/page.html", context)


def _in_language(request, client, page):
    """The client's form, built in their language, and whether what was sent is in order."""
    with override(client.language):
        form = _form(request, client, page)
        return form, form.is_valid()


def _form(request, client, page):
    profile = readable_profile(client)
    if profile is not None:
        profile.fetch_answers()
    data = request.POST if request.method == "POST" else None
    return PAGE_FORMS[page.kind](page, profile, data)


def _summary(request, client, page):
    """The same form in the counsellor's language, for the summary of what to mend."""
    form = _form(request, client, page)
    form.is_valid()
    return form


def _save(client, wizard, form, user):
    """Save the page; returns why that cannot be, if so."""
    try:
        actions.answer_together(
            client, wizard.role, known=wizard.known_keys, save=form.save, by=user
        )
    except actions.NoConsent:  # withdrawn at this very moment
        return NO_CONSENT
    return None


def _next(request, client, wizard, page):
    args = (client.pk, wizard.role.slug)
    if page.is_change:
        return ("counsellor:assess-answers", *args)
    going_back = request.POST.get("go") == "back"
    target = wizard.before(page) if going_back else wizard.after(page)
    if target is not None:
        return ("counsellor:assess-page", *args, target.key)
    if going_back:
        return ("counsellor:assess", client.pk)
    return ("counsellor:assess-answers", *args)


@csrf_exempt  # checked in `why_not`
@require_http_methods(["GET", "HEAD", "POST"])
@desk
def answers(request, pk, slug, *, member):
    """Everything answered so far on one page, before it becomes a result."""
    client, role = session_or_404(request, pk, slug)
    is_sent = request.method == "POST"
    problem = why_not(request, client, role) if is_sent else None
    wizard = wizard_for(role, readable_profile(client))
    url_of = here("counsellor:assess-page", client.pk, slug)
    with override(client.language):
        overview = Overview(wizard, readable_profile(client), url_of=url_of)
    if is_sent and problem is None and overview.answered:
        try:
            done = actions.complete_together(client, role, by=request.user)
            return redirect("counsellor:result", client.pk, done.pk)
        except actions.NoConsent:
            problem = NO_CONSENT
    context = {
        "client": client,
        "member": member,
        "role": role,
        "wizard": wizard,
        "overview": overview,
        "problem": problem,
        "nothing_answered": is_sent and not overview.answered,
    }
    return render(request, "counsellor/assess/answers.html", context)
