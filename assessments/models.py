"""What a person has told us, and what was made of it: facts only.

Everything private is read through `visible_to(profile)`. Writes live in `actions.py`.
"""

import uuid
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roles.enums import IscedField, SkillLevel
from roles.models import MAX_MONTHS, Action, ExperienceArea, Role, Skill

MAX_HOURS_PER_WEEK = 60


class ProfileQuerySet(models.QuerySet):
    def expired(self, today: date) -> Self:
        """Profiles that nobody has used for the time that we promise to keep them."""
        kept = timedelta(days=settings.PROFILE_RETENTION_DAYS)
        return self.filter(used_on__lt=today - kept)


class Profile(models.Model):
    """What one person has, whoever they are: no name, no address, no account.

    Opened by a return code, of which only a digest is kept.
    """

    # Random, so that a key from a database of yesterday opens nothing in a new one.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_digest = models.CharField(max_length=128, unique=True, editable=False)
    link_digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    used_on = models.DateField(_("last used"))

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    def fetch_answers(self):
        """Read all answers at once; a second call costs nothing."""
        models.prefetch_related_objects(
            [self], "qualifications", "experienceanswers__area", "skillanswers__skill"
        )

    @property
    def deleted_on(self):
        """The first day on which the profile is gone unless its owner comes back."""
        return self.used_on + timedelta(days=settings.PROFILE_RETENTION_DAYS + 1)


class OfProfile(models.Model):
    """A part of one person's profile. No row means "not answered", which is not "none".

    The parts name what was asked, never what was answered: editors may see the names.
    """

    profile = models.ForeignKey(
        Profile, models.CASCADE, related_name="%(class)ss", verbose_name=_("profile")
    )

    class Meta:
        abstract = True


class Qualification(OfProfile):
    """A certificate that the person has, or is studying for. EQF level 0 is "none"."""

    eqf_level = models.PositiveSmallIntegerField(
        _("EQF level"), validators=[MaxValueValidator(8)]
    )
    isced_field = models.CharField(
        _("field of study"), max_length=4, blank=True, choices=IscedField
    )
    is_finished = models.BooleanField(_("finished"), default=True)

    class Meta:
        verbose_name = _("qualification")
        verbose_name_plural = _("qualifications")
        ordering = ["-is_finished", "-eqf_level", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "eqf_level", "isced_field", "is_finished"],
                name="qualification_once_per_profile",
            ),
            models.CheckConstraint(
                condition=Q(eqf_level__range=(0, 8)), name="held_eqf_level_is_0_to_8"
            ),
        ]

    def __str__(self):
        return str(self._meta.verbose_name)


class ExperienceAnswer(OfProfile):
    """Months worked in one area, and in work related to it."""

    area = models.ForeignKey(
        ExperienceArea, models.PROTECT, verbose_name=_("experience area")
    )
    direct_months = models.PositiveSmallIntegerField(_("months"))
    related_months = models.PositiveSmallIntegerField(_("related months"))

    class Meta:
        verbose_name = _("experience")
        verbose_name_plural = _("experience")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "area"], name="experience_once_per_profile"
            ),
            models.CheckConstraint(
                condition=Q(direct_months__range=(0, MAX_MONTHS))
                & Q(related_months__range=(0, MAX_MONTHS)),
                name="held_months_are_0_to_600",
            ),
        ]

    def __str__(self):
        return str(self.area)


class SkillAnswer(OfProfile):
    """The level of one skill, by the person's own judgement."""

    skill = models.ForeignKey(Skill, models.PROTECT, verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), choices=SkillLevel)

    class Meta:
        verbose_name = _("skill level")
        verbose_name_plural = _("skill levels")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "skill"], name="skill_once_per_profile"
            ),
            models.CheckConstraint(
                condition=Q(level__range=(0, 4)), name="held_level_is_0_to_4"
            ),
        ]

    def __str__(self):
        return str(self.skill)


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, profile: Profile | None) -> Self:
        """The person's own assessments; nothing for somebody without a profile."""
        if profile is None:
            return self.none()
        return self.filter(profile=profile)

    def completed(self) -> Self:
        return self.exclude(completed_at=None)

    def running(self) -> Self:
        return self.filter(completed_at=None)


class Assessment(OfProfile):
    """A profile held against one role at one moment.

    While it runs it only says that the person has begun; once completed it holds a frozen
    snapshot that no later edit of the role can change.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    role = models.ForeignKey(
        Role,
        models.SET_NULL,
        null=True,
        related_name="assessments",
        verbose_name=pgettext_lazy("job", "role"),
    )
    started_at = models.DateTimeField(_("begun"), auto_now_add=True)
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)
    snapshot = models.JSONField(_("snapshot"), null=True, blank=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-completed_at", "-started_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at=None, snapshot=None)
                | Q(completed_at__isnull=False, snapshot__isnull=False),
                name="completed_means_frozen",
            ),
            models.UniqueConstraint(
                fields=["profile", "role"],
                condition=Q(completed_at=None),
                name="one_running_assessment_per_role",
            ),
        ]

    def __str__(self):
        return str(self.id)

    def get_absolute_url(self):
        return reverse("assessments:result", args=[self.pk])


class Plan(models.Model):
    """How the person wants to close the gaps of one assessment: how fast, from when on."""

    assessment = models.OneToOneField(
        Assessment, models.CASCADE, related_name="plan", verbose_name=_("assessment")
    )
    hours_per_week = models.PositiveSmallIntegerField(
        _("hours a week"),
        validators=[MinValueValidator(1), MaxValueValidator(MAX_HOURS_PER_WEEK)],
    )
    starts_on = models.DateField(_("first day"))

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_per_week__range=(1, MAX_HOURS_PER_WEEK)),
                name="plan_has_1_to_60_hours_per_week",
            )
        ]

    def __str__(self):
        return str(self.assessment_id)


class PlanChoice(models.Model):
    """For one gap, the action chosen; no action means that the gap is left out."""

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="choices", verbose_name=_("plan")
    )
    requirement_key = models.CharField(_("requirement"), max_length=120)
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, verbose_name=_("action")
    )

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "requirement_key"], name="one_choice_per_gap"
            )
        ]

    def __str__(self):
        return self.requirement_key
