"""What a role asks: the rows that the score reads, and nothing else of a role."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.enums import Importance
from roles.models.keyed import ASKED_LEVELS, EQF_VALIDATORS, MAX_MONTHS
from roles.models.role import OfRole
from roles.models.vocabulary import ExperienceArea, Skill

ISCED_FIELDS_VALIDATOR = RegexValidator(
    r"^\d{2,4}( \d{2,4})*$",
    _("Write ISCED-F codes of 2 to 4 digits with single spaces between them."),
)


class Requirement(OfRole):
    """What a role asks, of whichever kind; the score reads nothing else of a role.

    Each kind has a `key` that is unique within the role, such as "skill:coaching".
    """

    importance = models.CharField(_("importance"), max_length=10, choices=Importance)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    note = models.TextField(_("why, and what exactly"), blank=True, max_length=500)

    class Meta:
        abstract = True
        ordering = ["role", "position", "id"]


class EducationRequirement(Requirement):
    """A qualification: an EQF level and, where one is wanted, a field of study."""

    KEY = ("role__slug", "eqf_level", "isced_fields")

    eqf_level = models.PositiveSmallIntegerField(
        _("EQF level"), validators=EQF_VALIDATORS
    )
    isced_fields = models.CharField(
        _("wanted fields (ISCED-F)"),
        max_length=60,
        blank=True,
        validators=[ISCED_FIELDS_VALIDATOR],
        help_text=_("Any one of these will do. Codes with spaces between: 041 0311."),
    )
    name = models.CharField(_("name"), max_length=160)
    how_to_show = models.TextField(_("how to show it"), blank=True, max_length=500)

    class Meta(Requirement.Meta):
        verbose_name = _("education requirement")
        verbose_name_plural = _("education requirements")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "eqf_level", "isced_fields"],
                name="education_asked_once_per_role",
            ),
            models.CheckConstraint(
                condition=Q(eqf_level__range=(1, 8)), name="asked_eqf_level_is_1_to_8"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def key(self):
        return "-".join([f"education:{self.eqf_level}", *self.isced_fields.split()])


class ExperienceRequirement(Requirement):
    """Months of work in an experience area."""

    KEY = ("role__slug", "area__slug")

    area = models.ForeignKey(
        ExperienceArea, models.PROTECT, verbose_name=_("experience area")
    )
    months = models.PositiveSmallIntegerField(
        _("months"), validators=[MinValueValidator(1), MaxValueValidator(MAX_MONTHS)]
    )

    class Meta(Requirement.Meta):
        verbose_name = _("experience requirement")
        verbose_name_plural = _("experience requirements")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "area"], name="experience_asked_once_per_role"
            ),
            models.CheckConstraint(
                condition=Q(months__range=(1, MAX_MONTHS)),
                name="asked_months_are_1_to_600",
            ),
        ]

    def __str__(self):
        return str(self.area)

    @property
    def key(self):
        return f"experience:{self.area.slug}"


class SkillRequirement(Requirement):
    """A level of a skill."""

    KEY = ("role__slug", "skill__slug")

    skill = models.ForeignKey(Skill, models.PROTECT, verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), choices=ASKED_LEVELS)

    class Meta(Requirement.Meta):
        verbose_name = _("skill requirement")
        verbose_name_plural = _("skill requirements")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"], name="skill_asked_once_per_role"
            ),
            models.CheckConstraint(
                condition=Q(level__range=(1, 4)), name="asked_level_is_1_to_4"
            ),
        ]

    def __str__(self):
        return str(self.skill)

    @property
    def key(self):
        return f"skill:{self.skill.slug}"
