"""What was agreed with a counsellor about a skill, beside the person's own rating."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.profile import OfProfile
from roles.enums import SkillLevel
from roles.models import Skill


class AgreedRatingQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        """Those that count in a score."""
        return self.filter(superseded_at=None)


class AgreedRating(OfProfile):
    """The level of one skill that person and counsellor have agreed on, and by what.

    It counts instead of the person's own rating until they rate themselves otherwise, or
    finish a step that leads higher; it is kept then, too, but counts no more.
    """

    skill = models.ForeignKey(Skill, models.PROTECT, verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), choices=SkillLevel)
    evidence = models.TextField(_("evidence"), max_length=1000, blank=True)
    agreed_with = models.CharField(_("agreed with"), max_length=160)
    agreed_on = models.DateField(_("agreed on"))
    superseded_at = models.DateTimeField(null=True, editable=False)
    superseded_by = models.ForeignKey(
        "assessments.PlanStep",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("superseded by the step"),
    )

    objects = AgreedRatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreed rating")
        verbose_name_plural = _("agreed ratings")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "skill"], name="rating_agreed_once_per_profile"
            ),
            models.CheckConstraint(
                condition=Q(level__range=(0, 4)), name="agreed_level_is_0_to_4"
            ),
        ]

    def __str__(self):
        return str(self.skill)

    @property
    def is_in_force(self):
        return self.superseded_at is None
