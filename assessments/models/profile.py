"""What a person has told us: their profile and its answers. Facts only.

Everything private is read through `visible_to(profile)`. Writes live in `actions/`.
"""

import uuid
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.enums import IscedField, SkillLevel
from roles.models import MAX_MONTHS, ExperienceArea, Skill


class ProfileQuerySet(models.QuerySet):
    def expired(self, today: date) -> Self:
        """Profiles that nobody has used for the time that we promise to keep them. Those
        in care stay as long as the counsellor's file."""
        kept = timedelta(days=settings.PROFILE_RETENTION_DAYS)
        return self.filter(used_on__lt=today - kept, in_care=False)


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
    in_care = models.BooleanField(
        _("in care"),
        default=False,
        editable=False,
        help_text=_("A counsellor works with this person."),
    )

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
            [self],
            "qualifications",
            "experienceanswers__area",
            "skillanswers__skill",
            "agreedratings__skill",
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
