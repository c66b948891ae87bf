"""For somebody who does not know the role: a few questions, then every role with how much
of it is reached."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions, codes
from assessments.compared import address
from assessments.forms.pages import HEADINGS, PAGE_FORMS
from assessments.interview import Interview, families
from assessments.reach import headline, roles_for
from assessments.views.check import why_not
from assessments.views.private import private
from assessments.wizard import CHANGE
from roles.comparing.choice import MOST

SHOWN = 12  # roles on the page before "show all"


@require_safe
@private
def overview(request, *, profile):
    """The roles in order, or the way in for somebody who has answered nothing yet."""
    found = roles_for(profile) if _has_answers(profile) else []
    if not found:
        return _start(request, profile)
    shown = found if "all" in request.GET else found[:SHOWN]
    context = {
        "headline": headline(found),
        "found": shown,
        "total": len(found),
        "is_complete": all(one.is_complete for one in shown),
        "families": families(),
        "to_compare": [one.role for one in found[:MOST]],
        "compare_url": address([one.role.slug for one in found[:MOST]]),
        "profile": profile,
        "code": profile.code and codes.grouped(profile.code),
    }
    return render(request, "assessments/reach/page.html", context)


def _has_answers(profile):
    if profile is None:
        return False
    profile.fetch_answers()
    return any(
        rows.all()
        for rows in (
            profile.qualifications,
            profile.experienceanswers,
            profile.skillanswers,
            profile.agreedratings,
        )
    )


def _start(request, profile):
    is_public = profile is None and not request.GET
    context = {
        "layout": "public.html" if is_public else "private.html",
        "families": families(),
    }
    response = render(request, "assessments/reach/start.html", context)
    if is_public:
        response["X-Robots-Tag"] = "all"
    return response


def _interview_or_404(slug, profile):
    for family in families():
        if family.slug == slug:
            return Interview(family, profile)
    raise Http404


@require_safe
@private
def begin(request, family, *, profile):
    """The address to link to: leads to the first page that is worth asking, or to the
    answers if nothing is open."""
    interview = _interview_or_404(family, profile)
    if interview.stops and interview.next_stop is None:
        return redirect("assessments:reach-answers", family)
    return redirect(_address_of(interview, interview.next_stop))


def _address_of(interview, stop, *, is_change=False):
    """Of a page of questions; without a stop, of the roles in order."""
    if stop is None:
        return reverse("assessments:reach")
    key = f"{CHANGE}{stop.key}" if is_change else stop.key
    return reverse("assessments:reach-page", args=[interview.family.slug, key])


@csrf_exempt  # checked below: a stale form comes back with all its answers
@require_http_methods(["GET", "HEAD", "POST"])
@private
def page(request, family, key, *, profile):
    interview = _interview_or_404(family, profile)
    stop = interview.stop(key)
    if stop is None:
        raise Http404
    if profile is not None:
        profile.fetch_answers()
    is_change = key.startswith(CHANGE)
    page = interview.page(stop, is_change=is_change, sent=request.POST)
    data = request.POST if request.method == "POST" else None
    form = PAGE_FORMS[page.kind](page, profile, data)
    if form.is_bound and (problem := why_not(request, profile)):
        form.add_error(None, problem)
    if form.is_bound and form.is_valid():
        return _save(request, interview, stop, form)
    number, total = interview.progress(stop)
    context = {
        "family": interview.family,
        "form": form,
        "heading": HEADINGS[page.kind],
        "page": page,
        "number": number,
        "total": total,
        "profile": profile,
    }
    return render(request, "assessments/reach/questions.html", context)


@transaction.atomic
def _save(request, interview, stop, form):
    """A profile is made with the first answer only: a page that was skipped keeps
    nothing."""
    profile, code = interview.profile, None
    if profile is None and form.has_changed():
        profile, code = actions.open_profile()
    if profile is not None:
        form.save(by=profile)
    response = redirect(_next(request, interview, stop))
    if code:
        access.hand_over(response, profile, code=code)
    return response


def _next(request, interview, stop):
    if request.POST.get("go") == "done":
        return _address_of(interview, None)
    if request.POST.get("go") == "back":
        return _address_of(interview, interview.before(stop), is_change=True)
    return _address_of(interview, interview.after(stop))


@require_safe
@private
def answers(request, family, *, profile):
    """All answers, each with the way to change it."""
    interview = _interview_or_404(family, profile)

    def url_of(key):
        return reverse("assessments:reach-page", args=[family, key])

    context = {
        "family": interview.family,
        "overview": {"rows": interview.answer_rows(url_of=url_of)},
        "is_complete": not interview.open_count,
    }
    return render(request, "assessments/reach/answers.html", context)
