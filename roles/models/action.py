"""The library of what closes a gap."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.enums import ActionKind, IscedField, SkillLevel
from roles.models.keyed import ASKED_LEVELS, EQF_VALIDATORS, Keyed, all_positive
from roles.models.vocabulary import ExperienceArea, Skill


class Action(Keyed):
    """Something a person can do that closes a gap: in one skill, one experience area, or
    up to one education level.

    Effort: `hours` of learning for each level of a skill, `weeks` of the calendar for a
    qualification. Experience takes the months that are missing.
    """

    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ActionKind)
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("what you do"), max_length=600)
    proof = models.TextField(_("what proves it"), max_length=300)
    skill = models.ForeignKey(
        Skill,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("skill"),
    )
    max_level = models.PositiveSmallIntegerField(
        _("carries up to level"), choices=ASKED_LEVELS, default=SkillLevel.EXPERT
    )
    hours = models.PositiveSmallIntegerField(
        _("hours for one level"), null=True, blank=True
    )
    area = models.ForeignKey(
        ExperienceArea,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("experience area"),
    )
    is_related = models.BooleanField(
        _("counts by half, as related experience"), default=False
    )
    eqf_level = models.PositiveSmallIntegerField(
        _("EQF level"), null=True, blank=True, validators=EQF_VALIDATORS
    )
    isced_field = models.CharField(
        _("field of study"), max_length=4, blank=True, choices=IscedField
    )
    weeks = models.PositiveSmallIntegerField(_("calendar weeks"), null=True, blank=True)
    entry_eqf_level = models.PositiveSmallIntegerField(
        _("EQF level needed to begin"), default=0, validators=[MaxValueValidator(8)]
    )
    prerequisites = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="leads_to",
        verbose_name=_("do this before"),
    )

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    all_positive("hours")
                    & Q(skill__isnull=False, area=None, eqf_level=None, weeks=None)
                )
                | Q(
                    area__isnull=False,
                    skill=None,
                    eqf_level=None,
                    hours=None,
                    weeks=None,
                )
                | (
                    all_positive("eqf_level", "weeks")
                    & Q(eqf_level__lte=8, skill=None, area=None, hours=None)
                ),
                name="action_has_one_target_and_its_effort",
                violation_error_message=_(
                    "Choose one target: a skill with hours, an experience area, "
                    "or an EQF level with calendar weeks."
                ),
            )
        ]

    def __str__(self):
        return self.title or self.slug
