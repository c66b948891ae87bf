"""How a story comes by its days.

The actions date what they write by the clock of today. So a story is acted out today, one
happening after the other, while `Clock` keeps when each of them was; at its end `settle`
moves everything that was written to the moment of its happening.
"""

from bisect import bisect_right
from datetime import datetime, timedelta

from django.utils import timezone

from assessments.counsellor.models import AuditEntry, Client, Consent, Note, Report
from assessments.models import AgreedRating, Assessment, Plan, PlanStep, Profile

STAMPS = (
    (Client, "pk", ("created_at", "updated_at", "archived_at")),
    (AuditEntry, "client", ("at",)),
    (Consent, "client", ("created_at",)),
    (Note, "client", ("created_at", "updated_at")),
    (Report, "client", ("created_at", "updated_at")),  # what is final is so today
    (Profile, "client", ("created_at",)),
    (Assessment, "profile__client", ("started_at", "completed_at")),
    (Plan, "profile__client", ("created_at", "updated_at")),
    (PlanStep, "plan__profile__client", ("created_at", "updated_at")),
    (AgreedRating, "profile__client", ("superseded_at",)),
)
OPENS, CLOSES = 8 * 60 + 30, 16 * 60  # minutes of a day at the office
BREAK = timedelta(minutes=10)


class Clock:
    """Where a story has got to. Every moment comes after the last one, none lies ahead."""

    def __init__(self, rng):
        self.rng = rng
        self.today = timezone.localdate()
        self.acted = []  # when each happening began to be written
        self.moments = []  # when it was

    def at_the_office(self, day):
        """A moment of that day in office hours; of the Friday before on a weekend."""
        day -= timedelta(days=max(0, day.weekday() - 4))
        return self._begin(day, self.rng.randrange(OPENS, CLOSES))

    def in_the_evening(self, day):
        return self._begin(day, self.rng.randrange(17 * 60, 21 * 60))

    def _begin(self, day, minutes):
        now = timezone.localtime()
        midnight = datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
        moment = midnight + timedelta(minutes=minutes)
        if self.moments:
            moment = max(moment, self.moments[-1] + BREAK)
        self.acted.append(now)
        self.moments.append(min(moment, now))
        return self.moments[-1]

    def moment_of(self, stamp):
        """When that was which was written at `stamp`."""
        place = bisect_right(self.acted, stamp) - 1
        return self.moments[place] + (stamp - self.acted[place])


def settle(client_id, clock, *, visited):
    """Move all that hangs on the client to its moments. `visited` is the day on which they
    last used their profile, if there is one."""
    for model, path, names in STAMPS:
        rows = list(model.objects.filter(**{path: client_id}))
        for row in rows:
            _move(row, names, clock)
        fields = (*names, "snapshot") if model is Assessment else names
        if rows:
            model.objects.bulk_update(rows, fields)
    Profile.objects.filter(client=client_id).update(used_on=visited)


def _move(row, names, clock):
    for name in names:
        if (stamp := getattr(row, name)) is not None:
            setattr(row, name, clock.moment_of(stamp))
    if isinstance(row, Assessment) and row.snapshot is not None:
        day = timezone.localtime(row.completed_at).date()
        row.snapshot["taken_on"] = day.isoformat()  # a snapshot holds its day, too


def agreed(client, skill_ids, *, on):
    """These ratings were agreed that day: at once, as results will copy it."""
    mine = AgreedRating.objects.filter(profile=client.profile, skill__in=skill_ids)
    mine.update(agreed_on=on)
