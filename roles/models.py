"""The catalogue: roles, what they ask, and what closes a gap.

Texts that readers see are translated columns (see `translation.py`). Every record has a
natural key, by which the fixtures name it. Nothing here knows of people.
"""

from operator import attrgetter

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerpath.languages import texts_of
from roles import search
from roles.enums import ActionKind, Importance, IscedField, Scheme, Section, SkillLevel

MAX_MONTHS = 600
ASKED_LEVELS = [choice for choice in SkillLevel.choices if choice[0] > 0]
EQF_VALIDATORS = [MinValueValidator(1), MaxValueValidator(8)]
ISCED_FIELDS_VALIDATOR = RegexValidator(
    r"^\d{2,4}( \d{2,4})*$",
    _("Write ISCED-F codes of 2 to 4 digits with single spaces between them."),
)


class KeyedQuerySet(models.QuerySet):
    def get_by_natural_key(self, *key):
        return self.get(**dict(zip(self.model.KEY, key, strict=True)))


class Keyed(models.Model):
    """A record that fixtures name by what it is, not by a number."""

    KEY = ("slug",)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self):
        return tuple(attrgetter(path.replace("__", "."))(self) for path in self.KEY)


class Skill(Keyed):
    """Something a person can do, at four levels. Example: resolving conflicts."""

    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("what it means"), blank=True, max_length=400)
    how_to_show = models.TextField(_("how to show it"), blank=True, max_length=500)
    esco_uri = models.URLField(_("ESCO address"), blank=True)

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


class RoleQuerySet(KeyedQuerySet):
    def published(self):
        return self.filter(is_published=True)

    def with_requirements(self):
        """Fetch all that the score reads, in a fixed number of queries."""
        return self.prefetch_related(
            "educationrequirements",
            "experiencerequirements__area",
            "skillrequirements__skill__anchors",
        )

    def with_page(self):
        """Fetch all that a role page shows, in a fixed number of queries."""
        steps = Transition.objects.all()
        here = models.Prefetch(
            "from_role", Role.objects.with_requirements()
        )
        up = models.Prefetch("to_role", Role.objects.with_requirements())
        return self.with_requirements().prefetch_related(
            "alternative_titles",
            "passages",
            "codes",
            models.Prefetch("ways_here", steps.prefetch_related(here)),
            models.Prefetch("ways_up", steps.prefetch_related(up)),
        )

    def matching(self, words):
        """Roles with every word of the query in one of their titles, in any language;
        case, accents and letters such as ł and ø do not matter."""
        found = self
        for word in search.fold(words).split():
            found = found.filter(search_text__contains=word)
        return found


class Role(Keyed):
    """A career profile (ESCO calls it an occupation). Example: customer service manager.

    It is a close match of entries in public classifications, many to many.
    """

    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=160)
    summary = models.CharField(_("one sentence"), max_length=250)
    overview = models.TextField(_("what the job is"), blank=True, max_length=900)
    is_published = models.BooleanField(_("shown to everybody"), default=True)
    reviewed_on = models.DateField(_("last reviewed on"))
    rung = models.PositiveSmallIntegerField(
        _("rung of the career ladder"),
        default=1,
        help_text=_("Roles are listed from the lowest rung up."),
    )
    codes = models.ManyToManyField(
        OccupationCode, blank=True, related_name="roles", verbose_name=_("close matches")
    )
    weight_education = models.PositiveSmallIntegerField(
        _("weight of education"), null=True, blank=True
    )
    weight_experience = models.PositiveSmallIntegerField(
        _("weight of experience"), null=True, blank=True
    )
    weight_skills = models.PositiveSmallIntegerField(
        _("weight of skills"), null=True, blank=True
    )
    weight_essential = models.PositiveSmallIntegerField(
        _("weight of essential requirements"), null=True, blank=True
    )
    weight_preferred = models.PositiveSmallIntegerField(
        _("weight of preferred requirements"), null=True, blank=True
    )
    weight_asset = models.PositiveSmallIntegerField(
        _("weight of assets"), null=True, blank=True
    )
    search_text = models.TextField(editable=False, default="")

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("job", "role")
        verbose_name_plural = pgettext_lazy("jobs", "roles")
        ordering = ["rung", "slug"]
        constraints = [
            # All three or none: a lone weight has nothing to be compared with.
            models.CheckConstraint(
                condition=Q(
                    weight_education__isnull=True,
                    weight_experience__isnull=True,
                    weight_skills__isnull=True,
                )
                | Q(
                    weight_education__gt=0, weight_experience__gt=0, weight_skills__gt=0
                ),
                name="all_dimension_weights_or_none",
                violation_error_message=_(
                    "Give all three weights of the dimensions, each at least 1, or none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    weight_essential__isnull=True,
                    weight_preferred__isnull=True,
                    weight_asset__isnull=True,
                )
                | Q(
                    weight_essential__gt=0, weight_preferred__gt=0, weight_asset__gt=0
                ),
                name="all_importance_weights_or_none",
                violation_error_message=_(
                    "Give all three weights of importance, each at least 1, or none."
                ),
            ),
        ]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return reverse("roles:detail", args=[self.slug])

    def index(self):
        """Renew what `matching` looks through; to be called after any title changed."""
        titles = [*texts_of(self, "title").values()]
        titles += [title.title for title in self.alternative_titles.all()]
        self.search_text = "\n".join(search.fold(title) for title in titles)
        type(self).objects.filter(pk=self.pk).update(search_text=self.search_text)


class OfRole(Keyed):
    """A part of one role."""

    role = models.ForeignKey(
        Role,
        models.CASCADE,
        related_name="%(class)ss",
        verbose_name=pgettext_lazy("job", "role"),
    )

    class Meta:
        abstract = True


class AlternativeTitle(OfRole):
    """Another title for a role, in one language: each language has its own number."""

    KEY = ("role__slug", "language", "title")

    role = models.ForeignKey(
        Role,
        models.CASCADE,
        related_name="alternative_titles",
        verbose_name=pgettext_lazy("job", "role"),
    )
    language = models.CharField(_("language"), max_length=10)
    title = models.CharField(_("title"), max_length=160)

    class Meta:
        verbose_name = _("alternative title")
        verbose_name_plural = _("alternative titles")
        ordering = ["role", "language", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "language", "title"],
                name="alternative_title_once_per_language",
            )
        ]

    def __str__(self):
        return self.title


class Passage(OfRole):
    """A titled paragraph of a role page. Example: a task, or a step of a way in."""

    KEY = ("role__slug", "section", "code")

    section = models.CharField(_("section"), max_length=12, choices=Section)
    code = models.SlugField(_("short name"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=1200)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["role", "section", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "section", "code"], name="passage_code_once_per_section"
            )
        ]

    def __str__(self):
        return self.title or self.code


class Requirement(OfRole):
    """What a role asks, of whichever kind; the score reads nothing else of a role."""

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
                    Q(skill__isnull=False, hours__gt=0, area=None, eqf_level=None)
                    & Q(weeks=None)
                )
                | (
                    Q(skill=None, area__isnull=False, eqf_level=None)
                    & Q(hours=None, weeks=None)
                )
                | (
                    Q(skill=None, area=None, eqf_level__range=(1, 8))
                    & Q(hours=None, weeks__gt=0)
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


class Transition(Keyed):
    """A usual step from one role to the next."""

    KEY = ("from_role__slug", "to_role__slug")

    from_role = models.ForeignKey(
        Role, models.CASCADE, related_name="ways_up", verbose_name=_("from")
    )
    to_role = models.ForeignKey(
        Role, models.CASCADE, related_name="ways_here", verbose_name=_("to")
    )
    typical_months = models.PositiveSmallIntegerField(_("usual time in months"))
    note = models.TextField(_("how people take this step"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["from_role", "to_role"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_role", "to_role"], name="transition_once"
            ),
            models.CheckConstraint(
                condition=~Q(from_role=models.F("to_role")),
                name="transition_leads_elsewhere",
            ),
        ]

    def __str__(self):
        return f"{self.from_role} → {self.to_role}"


class LoadedRecord(models.Model):
    """What the content command last wrote of one fixture record.

    By it the command tells a record that an editor has changed or deleted since from one
    that it may renew.
    """

    key = models.CharField(max_length=300, unique=True)
    fixture_digest = models.CharField(max_length=64)
    saved_digest = models.CharField(max_length=64)

    def __str__(self):
        return self.key
