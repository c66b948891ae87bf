"""Writes down all that is kept about a person, as plain JSON in the format's words.

Whatever is stored is written, even what `reading` would refuse: it is the person's own.
"""

from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from assessments.models import Account, Assessment, Plan, PlanStep
from assessments.own_data.format import FORMAT, VERSION
from assessments.snapshot import education_names
from careerpath.languages import texts_of

STEP_AS_IT_IS = (
    "title",
    "texts",
    "keys",
    "result",
    "is_essential",
    "position",
    "hours",
    "weeks",
    "months",
    "hours_done",
    "first_hour",
    "planned_hours",
    "starts_on",
    "ends_on",
    "at_time",
    "minutes",
    "cue",
    "place",
    "obstacle",
    "response",
    "support",
    "proof",
    "notes",
    "status",
    "done_on",
    "evidence",
    "before",
    "sequence",
    "created_at",
    "updated_at",
)
PLAN_AS_IT_IS = (
    "hours_per_week",
    "starts_on",
    "time_zone",
    "left_out",
    "created_at",
    "updated_at",
)


class Exact(DjangoJSONEncoder):
    """Writes moments to the microsecond, so that they come back as they were."""

    def default(self, o):
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def own_data(profile, *, schema_address):
    """The file as a dict of plain values, days and moments. A fixed number of queries."""
    assessments = Assessment.objects.visible_to(profile).select_related("role")
    plans = Plan.objects.visible_to(profile).prefetch_related("steps__action", "links")
    account = Account.objects.filter(profile=profile).first()
    return {
        "$schema": schema_address,
        "format": FORMAT,
        "version": VERSION,
        "exported_at": timezone.now(),
        "profile": {"created_at": profile.created_at, "used_on": profile.used_on},
        "account": account and {"email": account.email},
        "answers": _answers(profile),
        "agreed": _agreed(profile),
        "assessments": [_assessment(one) for one in assessments],
        "plans": [_plan(plan) for plan in plans],
    }


def _answers(profile):
    profile.fetch_answers()
    levels = education_names()
    experience = profile.experienceanswers.all()
    skills = profile.skillanswers.all()
    return {
        "education": [
            {
                "eqf_level": row.eqf_level,
                "isced_field": row.isced_field,
                "is_finished": row.is_finished,
                "name": levels.get(str(row.eqf_level), {}),
            }
            for row in profile.qualifications.all()
        ],
        "experience": [
            {
                "area": row.area.slug,
                "direct_months": row.direct_months,
                "related_months": row.related_months,
                "name": texts_of(row.area, "name"),
            }
            for row in sorted(experience, key=lambda row: row.area.slug)
        ],
        "skills": [
            {
                "skill": row.skill.slug,
                "level": row.level,
                "name": texts_of(row.skill, "name"),
            }
            for row in sorted(skills, key=lambda row: row.skill.slug)
        ],
    }


def _agreed(profile):
    rows = profile.agreedratings.all()
    return [
        {
            "skill": row.skill.slug,
            "level": row.level,
            "evidence": row.evidence,
            "agreed_with": row.agreed_with,
            "agreed_on": row.agreed_on,
            "superseded_at": row.superseded_at,
            "name": texts_of(row.skill, "name"),
        }
        for row in sorted(rows, key=lambda row: row.skill.slug)
    ]


def _assessment(one):
    return {
        "id": one.pk,
        "role": one.role and one.role.slug,
        "known": one.known,
        "step": one.step_id,
        "started_at": one.started_at,
        "completed_at": one.completed_at,
        "snapshot": one.snapshot,
    }


def _plan(plan):
    facts = {name: getattr(plan, name) for name in PLAN_AS_IT_IS}
    return {
        "id": plan.pk,
        "assessment": plan.assessment_id,
        **facts,
        "steps": [_step(step) for step in plan.steps.all()],
        "links": [
            {
                "with_notes": link.with_notes,
                "expires_on": link.expires_on,
                "created_at": link.created_at,
            }
            for link in plan.links.all()
        ],
    }


def _step(step: PlanStep):
    facts = {name: getattr(step, name) for name in STEP_AS_IT_IS}
    return {
        "id": step.pk,
        "action": step.action and step.action.slug,
        "weekdays": [day for day in step.weekdays.split(",") if day],
        **facts,
    }
