"""All that a report stands on, gathered once and without words; the sections put it into
the language of the moment."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from assessments import reach
from assessments.counsellor.models import Client
from assessments.counsellor.report.refusal import CannotReport
from assessments.models import Assessment, Plan
from assessments.planbook import PlanBook
from assessments.report import Report
from assessments.roadmap import Roadmap
from assessments.snapshot import Snapshot
from roles.models import Role
from roles.pages import RolePage


@dataclass
class Facts:
    """`assessment` is the newest result for the client's target role; without one for
    that, the newest of all."""

    client: Client
    assessment: Assessment
    interpretation: str
    counsellor: str
    made_on: date
    number: str
    language: str

    @cached_property
    def snapshot(self):
        return Snapshot(self.assessment.snapshot)

    @cached_property
    def report(self):
        return Report(self.snapshot)

    @cached_property
    def taken_on(self):
        return date.fromisoformat(self.snapshot.data["taken_on"])

    @cached_property
    def role_page(self):
        """The role as it is today, or None if it is gone."""
        slug = self.snapshot.role_slug
        role = Role.objects.with_page().filter(slug=slug).first()
        return role and RolePage(role)

    @cached_property
    def book(self):
        """The client's plan for this role, the newest one; or None."""
        plans = Plan.objects.visible_to(self.client.profile)
        plans = plans.select_related("assessment", "profile").prefetch_related("steps")
        for plan in plans:
            if plan.assessment.snapshot["role"]["slug"] == self.snapshot.role_slug:
                return PlanBook(plan, today=self.made_on)
        return None

    @cached_property
    def roadmap(self):
        """What we would propose as long as there is no plan."""
        return Roadmap.proposed(self.snapshot, today=self.made_on)

    @cached_property
    def reachable(self):
        profile, slug = self.client.profile, self.snapshot.role_slug
        return reach.roles_for(profile, without=slug)

    @cached_property
    def results(self):
        """All results for this role, the oldest first."""
        mine = Assessment.objects.visible_to(self.client.profile)
        return list(mine.of_role(self.assessment))[::-1]

    @cached_property
    def last_report(self):
        """The newest final report, or None."""
        return self.client.reports.final().defer("pdf", "counsellors_pdf").first()


def gathered(client: Client, **given: Any) -> Facts:
    """The facts of a client. CannotReport "no-consent" without a live consent, "no-result"
    before the first result."""
    if client.profile is None or client.consent is None:
        raise CannotReport("no-consent")
    results = Assessment.objects.visible_to(client.profile).completed()
    target = results.filter(role=client.target_role_id) if client.target_role_id else []
    found = next(iter(target[:1]), None) or results.first()
    if found is None:
        raise CannotReport("no-result")
    return Facts(client=client, assessment=found, **given)
