"""What came of it: the result, and what would change it."""

from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from assessments import actions, codes, reach, scoring, wording
from assessments.planning import after_step
from assessments.progress import role_differences
from assessments.report import Report
from assessments.route import route_for
from assessments.snapshot import Snapshot
from assessments.views.found import assessment_or_404, roadmap_for, role_today
from assessments.views.private import private
from assessments.wizard import Wizard
from roles.wording import duration


@require_safe
@private
def result(request, pk, *, profile):
    assessment = assessment_or_404(profile, pk)
    snapshot = Snapshot(assessment.snapshot)
    role = role_today(assessment.role_id)
    plan = actions.plan_for(assessment, profile)
    roadmap = roadmap_for(snapshot, plan)
    context = {
        "assessment": assessment,
        "report": Report(snapshot),
        "role": role,
        "role_differences": role_differences(snapshot, role),
        "plan": plan,
        "roadmap": roadmap,
        "teaser": _teaser(snapshot, roadmap),
        "reachable": reach.roles_for(profile, without=snapshot.role_slug),
        "route": route_for(role, roadmap, profile),
        "profile": profile,
        "code": profile.code and codes.grouped(profile.code),
    }
    return render(request, "assessments/result/page.html", context)


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
    assessment = assessment_or_404(profile, pk)
    role = role_today(assessment.role_id)
    if role is None or not Wizard(role).pages:
        return redirect("assessments:result", pk)
    new = actions.rescore(role, by=profile)
    return redirect("assessments:result", new.pk)


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
