"""A client's file, ready to place: what needs doing, where they stand, what has changed.

Reads only; without a live consent it reads nothing of the client's own work.
"""

from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.goals import goals_of
from assessments.models import AgreedRating
from assessments.progress import chart, differences, history
from roles.enums import SkillLevel
from roles.wording import listed

NOTES_AT_ONCE = 5


class CaseFile:
    """All that a counsellor needs to prepare a session. A fixed number of queries.
    `client` comes from `client_or_404`."""

    def __init__(self, client, *, today):
        self.client = client
        self.today = today

    @property
    def is_open(self):
        """May the client's own work be read?"""
        return self.client.has_consent and self.client.profile is not None

    @cached_property
    def consents(self):
        return list(self.client.consents.all())

    @property
    def consent(self):
        """The live one, or None."""
        live = (one for one in self.consents if one.withdrawn_on is None)
        return next(live, None) if self.client.profile else None

    @property
    def is_work_gone(self):
        """Was there a profile once, which the client has deleted?"""
        return self.client.profile is None and bool(self.consents)

    @property
    def is_review_due(self):
        day = self.client.review_on
        return day is not None and day <= self.today

    @property
    def has_todo(self):
        """Is anything waiting to be done?"""
        return bool(
            not self.is_open
            or self.lacks_assessment
            or (self.book and self.book.late)
            or self.is_review_due
            or self.superseded
        )

    @property
    def lacks_assessment(self):
        """Is there no result for the target role; or none at all, as long as there is no
        target role?"""
        if not self.is_open or self.client.target_role is None:
            return self.is_open and not self.goals
        return not any(self._is_target(goal) for goal in self.goals)

    # What the client has done; nothing while the file is closed.

    @cached_property
    def goals(self):
        """The roles with results, the client's target role first."""
        if not self.is_open:
            return []
        goals = goals_of(self.client.profile, today=self.today)
        return sorted(goals, key=lambda one: not self._is_target(one))

    def _is_target(self, goal):
        target = self.client.target_role
        return target is not None and goal.assessment.role_id == target.pk

    @property
    def goal(self):
        """The one to talk about: for the target role, else the newest."""
        return self.goals[0] if self.goals else None

    @property
    def book(self):
        """The plan for it, or None."""
        return self.goal and self.goal.book

    @cached_property
    def entries(self):
        """All results for that role, the oldest first."""
        if self.goal is None:
            return []
        return history(self.goal.assessment, self.client.profile)

    @property
    def newest(self):
        return self.entries[-1] if self.entries else None

    @property
    def chart(self):
        return chart(self.entries)

    @cached_property
    def steps(self):
        """Each result but the first with what differs from the one before, line by line;
        the newest first."""
        pairs = zip(self.entries[:-1], self.entries[1:], strict=True)
        found = [(after, differences(one.report, after.report)) for one, after in pairs]
        return found[::-1]

    @property
    def standing(self):
        """The newest result in a sentence or two, about the client."""
        report = self.newest.report
        met = sum(line.status == "met" for line in report.lines)
        parts = [_met(met, len(report.lines)), _needed(report), _open(report)]
        return format_html_join(" ", "{}", ((part,) for part in parts if part))

    @cached_property
    def ratings(self):
        """Every agreed rating, with the client's own as `own` (a label, or "")."""
        if not self.is_open:
            return []
        profile = self.client.profile
        mine = dict(profile.skillanswers.values_list("skill", "level"))
        rows = AgreedRating.objects.filter(profile=profile).select_related("skill")
        found = sorted(rows, key=lambda row: (row.is_in_force, row.agreed_on, row.pk))
        for row in found:
            row.own = SkillLevel(mine[row.skill_id]) if row.skill_id in mine else None
        return found

    @property
    def superseded(self):
        """Ratings that the client has changed since they were agreed."""
        return [row for row in self.ratings if not row.is_in_force]

    # What the desk has written.

    @cached_property
    def notes(self):
        return list(self.client.notes.all())

    @property
    def newest_notes(self):
        return self.notes[:NOTES_AT_ONCE]

    @property
    def older_notes(self):
        return self.notes[NOTES_AT_ONCE:]

    @property
    def last_session(self):
        """The day of the last session that there is a note on, or None."""
        return max((one.held_on for one in self.notes if one.held_on), default=None)

    @cached_property
    def reports(self):
        """Drafts and final ones, without their printed copies."""
        return list(self.client.reports.without_files())


def _met(met, total):
    text = ngettext(
        "{met} of {total} requirement is met.",
        "{met} of {total} requirements are met.",
        total,
    )
    return text.format(met=met, total=total)


def _needed(report):
    if not report.still_needed:
        return ""
    names = listed(line.name for line in report.still_needed)
    return format_html(_("Essential and still needed: {names}."), names=names)


def _open(report):
    count = report.open_count
    if not count:
        return ""
    text = ngettext(
        "{count} question is not answered.",
        "{count} questions are not answered.",
        count,
    )
    return text.format(count=count)
