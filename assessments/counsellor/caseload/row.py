"""A client in a list, in words that a template only has to place."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from assessments.counsellor.models import Client
from assessments.wording import BANDS

LANGUAGES = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class Row:
    """A client in the list. Score and plan are empty without a live consent; `role` is
    what they are about, which is the target role, if there is one."""

    client: Client
    role: str
    today: date

    @property
    def language(self):
        return LANGUAGES.get(self.client.language, self.client.language)

    @property
    def counsellor(self):
        """Whose client it is, by name; "" if nobody's."""
        user = self.client.counsellor
        return (user.get_full_name() or user.get_username()) if user else ""

    @property
    def is_open(self):
        """May the client's own work be read, and is there any?"""
        return self.client.has_consent and self.client.profile_id is not None

    @property
    def has_target(self):
        return self.client.target_role_id is not None

    @property
    def has_score(self):
        return self.client.points is not None

    @property
    def is_complete(self):
        return self.client.points == self.client.points_at_most

    @property
    def band_label(self):
        return BANDS.get(self.client.band, "")

    @property
    def percent(self):
        """How much of the plan is done, of 100."""
        return 100 * self.client.steps_done // (self.client.steps_all or 1)

    @property
    def is_session(self):
        """Is the next date a session, not the end of a step?"""
        return self.client.next_on == self.client.next_session_on

    @property
    def is_past(self):
        return self.client.next_on < self.today

    @property
    def plan_is_overdue(self):
        due = self.client.step_due_on
        return due is not None and due < self.today

    @property
    def review_is_due(self):
        review = self.client.review_on
        return review is not None and review <= self.today
