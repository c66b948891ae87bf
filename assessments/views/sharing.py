"""A plan that others may read for a while: the links to it, and what they open."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import access, actions, doors
from assessments.forms.doors import ShareForm
from assessments.intention import all_words
from assessments.planbook import PlanBook
from assessments.views.found import plan_or_404
from assessments.views.private import STALE, private
from assessments.views.unlisted import unlisted


@csrf_exempt  # checked below: a stale form comes back with its choices
@require_http_methods(["GET", "HEAD", "POST"])
@private
def share(request, pk, *, profile):
    plan = plan_or_404(profile, pk)
    form = ShareForm(request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid() and _is_shared(plan, form, profile):
        messages.success(request, _("The link is made. Copy it and send it on."))
        return redirect("assessments:share", pk)
    today = timezone.localdate()
    context = {
        "plan": plan,
        "book": PlanBook(plan, today=today),
        "form": form,
        "links": [(one, _address(request, one)) for one in plan.links.live(today)],
    }
    return render(request, "assessments/doors/share.html", context)


def _is_shared(plan, form, profile):
    try:
        actions.share_plan(plan, **form.cleaned_data, by=profile)
    except actions.TooManyLinks:
        text = _("You have {count} links already. Please take one back first.")
        form.add_error(None, text.format(count=actions.MAX_LINKS))
        return False
    return True


def _address(request, link):
    path = reverse("assessments:shared", args=[doors.share_token(link)])
    return request.build_absolute_uri(path)


@require_POST
@private
def take_back(request, pk, link, *, profile):
    plan = plan_or_404(profile, pk)
    actions.take_link_back(plan, link=link, by=profile)
    messages.success(request, _("The link is taken back. It opens nothing any more."))
    return redirect("assessments:share", pk)


@require_safe
@unlisted
def shared(request, signed):
    """What whoever has the link reads."""
    today = timezone.localdate()
    link = doors.link_of_token(signed, today)
    if link is None:
        raise Http404
    book = PlanBook(link.plan, today=today)
    words = all_words if link.with_notes else lambda card: []
    context = {
        "link": link,
        "report": book.report,
        "steps": [(card, words(card)) for card in [*book.done, *book.ahead]],
        "is_shared": True,
    }
    return render(request, "assessments/doors/shared.html", context)
