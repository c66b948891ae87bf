"""One client's story while it is being told: who is in it, what day it is, what is said."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from random import Random

from django.utils import translation

from assessments.counsellor.demo.dated import Clock, settle
from assessments.counsellor.demo.people import Person
from assessments.counsellor.demo.staff import Desk
from assessments.counsellor.demo.writing import Words
from assessments.counsellor.models import Client
from assessments.models import Assessment, Plan
from roles.models import Role


@dataclass
class Case:
    """`roles` come from `with_requirements()`, by slug. `colleague` is the other desk of
    the office."""

    person: Person
    desk: Desk
    colleague: Desk
    roles: dict[str, Role]
    rng: Random
    plan: Plan | None = None
    results: list[Assessment] = field(default_factory=list)
    ends_with: Callable | None = None

    def __post_init__(self):
        self.clock = Clock(self.rng)
        self.day = self.today = self.visited = self.clock.today
        self.words = Words(self.person.language, self.person.number)
        self.notes = Words(self.desk.language, self.person.number)

    @cached_property
    def role(self):
        return self.roles[self.person.target]

    @property
    def by(self):
        return self.desk.user

    @cached_property
    def client(self):
        """Whom it is about; the actions read them anew by themselves."""
        return Client.objects.select_related("profile").get(pk=self.person.pk)

    @property
    def profile(self):
        return self.client.profile

    def began(self, lowest, highest):
        """The story begins so many days ago."""
        self.day = self.ago(lowest, highest)

    def ago(self, lowest, highest):
        return self.today - timedelta(days=self.rng.randint(lowest, highest))

    def ahead(self, lowest, highest):
        """A working day to come."""
        day = self.today + timedelta(days=self.rng.randint(lowest, highest))
        return day + timedelta(
            days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0
        )

    def wait(self, lowest, highest):
        """Days go by, but never past today."""
        later = self.day + timedelta(days=self.rng.randint(lowest, highest))
        self.day = min(later, self.today)

    def perhaps(self, chance):
        return self.rng.random() < chance

    @contextmanager
    def at_the_desk(self):
        """Something done at the office on the day that the story has come to; yields that
        day."""
        moment = self.clock.at_the_office(self.day)
        with translation.override(self.desk.language):
            yield moment.date()

    @contextmanager
    def at_home(self):
        """Something that the client does alone, in the evening."""
        self.visited = self.clock.in_the_evening(self.day).date()
        with translation.override(self.person.language):
            yield self.visited

    def end(self):
        """The story is told: everything gets its day, and today has its own."""
        settle(self.person.pk, self.clock, visited=self.visited)
        if self.ends_with is not None:
            self.ends_with(self)
