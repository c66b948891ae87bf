"""The format of one's own data, version 2: answers, results and plans with all words.

Version 1 knew no ratings agreed with a counsellor; its files are read as ever.

The JSON Schema that is served follows from these models. Left out on purpose: digests,
keys, passwords and the addresses of shared links, which open doors.
"""

from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from assessments.models import (
    MAX_HOURS_PER_WEEK,
    MAX_STEP_HOURS,
    MAX_STEP_WEEKS,
    AgreedRating,
    PlanStep,
    StepStatus,
    Weekday,
)
from assessments.own_data.frozen import Frozen
from assessments.own_data.values import (
    Clock,
    Day,
    EqfLevel,
    Held,
    Key,
    Level,
    Moment,
    Months,
    Part,
    Reached,
    Slug,
    Small,
    Texts,
    fits,
    listed,
    refuse,
    whole,
    words,
)
from roles.enums import ActionKind

FORMAT = "careerpath-own-data"
VERSION = 2
READABLE = (1, VERSION)
MAX_ASSESSMENTS = 1000
MAX_PLANS = 100
MAX_STEPS = 200  # with more, a plan at one hour a week could leave the calendar
MAX_CALENDAR_MONTHS = 1200
AT_ONCE = timedelta(minutes=1)


def own_words(name):
    """The person's own words, as long as the step allows."""
    return words(PlanStep._meta.get_field(name).max_length)


class ProfileFacts(Part):
    """When it all began."""

    created_at: Moment = Field(description="When the first answer was given.")
    used_on: Day = Field(description="The last day on which the profile was used.")


class AccountFacts(Part):
    """The account with e-mail and password. Not taken over by a re-import."""

    email: words(254) = Field(description="The e-mail address of the account.")


class EducationAnswer(Part):
    """A certificate that the person has, or is studying for."""

    eqf_level: EqfLevel = Field(description="Level of the EQF; 0: no certificate yet.")
    isced_field: Annotated[str, Field(pattern="^([0-9]{2,4})?$")] = Field(
        description="ISCED-F code of the field of study; empty: not said."
    )
    is_finished: bool = Field(description="False while the person is studying for it.")
    name: Texts = Field(description="The name of the level, for human readers.")


class ExperienceAnswer(Part):
    """Time worked in one area."""

    area: Slug = Field(description="The area's short name.")
    direct_months: Months = Field(description="Months in the area itself.")
    related_months: Months = Field(description="Months in related work.")
    name: Texts = Field(description="The name of the area, for human readers.")


class SkillAnswer(Part):
    """The level of one skill, by the person's own judgement."""

    skill: Slug = Field(description="The skill's short name.")
    level: Level = Field(description="0 none, 1 basic … 4 expert.")
    name: Texts = Field(description="The name of the skill, for human readers.")


def agreed_words(name):
    """As long as an agreed rating allows."""
    return words(AgreedRating._meta.get_field(name).max_length)


class AgreedRecord(Part):
    """The level of one skill as agreed with a counsellor. Not taken over by a re-import:
    an agreement needs both."""

    skill: Slug = Field(description="The skill's short name.")
    level: Level = Field(description="0 none, 1 basic … 4 expert.")
    evidence: agreed_words("evidence") = Field(description="What shows it.")
    agreed_with: agreed_words("agreed_with") = Field(description="The counsellor.")
    agreed_on: Day = Field(description="The day on which it was agreed.")
    superseded_at: Moment | None = Field(
        description="Since when it counts no more; null while it counts."
    )
    name: Texts = Field(description="The name of the skill, for human readers.")


class Answers(Part):
    """What the person says about themselves. What is not there is "not answered"."""

    education: listed(EducationAnswer, 20) = Field(description="Certificates.")
    experience: listed(ExperienceAnswer, 300) = Field(description="Work, by area.")
    skills: listed(SkillAnswer, 2000) = Field(description="Levels, by skill.")

    @model_validator(mode="after")
    def _each_once(self):
        _only_once(
            (one.eqf_level, one.isced_field, one.is_finished) for one in self.education
        )
        _only_once(one.area for one in self.experience)
        _only_once(one.skill for one in self.skills)
        return self


class AssessmentRecord(Part):
    """One check of a role: a frozen result, or one that has been begun."""

    id: UUID = Field(description="Unique; plans name it.")
    role: Slug | None = Field(
        description="The role's short name; null if the role is gone."
    )
    known: listed(Key, 300) = Field(
        description="Requirements that were answered before it began."
    )
    step: UUID | None = Field(
        description="The step of a plan that led to this result, if one did."
    )
    started_at: Moment = Field(description="When it was begun.")
    completed_at: Moment | None = Field(
        description="When it became a result; null while it is under way."
    )
    snapshot: Frozen | None = Field(
        description="The frozen result; null while it is under way."
    )

    @model_validator(mode="after")
    def _completed_means_frozen(self):
        if (self.completed_at is None) != (self.snapshot is None):
            raise refuse("mismatch")
        # A result that is begun and frozen at once has the two moments the other way round.
        if self.completed_at and self.started_at - self.completed_at > AT_ONCE:
            raise refuse("order")
        return self


class StepTexts(Part):
    """What the library said about the action when it was planned."""

    title: Texts = Field({}, description="Its title by language.")
    description: Texts = Field({}, description="What one does, by language.")
    proof: Texts = Field({}, description="What proves it, by language.")
    kind: Literal[("", *ActionKind.values)] = Field(
        "", description="What sort of thing it is."
    )


class StepRecord(Part):
    """One step of a plan, with the person's own words on it."""

    id: UUID = Field(description="Unique; results name it.")
    action: Slug | None = Field(
        description="Short name of the action in the library; null for an own step."
    )
    title: own_words("title") = Field(description="The person's own title; else empty.")
    texts: StepTexts = Field(description="The library's texts, as they were.")
    keys: listed(Key, 100) = Field(
        description="The requirements that it serves, the leading one first."
    )
    result: Reached | None = Field(description="What it leads to.")
    is_essential: bool = Field(description="Does it serve an essential requirement?")
    position: Small = Field(description="Its place in the plan.")
    hours: Small = Field(description="Hours of learning, in all.")
    weeks: Small = Field(description="Weeks in the calendar.")
    months: whole(0, MAX_CALENDAR_MONTHS) = Field(description="Months of work.")
    hours_done: Small = Field(description="Hours of learning done so far.")
    first_hour: whole(0, 10_000_000) = Field(
        description="First hour of it, counted in the plan's hours of learning."
    )
    planned_hours: Small = Field(description="Hours of the plan that it takes.")
    starts_on: Day | None = Field(description="First day.")
    ends_on: Day | None = Field(description="Last day.")
    weekdays: listed(Literal[tuple(Weekday.values)], 7) = Field(
        description="The days of the week: MO, TU, WE, TH, FR, SA, SU."
    )
    at_time: Clock | None = Field(description="The time of day.")
    minutes: whole(1, 1440) | None = Field(description="Minutes at a time.")
    cue: own_words("cue") = Field(description="What it is tied to.")
    place: own_words("place") = Field(description="Where.")
    obstacle: own_words("obstacle") = Field(description="What may get in the way.")
    response: own_words("response") = Field(description="What I do then.")
    support: own_words("support") = Field(description="Who supports me.")
    proof: own_words("proof") = Field(description="What will prove it.")
    notes: own_words("notes") = Field(description="Notes.")
    status: Literal[tuple(StepStatus.values)] = Field(
        description="To do, doing, done, or set aside."
    )
    done_on: Day | None = Field(description="The day on which it was done.")
    evidence: own_words("evidence") = Field(description="What shows that it is done.")
    before: dict[Key, Held | None] | None = Field(
        description="The answers before it was done, to take it back."
    )
    sequence: whole(0, 1_000_000) = Field(
        description="How often its entry in a calendar has changed."
    )
    created_at: Moment = Field(description="When it was planned.")
    updated_at: Moment = Field(description="When it was last changed.")

    @model_validator(mode="after")
    def _has_one_life(self):
        if (self.status == StepStatus.DONE) != (self.done_on is not None):
            raise refuse("mismatch")
        if (self.starts_on is None) != (self.ends_on is None):
            raise refuse("mismatch")
        if self.starts_on and self.ends_on < self.starts_on:
            raise refuse("order")
        _only_once(self.weekdays)
        return self

    @model_validator(mode="after")
    def _answers_what_it_serves(self):
        if self.result and not self.keys:
            raise refuse("mismatch")
        if self.result and not all(fits(key, self.result) for key in self.keys):
            raise refuse("mismatch")
        before = (self.before or {}).items()
        if not all(held is None or fits(key, held) for key, held in before):
            raise refuse("mismatch")
        return self

    @model_validator(mode="after")
    def _takes_some_effort(self):
        efforts = [self.hours, self.weeks, self.months]
        given = sum(effort > 0 for effort in efforts)
        if given > 1:
            raise refuse("mismatch")
        if self.title:
            if self.action or not given:
                raise refuse("mismatch")
            if self.hours > MAX_STEP_HOURS or self.weeks > MAX_STEP_WEEKS:
                raise refuse("range")
        return self


class LinkRecord(Part):
    """A link that lets others read the plan, without its address. Not taken over."""

    with_notes: bool = Field(description="Does it show the person's own words?")
    expires_on: Day = Field(description="The last day on which it opens.")
    created_at: Moment = Field(description="When it was made.")


class PlanRecord(Part):
    """A plan on a result, with all its steps."""

    id: UUID = Field(description="Unique.")
    assessment: UUID = Field(description="The result that it stands on.")
    hours_per_week: whole(1, MAX_HOURS_PER_WEEK) = Field(
        description="Hours a week for learning."
    )
    starts_on: Day = Field(description="First day.")
    time_zone: Annotated[str, Field(pattern=r"^[-A-Za-z0-9_+/]{1,60}$")] = Field(
        description="Time zone of the times of day, such as Europe/Berlin."
    )
    left_out: listed(Key, 300) = Field(
        description="Requirements for which the person wants no step."
    )
    created_at: Moment = Field(description="When it was made.")
    updated_at: Moment = Field(description="When it was last changed.")
    steps: listed(StepRecord, MAX_STEPS) = Field(description="Its steps.")
    links: listed(LinkRecord, 1000) = Field(description="Links for others to read it.")

    @model_validator(mode="after")
    def _action_once_until_done(self):
        ahead = (step for step in self.steps if step.status != StepStatus.DONE)
        _only_once(step.action for step in ahead if step.action)
        return self


class OwnData(Part):
    """All that CareerPath keeps about one person."""

    model_config = ConfigDict(title=f"CareerPath: my own data, version {VERSION}")

    schema_address: words(500) = Field(
        "", alias="$schema", description="The address of this description."
    )
    format: Literal[FORMAT] = Field(description="What sort of file this is.")
    version: Literal[READABLE] = Field(description="The version of the format.")
    exported_at: Moment = Field(description="When the file was made.")
    profile: ProfileFacts = Field(description="Since when, and until when used.")
    account: AccountFacts | None = Field(description="The account, if there is one.")
    answers: Answers = Field(description="What the person says about themselves.")
    agreed: listed(AgreedRecord, 2000) = Field(
        [], description="Ratings agreed with a counsellor; since version 2."
    )
    assessments: listed(AssessmentRecord, MAX_ASSESSMENTS) = Field(
        description="Results, and checks that have been begun."
    )
    plans: listed(PlanRecord, MAX_PLANS) = Field(description="Plans with their steps.")

    @model_validator(mode="after")
    def _names_each_thing_once(self):
        _only_once(one.skill for one in self.agreed)
        _only_once(one.id for one in self.assessments)
        _only_once(plan.id for plan in self.plans)
        _only_once(step.id for plan in self.plans for step in plan.steps)
        return self

    @model_validator(mode="after")
    def _plans_stand_on_results(self):
        results = {one.id for one in self.assessments if one.snapshot}
        if not {plan.assessment for plan in self.plans} <= results:
            raise refuse("no_result")
        return self


def _only_once(things):
    things = list(things)
    if len({*things}) != len(things):
        raise refuse("twice")
