"""Roles: their titles, their place on the ladder, and the usual steps between them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerpath.languages import texts_of
from roles import search
from roles.models.family import RoleFamily
from roles.models.keyed import Keyed, KeyedQuerySet, all_positive
from roles.models.vocabulary import OccupationCode


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

    def with_card(self):
        """Fetch what a card in a list shows, in a fixed number of queries."""
        return self.prefetch_related(
            "educationrequirements", "experiencerequirements__area"
        )

    def with_page(self):
        """Fetch all that a role page shows, in a fixed number of queries."""
        steps = Transition.objects.all()
        here = models.Prefetch("from_role", Role.objects.with_requirements())
        up = models.Prefetch("to_role", Role.objects.with_requirements())
        return self.with_requirements().prefetch_related(
            "family",
            "alternative_titles",
            "passages",
            "codes",
            models.Prefetch("ways_here", steps.prefetch_related(here)),
            models.Prefetch("ways_up", steps.prefetch_related(up)),
        )

    def matching(self, words):
        """Roles with every word of the query somewhere in their titles, in any language;
        case, accents, punctuation and letters such as ł and ø do not matter."""
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
    family = models.ForeignKey(
        RoleFamily,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name=_("career family"),
        help_text=_("The roles of a family share one career ladder."),
    )
    codes = models.ManyToManyField(
        OccupationCode,
        blank=True,
        related_name="roles",
        verbose_name=_("close matches"),
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
                | all_positive(
                    "weight_education", "weight_experience", "weight_skills"
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
                | all_positive("weight_essential", "weight_preferred", "weight_asset"),
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

    @property
    def neighbour_ids(self):
        """The roles one step below and above; needs `with_page()`."""
        below = {step.from_role_id for step in self.ways_here.all()}
        return below | {step.to_role_id for step in self.ways_up.all()}

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
