"""What a person means to do about the gaps of a result, and what has become of it."""

import uuid
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.models.assessment import Assessment, OwnedQuerySet
from assessments.models.profile import OfProfile, Profile
from roles.models import Action, Role

MAX_HOURS_PER_WEEK = 60
MAX_STEP_HOURS = 1000
MAX_STEP_WEEKS = 520
MAX_OWN_STEPS = 20


class Plan(OfProfile):
    """How a person wants to reach a role: how fast, from when on, by which steps.

    `assessment` is the result that it stands on now: finishing a step moves it on to the
    new one. `version` rises with each change, so that two windows notice each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="plans", verbose_name=_("assessment")
    )
    role = models.ForeignKey(
        Role,
        models.SET_NULL,
        null=True,
        related_name="plans",
        verbose_name=pgettext_lazy("job", "role"),
    )
    hours_per_week = models.PositiveSmallIntegerField(
        _("hours a week"),
        validators=[MinValueValidator(1), MaxValueValidator(MAX_HOURS_PER_WEEK)],
    )
    starts_on = models.DateField(_("first day"))
    time_zone = models.CharField(
        _("time zone"), max_length=60, default=settings.TIME_ZONE
    )
    left_out = models.JSONField(_("gaps left out"), default=list, editable=False)
    feed_key = models.UUIDField(null=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["profile", "role", "-created_at"], name="newest_plan_for_role"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_per_week__range=(1, MAX_HOURS_PER_WEEK)),
                name="plan_has_1_to_60_hours_per_week",
            )
        ]

    def __str__(self):
        return str(self.pk)

    def get_absolute_url(self):
        return reverse("assessments:plan", args=[self.pk])


class StepStatus(models.TextChoices):
    """How far a step is. What is set aside keeps its notes and can be taken up again."""

    TODO = "todo", pgettext_lazy("step", "to do")
    DOING = "doing", pgettext_lazy("step", "doing")
    DONE = "done", pgettext_lazy("step", "done")
    ASIDE = "aside", pgettext_lazy("step", "set aside")


class Weekday(models.TextChoices):
    """The days of the week, by their names in calendar files (RFC 5545)."""

    MONDAY = "MO", _("Monday")
    TUESDAY = "TU", _("Tuesday")
    WEDNESDAY = "WE", _("Wednesday")
    THURSDAY = "TH", _("Thursday")
    FRIDAY = "FR", _("Friday")
    SATURDAY = "SA", _("Saturday")
    SUNDAY = "SU", _("Sunday")


class StepQuerySet(models.QuerySet):
    def visible_to(self, profile: Profile | None) -> Self:
        """The steps of the person's own plans."""
        if profile is None:
            return self.none()
        return self.filter(plan__profile=profile)

    def ahead(self) -> Self:
        """To do or doing: what has dates and counts in the schedule."""
        return self.filter(status__in=[StepStatus.TODO, StepStatus.DOING])

    def undated(self) -> Self:
        """Those ahead that have no days yet, such as from a plan of an older version."""
        return self.ahead().filter(starts_on=None)


class PlanStep(models.Model):
    """One step: what, by when, and the person's own words on how.

    From the library (`action`) or their own (`title`). Texts, effort, dates and result
    are kept as they were when it was planned, so that no edit of the library moves a
    promise. `keys` are the requirements that it serves, the first one leading.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="steps", verbose_name=_("plan")
    )
    action = models.ForeignKey(
        Action,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("action"),
    )
    title = models.CharField(_("own step"), max_length=120, blank=True)
    texts = models.JSONField(_("texts"), default=dict, editable=False)
    keys = models.JSONField(_("requirements"), default=list, editable=False)
    result = models.JSONField(_("leads to"), null=True, editable=False)
    is_essential = models.BooleanField(_("for an essential"), default=False)

    # Effort and dates. A learning step takes `planned_hours` of the plan's hours, from
    # `first_hour` on, counted from the plan's first day.
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    hours = models.PositiveSmallIntegerField(_("hours"), default=0)
    weeks = models.PositiveSmallIntegerField(_("weeks"), default=0)
    months = models.PositiveSmallIntegerField(_("months"), default=0)
    hours_done = models.PositiveSmallIntegerField(_("hours done so far"), default=0)
    first_hour = models.PositiveIntegerField(default=0, editable=False)
    planned_hours = models.PositiveSmallIntegerField(default=0, editable=False)
    starts_on = models.DateField(_("first day"), null=True)
    ends_on = models.DateField(_("last day"), null=True)

    # The intention: when, where, how often; what may get in the way and what then.
    weekdays = models.CharField(_("days"), max_length=20, blank=True)
    at_time = models.TimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    cue = models.CharField(_("when exactly"), max_length=200, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    obstacle = models.CharField(
        _("what may get in the way"), max_length=300, blank=True
    )
    response = models.CharField(_("what I do then"), max_length=300, blank=True)
    support = models.CharField(_("who supports me"), max_length=200, blank=True)
    proof = models.CharField(_("what will prove it"), max_length=300, blank=True)
    notes = models.TextField(_("notes"), max_length=4000, blank=True)

    # What has become of it. `before` is what the answers were, to take it back.
    status = models.CharField(
        _("status"), max_length=5, choices=StepStatus, default=StepStatus.TODO
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), max_length=1000, blank=True)
    before = models.JSONField(null=True, editable=False)

    version = models.PositiveIntegerField(default=1, editable=False)
    # Rises when a calendar must know that the entry has changed (RFC 5545).
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = StepQuerySet.as_manager()

    INTENTION = (
        "weekdays",
        "at_time",
        "minutes",
        "cue",
        "place",
        "obstacle",
        "response",
        "support",
        "proof",
        "notes",
    )

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["position", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "action"],
                condition=~Q(status="done"),
                name="action_once_per_plan_until_done",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) & ~Q(status="done")
                | Q(done_on__isnull=False, status="done"),
                name="done_means_there_is_a_day",
            ),
        ]

    def __str__(self):
        return str(self.pk)

    def get_absolute_url(self):
        return reverse("assessments:step", args=[self.plan_id, self.pk])

    @property
    def is_own(self):
        return bool(self.title)

    @property
    def has_words(self):
        """Has the person written anything here that must not get lost?"""
        words = (*self.INTENTION, "hours_done", "evidence")
        return any(getattr(self, name) for name in words)

    @property
    def is_ahead(self):
        return self.status in (StepStatus.TODO, StepStatus.DOING)
