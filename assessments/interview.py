"""The questions to somebody who does not know the role: what the roles of one career
family ask, first what most of them ask.

The union over a large catalogue would be thousands of questions. So it is one family, its
few most asked fields of work, and its skills a few at a time: a walk ends after
`PAGES_A_WALK` pages of skills, and the next walk goes on from there. A catalogue without
families counts as one.

Nothing about a walk is stored. Pages have the same keys in the same order whatever is
answered: each asks only what is still open, and under its key with "change-" before it,
all of it again.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q

from assessments import wording
from assessments.overview import AnswerRow
from assessments.questions import EDUCATION, questions, sent_as
from assessments.scoring import EducationNeed, fulfilment
from assessments.snapshot import answers_to, education_names, ratings_of
from assessments.wizard import CHANGE, SKILLS_PER_PAGE, Page
from roles.enums import Importance
from roles.models import (
    EducationRequirement,
    ExperienceRequirement,
    Role,
    RoleFamily,
    SkillRequirement,
)

MAX_AREAS = 4
PAGES_A_WALK = 4  # pages of skills
ALL = "all"


def families():
    """The families with roles that are shown; a nameless one for all roles where there is
    none."""
    found = RoleFamily.objects.filter(roles__is_published=True).distinct()
    return list(found) or [RoleFamily(slug=ALL)]


@dataclass(frozen=True)
class Stop:
    """A page before its rows are read: the keys of all that it asks about, and its place
    in its walk."""

    key: str
    kind: str
    keys: tuple[str, ...]
    walk: int = 0


class Interview:
    """The questions about `family` to `profile`, which may be None."""

    def __init__(self, family, profile):
        self.family = family
        self.profile = profile

    @cached_property
    def _roles(self):
        roles = Role.objects.published()
        return roles.filter(family=self.family) if self.family.pk else roles

    @cached_property
    def _needs(self):
        """All that is asked of education; one answer serves them all."""
        rows = EducationRequirement.objects.filter(role__in=self._roles).order_by()
        pairs = rows.values_list("eqf_level", "isced_fields").distinct()
        return [EducationNeed(level, tuple(codes.split())) for level, codes in pairs]

    @cached_property
    def stops(self):
        return [
            *([Stop(EDUCATION, EDUCATION, (EDUCATION,))] if self._needs else []),
            *_experience_stops(self._areas),
            *_skill_stops(self._skills),
        ]

    @cached_property
    def _areas(self):
        return self._most_asked(ExperienceRequirement, "experience", "area")

    @cached_property
    def _skills(self):
        return self._most_asked(SkillRequirement, "skill", "skill")

    def _most_asked(self, model, kind, thing):
        """Keys of skills or areas: what most roles ask, and ask as essential, first."""
        rows = model.objects.filter(role__in=self._roles)
        rows = rows.values_list(f"{thing}__slug").annotate(
            roles=Count("pk"),
            must=Count("pk", filter=Q(importance=Importance.ESSENTIAL)),
        )
        rows = rows.order_by("-roles", "-must", f"{thing}__slug")
        return [f"{kind}:{slug}" for slug, *_counts in rows]

    @cached_property
    def _keys(self):
        return [key for stop in self.stops for key in stop.keys]

    @cached_property
    def _held(self):
        return answers_to(self._keys, self.profile)

    def is_answered(self, key):
        held = self._held.get(key)
        if key != EDUCATION or held is None:
            return held is not None
        # Open as long as the field of study could make a difference to some role.
        return all(fulfilment(need, held) is not None for need in self._needs)

    @property
    def open_count(self):
        return sum(not self.is_answered(key) for key in self._keys)

    @property
    def next_stop(self):
        """Where to go on: a page with nothing answered yet, else one with something open;
        None if all is answered."""
        is_open = [stop for stop in self.stops if self._is_open(stop)]
        fresh = [stop for stop in is_open if not any(map(self.is_answered, stop.keys))]
        return next(iter(fresh or is_open), None)

    def _is_open(self, stop):
        return not all(map(self.is_answered, stop.keys))

    def stop(self, key):
        """The stop of a page's key, or None."""
        key = key.removeprefix(CHANGE)
        return next((stop for stop in self.stops if stop.key == key), None)

    def after(self, stop):
        """The next stop of this walk with something open, or None at its end."""
        rest = self.stops[self.stops.index(stop) + 1 :]
        rest = [one for one in rest if one.walk == stop.walk and self._is_open(one)]
        return rest[0] if rest else None

    def before(self, stop):
        """The stop before, whether anything is open there or not; None at the first."""
        place = self.stops.index(stop)
        return self.stops[place - 1] if place else None

    def progress(self, stop):
        """(number, total) of this stop in its walk."""
        walk = [one for one in self.stops if one.walk == stop.walk]
        return walk.index(stop) + 1, len(walk)

    def page(self, stop, *, is_change=False, sent=()):
        """The page with its rows: all of them for a change or where nothing is open, else
        the open ones. Of a form that was sent, the rows whose fields are in `sent`: an
        answer may have come elsewhere meanwhile, a question moved to another page."""
        still_open = [key for key in stop.keys if not self.is_answered(key)]
        keys = stop.keys if is_change else still_open or stop.keys
        keys = self._sent_keys(stop.kind, sent) or keys
        key = f"{CHANGE}{stop.key}" if is_change else stop.key
        return Page(key, stop.kind, tuple(questions(keys)))

    def _sent_keys(self, kind, sent):
        """Of all that the family asks of this kind, what came with a form."""
        asked = {EDUCATION: [EDUCATION], "experience": self._areas}
        return [key for key in asked.get(kind, self._skills) if sent_as(key) in sent]

    def answer_rows(self, *, url_of):
        """Every question with its answer. `url_of` makes the address of a page from its
        key."""
        levels = education_names()
        found = {one.key: one for one in questions(self._keys)}
        ratings = ratings_of(found.values(), self.profile) if self.profile else {}
        return [
            self._answer_row(found[key], stop, ratings.get(key), levels, url_of)
            for stop in self.stops
            for key in stop.keys
            if key in found
        ]

    def _answer_row(self, question, stop, rating, levels, url_of):
        held = self._held.get(question.key)
        is_answered = self.is_answered(question.key)
        lacks_field = held is not None and not is_answered
        return AnswerRow(
            key=question.key,
            name=question.name,
            is_essential=False,
            answer=wording.answer(held, levels, lacks_field=lacks_field),
            agreed=wording.agreement(rating) if rating else "",
            is_answered=is_answered,
            url=url_of(f"{CHANGE}{stop.key}"),
        )


def _experience_stops(keys):
    some = tuple(keys[:MAX_AREAS])
    return [Stop("experience", "experience", some)] if some else []


def _skill_stops(keys):
    """Skills in pages of a few; every so many pages are a walk."""
    for number, start in enumerate(range(0, len(keys), SKILLS_PER_PAGE)):
        some = tuple(keys[start : start + SKILLS_PER_PAGE])
        yield Stop(f"skills-{number + 1}", "skills", some, number // PAGES_A_WALK)
