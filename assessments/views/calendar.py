"""The plan in a calendar: as a file, or as a feed that stays up to date."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions, doors
from assessments.calendar import has_days, plan_file, step_file
from assessments.forms.doors import CalendarForm
from assessments.planbook import PlanBook
from assessments.views.found import plan_or_404, step_or_404
from assessments.views.private import STALE, private
from assessments.views.unlisted import unlisted

DOINGS = {
    CalendarForm.OPEN: (
        actions.open_feed,
        _("Your calendar feed is on. Its address is below."),
    ),
    CalendarForm.RENEW: (
        actions.renew_feed,
        _("Here is the new address. The old one shows nothing any more."),
    ),
    CalendarForm.CLOSE: (
        actions.close_feed,
        _("Your calendar feed is off. Its address shows nothing any more."),
    ),
}


@csrf_exempt  # checked below: a stale form comes back with its choice
@require_http_methods(["GET", "HEAD", "POST"])
@private
def calendar(request, pk, *, profile):
    plan = plan_or_404(profile, pk)
    form = CalendarForm(plan, request.POST or None)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        return _done(request, plan, profile, **form.cleaned_data)
    address = plan.feed_key and _feed_address(request, plan)
    context = {
        "plan": plan,
        "book": PlanBook(plan, today=timezone.localdate()),
        "form": form,
        "address": address,
        "webcal": address and re.sub("^https?", "webcal", address),
    }
    return render(request, "assessments/doors/calendar.html", context)


def _done(request, plan, profile, *, time_zone, do):
    """Every button keeps the time zone that stands above it, and then does its own."""
    actions.set_time_zone(plan, time_zone=time_zone, by=profile)
    if do == CalendarForm.DOWNLOAD:
        return redirect("assessments:plan-file", plan.pk)
    text = _("Your time zone is saved.")
    if do in DOINGS:
        action, text = DOINGS[do]
        action(plan, by=profile)
    messages.success(request, text)
    return redirect("assessments:calendar", plan.pk)


def _feed_address(request, plan):
    path = reverse("assessments:feed", args=[doors.feed_token(plan)])
    return request.build_absolute_uri(path)


@require_safe
@private
def plan(request, pk, *, profile):
    book = PlanBook(plan_or_404(profile, pk), today=timezone.localdate())
    content = plan_file(book, link=request.build_absolute_uri)
    return _download(content, "careerpath-plan.ics")


@require_safe
@private
def step(request, pk, step, *, profile):
    row = step_or_404(profile, pk, step)
    if not has_days(row):
        raise Http404
    book = PlanBook(row.plan, today=timezone.localdate())
    content = step_file(book, row, link=request.build_absolute_uri)
    return _download(content, "careerpath-step.ics")


@require_safe
@unlisted
def feed(request, signed):
    """For calendar programs, which come every few hours and bring no cookie."""
    plan = doors.plan_of_feed(signed)
    if plan is None:
        raise Http404
    book = PlanBook(plan, today=timezone.localdate())
    return _calendar_response(plan_file(book, link=request.build_absolute_uri))


def _download(content, name):
    response = _calendar_response(content)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _calendar_response(content):
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
