"""The roles that a person is working towards: for each the newest result and the plans."""

from dataclasses import dataclass, field

from assessments.models import Assessment, Plan
from assessments.planbook import PlanBook
from assessments.report import Report
from assessments.snapshot import Snapshot


@dataclass
class Goal:
    """One role: its newest result, how many results there are, the plan that goes by it,
    and any older plans (as after two profiles have become one)."""

    assessment: Assessment
    report: Report
    results: int = 1
    book: PlanBook | None = None
    older_books: list = field(default_factory=list)


def goals_of(profile, *, today):
    """The profile's goals, the one that was worked on last first. A fixed number of
    queries."""
    goals = {}
    for assessment in Assessment.objects.visible_to(profile).completed():
        about = _about(assessment)
        if about in goals:
            goals[about].results += 1
        else:
            report = Report(Snapshot(assessment.snapshot))
            goals[about] = Goal(assessment, report)
    plans = Plan.objects.visible_to(profile).select_related("assessment")
    for plan in plans.prefetch_related("steps"):
        goal, book = goals[_about(plan.assessment)], PlanBook(plan, today=today)
        if goal.book is None:
            goal.book = book
        else:
            goal.older_books.append(book)
    return list(goals.values())


def _about(assessment):
    """What keeps results for one role together, even when the role is gone."""
    return assessment.snapshot["role"]["slug"]
