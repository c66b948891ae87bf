"""A file of one's own data held against a profile: what is new in it, what is here already,
and which answers differ. Reads only; `actions.restore` writes by it."""

import uuid
from dataclasses import dataclass
from functools import cached_property

from assessments.models import Assessment, Plan, PlanStep
from assessments.scoring import (
    EducationHeld,
    ExperienceHeld,
    Held,
    Qualification,
    SkillHeld,
)
from careerpath.languages import texts_of
from roles.models import Action, ExperienceArea, Role, Skill


@dataclass(frozen=True)
class Difference:
    """An answer that is another one in the file. `name` are texts by language, empty for
    education, which is one answer."""

    key: str
    name: dict
    here: Held
    in_file: Held


class Merge:
    """What `data` would bring to `profile`, or to a new one if that is None.

    Ids of the file are kept where they are free. One that is taken by somebody else gets
    a new one that follows from profile and id, so that the same file, read twice, brings
    nothing the second time.
    """

    # All of it is looked up once, and has to be before the first of it is written.

    def __init__(self, data, profile):
        self.data = data
        self.profile = profile

    # Results and plans.

    @cached_property
    def assessment_ids(self):
        """The id here by the id in the file."""
        ids = [one.id for one in self.data.assessments]
        # A check that is only under way here is not the result of that id in the file.
        others = Assessment.objects.exclude(
            profile=self.profile, completed_at__isnull=False
        )
        return self._places(others, ids)

    @cached_property
    def plan_ids(self):
        ids = [plan.id for plan in self.data.plans]
        return self._places(Plan.objects.exclude(profile=self.profile), ids)

    @cached_property
    def step_ids(self):
        """The id here by the id in the file, for the steps of new plans."""
        ids = [step.id for plan in self.new_plans for step in plan.steps]
        return self._places(PlanStep.objects.all(), ids)

    def _places(self, taken, ids):
        places = {one: one for one in ids}
        while places and self.profile is not None:
            lost = {
                *taken.filter(pk__in=[*places.values()]).values_list("pk", flat=True)
            }
            if not lost:
                break
            for old, new in places.items():
                if new in lost:
                    places[old] = uuid.uuid5(self.profile.pk, str(new))
        return places

    @cached_property
    def results(self):
        return [one for one in self.data.assessments if one.snapshot]

    @cached_property
    def new_results(self):
        return self._unknown(Assessment, self.results, self.assessment_ids)

    @property
    def known_results_count(self):
        return len(self.results) - len(self.new_results)

    @cached_property
    def new_plans(self):
        return self._unknown(Plan, self.data.plans, self.plan_ids)

    @property
    def known_plans_count(self):
        return len(self.data.plans) - len(self.new_plans)

    def _unknown(self, model, records, ids):
        """The records that this profile does not have, each place once."""
        mine = model.objects.visible_to(self.profile).filter(pk__in=[*ids.values()])
        known = {*mine.values_list("pk", flat=True)}
        new = {ids[one.id]: one for one in records if ids[one.id] not in known}
        return [*new.values()]

    @cached_property
    def begun(self):
        """The checks under way in the file for roles that are not under way here."""
        mine = Assessment.objects.visible_to(self.profile)
        under_way = {*mine.running().values_list("role_id", flat=True)}
        found = {}
        for one in self._unknown(Assessment, self._running, self.assessment_ids):
            role = self.roles.get(one.role)
            if role is not None and role not in under_way:
                found.setdefault(role, one)
        return [*found.values()]

    @property
    def _running(self):
        return [one for one in self.data.assessments if not one.snapshot]

    # What the catalogue knows of what the file names.

    @cached_property
    def roles(self):
        """The id by the short name."""
        slugs = {one.role for one in self.data.assessments if one.role}
        return dict(Role.objects.filter(slug__in=slugs).values_list("slug", "pk"))

    @cached_property
    def actions(self):
        """The id by the short name."""
        steps = (step for plan in self.new_plans for step in plan.steps)
        slugs = {step.action for step in steps if step.action}
        return dict(Action.objects.filter(slug__in=slugs).values_list("slug", "pk"))

    # Answers, each by the key of a requirement; education is one answer for all roles.

    @cached_property
    def answers_in_file(self):
        """What the file says, as far as the catalogue knows what it is about."""
        answers = self.data.answers
        found = {}
        if held := _education(answers.education):
            found["education"] = held
        for one in answers.experience:
            if one.area in self._areas:
                held = ExperienceHeld(one.direct_months, one.related_months)
                found[f"experience:{one.area}"] = held
        for one in answers.skills:
            if one.skill in self._skills:
                found[f"skill:{one.skill}"] = SkillHeld(one.level)
        return found

    @cached_property
    def answers_here(self):
        if self.profile is None:
            return {}
        self.profile.fetch_answers()
        found = {}
        if held := _education(self.profile.qualifications.all()):
            found["education"] = held
        for row in self.profile.experienceanswers.all():
            held = ExperienceHeld(row.direct_months, row.related_months)
            found[f"experience:{row.area.slug}"] = held
        for row in self.profile.skillanswers.all():
            found[f"skill:{row.skill.slug}"] = SkillHeld(row.level)
        return found

    @cached_property
    def missing(self):
        """The answers that are in the file and not here, by key."""
        here = self.answers_here
        return {k: held for k, held in self.answers_in_file.items() if k not in here}

    @cached_property
    def differences(self):
        return [
            Difference(key, self._name(key), self.answers_here[key], held)
            for key, held in self.answers_in_file.items()
            if key in self.answers_here and self.answers_here[key] != held
        ]

    @property
    def forgotten(self):
        """How many answers of the file are about what the catalogue no longer has."""
        answers = self.data.answers
        areas = sum(one.area not in self._areas for one in answers.experience)
        return areas + sum(one.skill not in self._skills for one in answers.skills)

    def _name(self, key):
        kind, _, slug = key.partition(":")
        known = {"experience": self._areas, "skill": self._skills}.get(kind, {})
        return texts_of(known[slug], "name") if slug in known else {}

    @cached_property
    def _areas(self):
        slugs = [one.area for one in self.data.answers.experience]
        return _by_slug(ExperienceArea, slugs)

    @cached_property
    def _skills(self):
        return _by_slug(Skill, [one.skill for one in self.data.answers.skills])


def _by_slug(model, slugs):
    return {row.slug: row for row in model.objects.filter(slug__in=slugs)}


def _education(rows):
    """The rows of a profile or of a file as one answer, in an order of its own; None if
    there are none."""
    held = [
        (row.is_finished, Qualification(row.eqf_level, row.isced_field or None))
        for row in rows
    ]
    held.sort(key=lambda one: (-one[1].eqf_level, one[1].field or ""))
    if not held:
        return None
    return EducationHeld(
        finished=tuple(one for is_finished, one in held if is_finished),
        in_progress=tuple(one for is_finished, one in held if not is_finished),
    )
