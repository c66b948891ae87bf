"""What came of it: the result, what would change it, and the plan."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import access, actions, codes, reach, scoring, wording
from assessments.forms.plan import PlanForm
from assessments.models import Assessment
from assessments.planning import after_step
from assessments.report import Report
from assessments.roadmap import Roadmap
from assessments.snapshot import Snapshot
from assessments.views.private import STALE, private
from assessments.whatif import WhatIfForm, changes
from assessments.wizard import Wizard
from roles.models import Role
from roles.wording import duration


def _assessment_or_404(profile, pk):
    mine = Assessment.objects.visible_to(profile).completed()
    return get_object_or_404(mine.select_related("plan"), pk=pk)


def _role_today(assessment):
    """The role as it is now, or None if it is gone or hidden."""
    roles = Role.objects.published().with_requirements()
    return roles.filter(pk=assessment.role_id).first()


def _plan_of(assessment):
    return getattr(assessment, "plan", None)


@require_safe
@private
def result(request, pk, *, profile):
    assessment = _assessment_or_404(profile, pk)
    snapshot = Snapshot(assessment.snapshot)
    role = _role_today(assessment)
    roadmap = Roadmap(snapshot, _plan_of(assessment), today=timezone.localdate())
    context = {
        "assessment": assessment,
        "report": Report(snapshot),
        "role": role,
        "has_changed": role is not None and snapshot.differs_from(role),
        "roadmap": roadmap,
        "teaser": _teaser(snapshot, roadmap),
        "reachable": reach.roles_for(profile, without=snapshot.role_slug),
        "profile": profile,
        "code": profile.code and codes.grouped(profile.code),
    }
    return render(request, "assessments/result.html", context)


def _teaser(snapshot, roadmap):
    """What the first step of the plan alone would change, by the score itself."""
    for gap in roadmap.gaps:
        step = roadmap.chosen.get(gap.key)
        if step is not None:
            done = after_step(snapshot.requirements, snapshot.answers, step)
            after = snapshot.rescored(done).printed
            return {
                "option": gap.options[0],
                "before": snapshot.score.printed,
                "after": after,
                "gain": after - snapshot.score.printed,
            }
    return None


@require_POST
@private
def again(request, pk, *, profile):
    """Hold the profile against the role as it is today."""
    assessment = _assessment_or_404(profile, pk)
    role = _role_today(assessment)
    if role is None or not Wizard(role).pages:
        return redirect("assessments:result", pk)
    new = actions.rescore(role, by=profile)
    return redirect("assessments:result", new.pk)


@require_safe
@private
def what_if(request, pk, *, profile):
    assessment = _assessment_or_404(profile, pk)
    snapshot = Snapshot(assessment.snapshot)
    roadmap = Roadmap(snapshot, _plan_of(assessment), today=timezone.localdate())
    form = WhatIfForm(roadmap, request.GET)
    before = Report(snapshot)
    after = Report(snapshot, form.scenario() if form.is_valid() else None)
    context = {
        "assessment": assessment,
        "form": form,
        "before": before,
        "after": after,
        "gain": after.score.printed - before.score.printed,
        "changes": changes(before, after),
    }
    return render(request, "assessments/what_if.html", context)


@csrf_exempt  # checked below: a stale form comes back with its choices
@require_http_methods(["GET", "HEAD", "POST"])
@private
def plan(request, pk, *, profile):
    assessment = _assessment_or_404(profile, pk)
    snapshot = Snapshot(assessment.snapshot)
    today = timezone.localdate()
    roadmap = Roadmap(snapshot, _plan_of(assessment), today=today)
    data = request.POST if request.method == "POST" else None
    form = PlanForm(roadmap, today, data)
    if form.is_bound and access.is_stale(request):
        form.add_error(None, STALE)
    if form.is_bound and form.is_valid():
        form.save(assessment)
        messages.success(request, _("Your plan is saved."))
        return redirect("assessments:plan", pk)
    context = {
        "assessment": assessment,
        "form": form,
        "report": Report(snapshot),
        "after": Report(snapshot, roadmap.outlook.score),
        "roadmap": roadmap,
        "role": _role_today(assessment),
        "profile": profile,
    }
    return render(request, "assessments/plan.html", context)


@require_safe
@cache_control(public=True, max_age=60)
def method(request):
    """How the score is calculated, printed from the very constants that it uses."""
    context = {
        "version": scoring.FORMULA_VERSION,
        "dimensions": _percentages(scoring.DIMENSION_WEIGHTS),
        "importance": scoring.IMPORTANCE_WEIGHTS,
        "max_asset_share": _percent(scoring.MAX_ASSET_SHARE),
        "related": _percent(scoring.RELATED_EXPERIENCE),
        "education_by_gap": [_percent(part) for part in scoring.EDUCATION_BY_GAP],
        "missing_field": _percent(scoring.MISSING_FIELD),
        "in_progress": _percent(scoring.STUDY_IN_PROGRESS),
        "min_coverage": _percent(scoring.MIN_COVERAGE),
        "bands": [
            (wording.BANDS[band], wording.band_meaning(band))
            for band in reversed(scoring.Band)
        ],
        "example": _example(),
    }
    return render(request, "assessments/method.html", context)


def _percent(fraction):
    return round(100 * fraction)


def _percentages(weights):
    return {name: _percent(weight) for name, weight in weights.items()}


def _example():
    """A small made-up role, scored by the real formula."""
    requirements = [
        scoring.Requirement("a", "essential", scoring.EducationNeed(4)),
        scoring.Requirement("b", "essential", scoring.ExperienceNeed(24)),
        scoring.Requirement("c", "essential", scoring.SkillNeed(3)),
        scoring.Requirement("d", "preferred", scoring.SkillNeed(2)),
    ]
    held = {
        "a": scoring.EducationHeld((scoring.Qualification(4),)),
        "b": scoring.ExperienceHeld(12, 6),
        "c": scoring.SkillHeld(2),
        "d": scoring.SkillHeld(2),
    }
    score = scoring.score(requirements, held)
    return {
        "lines": score.lines,
        "score": score.printed,
        "need": duration(24),
        "direct": duration(12),
        "related": duration(6),
        "band": wording.BANDS[score.band],
    }
