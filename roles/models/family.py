"""Career families: roles that share one ladder."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roles.models.keyed import Keyed, KeyedQuerySet


class RoleFamilyQuerySet(KeyedQuerySet):
    def with_published_roles(self):
        """Those that have something to show."""
        return self.filter(roles__is_published=True).distinct()


class RoleFamily(Keyed):
    """Roles that lead to each other. Example: customer service."""

    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    summary = models.CharField(_("one sentence"), max_length=250)
    overview = models.TextField(_("how people move in it"), blank=True, max_length=900)

    objects = RoleFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = _("career family")
        verbose_name_plural = _("career families")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return reverse("roles:ladder", args=[self.slug])
