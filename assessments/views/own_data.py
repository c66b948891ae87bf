"""One's own data: what there is, to take away, to bring back."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, actions, own_data, wording
from assessments.forms.own_data import RestoreForm, UploadForm, key_of
from assessments.models import Account, Assessment, Plan, PlanStep, ShareLink
from assessments.snapshot import education_names
from assessments.uploads import limited
from assessments.views.private import STALE, STALE_FILE, private
from careerpath.languages import shown


@csrf_exempt  # checked below, once it is sure that no large file comes with the token
@require_http_methods(["GET", "HEAD", "POST"])
@private
def overview(request, *, profile):
    form = UploadForm()
    if request.method == "POST":
        uploads = limited(request, own_data.MAX_BYTES)
        files = (request.POST, request.FILES)
        form = UploadForm(*files, is_too_large=uploads.is_too_large)
        if not uploads.is_too_large and access.is_stale(request):
            form.add_error("file", STALE_FILE)
        if form.is_valid():
            sent = {"data": form.packed, "known": key_of(profile)}
            question = RestoreForm(profile, initial=sent)
            return _ask(request, question, form.data_in_file, profile)
    context = {
        "form": form,
        "profile": profile,
        "numbers": _numbers(profile) if profile else [],
        "account": Account.objects.filter(profile=profile).first(),
    }
    return render(request, "assessments/mine/data.html", context)


def _numbers(profile):
    """What there is, as rows of a name and a number above 0."""
    profile.fetch_answers()
    mine = Assessment.objects.visible_to(profile)
    links = ShareLink.objects.filter(plan__profile=profile)
    rows = [
        (_("Certificates"), len(profile.qualifications.all())),
        (_("Areas of experience"), len(profile.experienceanswers.all())),
        (_("Skill levels"), len(profile.skillanswers.all())),
        (_("Ratings agreed with a counsellor"), len(profile.agreedratings.all())),
        (_("Results"), mine.completed().count()),
        (_("Checks under way"), mine.running().count()),
        (_("Plans"), Plan.objects.visible_to(profile).count()),
        (_("Steps in them"), PlanStep.objects.visible_to(profile).count()),
        (_("Shared links"), links.count()),
    ]
    return [(name, number) for name, number in rows if number]


def _ask(request, form, data, profile):
    merge = own_data.Merge(data, profile)
    levels = education_names()
    context = {
        "form": form,
        "merge": merge,
        "data": data,
        "profile": profile,
        "results": [
            (shown(one.snapshot.role.title), one.completed_at)
            for one in merge.new_results
        ],
        "differences": [
            {
                "name": shown(one.name) or _("Education"),
                "here": wording.answer(one.here, levels),
                "in_file": wording.answer(one.in_file, levels),
            }
            for one in merge.differences
        ],
    }
    return render(request, "assessments/mine/restore.html", context)


@csrf_exempt  # checked below: a stale form comes back with the file
@require_http_methods(["GET", "HEAD", "POST"])
@private
def restore(request, *, profile):
    if request.method != "POST":
        return redirect("assessments:my-data")
    form = RestoreForm(profile, request.POST)
    if access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_valid():
        return _restored(form, request, profile)
    if form.data_in_file is None:
        messages.warning(request, _("Please choose your file once more."))
        return redirect("assessments:my-data")
    return _ask(request, form, form.data_in_file, profile)


def _restored(form, request, profile):
    try:
        return _restore(form, request, profile)
    except IntegrityError:  # the same file was read in elsewhere at this very moment
        return _restore(form, request, profile)


@transaction.atomic
def _restore(form, request, profile):
    code = None
    if profile is None:
        profile, code = actions.open_profile()
    replace = form.cleaned_data["replace"]
    merge = actions.restore(form.data_in_file, replace=replace, by=profile)
    messages.success(request, _what_came(merge))
    response = redirect("assessments:mine")
    if code:
        access.hand_over(response, profile, code=code)
    return response


def _what_came(merge):
    results, plans = len(merge.new_results), len(merge.new_plans)
    if not results and not plans:
        return _("Your file has been read in. All results and plans were here already.")
    return format_html(
        _("Your data is back: {results} and {plans}."),
        results=ngettext("{n} result", "{n} results", results).format(n=results),
        plans=ngettext("{n} plan", "{n} plans", plans).format(n=plans),
    )


@require_safe
@private
def download(request, *, profile):
    """Everything, in our own format."""
    if profile is None:
        raise Http404
    address = request.build_absolute_uri(reverse("data-schema"))
    data = own_data.own_data(profile, schema_address=address)
    return _file(data, "careerpath.json")


@require_safe
@private
def resume(request, *, profile):
    """The answers as a CV for other programs."""
    if profile is None:
        raise Http404
    data = own_data.json_resume(profile, address=request.build_absolute_uri())
    return _file(data, "resume.json")


def _file(data, name):
    response = _readable(data)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@cache_control(public=True, max_age=86400)
def schema(request):
    """The description of our format, for programs and curious people."""
    return _readable(own_data.OwnData.model_json_schema())


def _readable(data):
    return JsonResponse(
        data,
        encoder=own_data.Exact,
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
