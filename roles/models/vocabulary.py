"""The words of the catalogue: skills with their levels, areas, education, classifications."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.enums import Scheme
from roles.models.keyed import ASKED_LEVELS, EQF_VALIDATORS, Keyed


class Skill(Keyed):
    """Something a person can do, at four levels. Example: resolving conflicts."""

    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    alternative_names = models.TextField(
        _("alternative names"),
        blank=True,
        max_length=600,
        help_text=_("Other words for it, as they stand in a CV: one on each line."),
    )
    description = models.TextField(_("what it means"), blank=True, max_length=400)
    how_to_show = models.TextField(_("how to show it"), blank=True, max_length=500)
    esco_uri = models.CharField(
        _("ESCO address"), max_length=200, blank=True, validators=[URLValidator()]
    )

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug


class SkillAnchor(Keyed):
    """What a person at one level of a skill does, in one sentence."""

    KEY = ("skill__slug", "level")

    skill = models.ForeignKey(
        Skill, models.CASCADE, related_name="anchors", verbose_name=_("skill")
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=ASKED_LEVELS)
    text = models.CharField(_("what a person at this level does"), max_length=240)

    class Meta:
        verbose_name = _("behaviour anchor")
        verbose_name_plural = _("behaviour anchors")
        ordering = ["skill", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "level"], name="one_anchor_per_skill_and_level"
            ),
            models.CheckConstraint(
                condition=Q(level__range=(1, 4)), name="anchor_level_is_1_to_4"
            ),
        ]

    def __str__(self):
        return f"{self.skill} {self.level}"


class ExperienceArea(Keyed):
    """A field of work in which months are counted. Example: customer service."""

    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    alternative_names = models.TextField(
        _("job titles and key words"),
        blank=True,
        max_length=1000,
        help_text=_("Words in a job title that tell this field: one on each line."),
    )
    description = models.TextField(_("what counts"), blank=True, max_length=400)
    related = models.TextField(
        _("what counts by half, as related"), blank=True, max_length=400
    )
    how_to_show = models.TextField(_("how to show it"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("experience area")
        verbose_name_plural = _("experience areas")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug


class EducationLevel(Keyed):
    """One EQF level, with the certificates by which people know it."""

    KEY = ("eqf_level",)

    eqf_level = models.PositiveSmallIntegerField(
        _("EQF level"), unique=True, validators=EQF_VALIDATORS
    )
    name = models.CharField(_("name"), max_length=120)
    examples = models.TextField(_("national certificates"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("education level")
        verbose_name_plural = _("education levels")
        ordering = ["eqf_level"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eqf_level__range=(1, 8)), name="eqf_level_is_1_to_8"
            )
        ]

    def __str__(self):
        return f"{self.eqf_level}: {self.name}"


class OccupationCode(Keyed):
    """An entry of a public classification. Example: ISCO-08 1439."""

    KEY = ("scheme", "code")

    scheme = models.CharField(_("classification"), max_length=10, choices=Scheme)
    code = models.CharField(_("code or address"), max_length=120)
    label = models.CharField(_("label in the classification"), max_length=250)

    class Meta:
        verbose_name = _("occupation code")
        verbose_name_plural = _("occupation codes")
        ordering = ["scheme", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"], name="one_row_per_scheme_and_code"
            )
        ]

    def __str__(self):
        return f"{self.short}: {self.label}"

    @property
    def short(self):
        """ "ISCO-08 1439"; ESCO's codes are addresses, so there it is "ESCO" alone."""
        scheme = self.get_scheme_display()
        return scheme if self.is_address else f"{scheme} {self.code}"

    @property
    def is_address(self):
        return self.scheme == Scheme.ESCO
