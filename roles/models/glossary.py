"""The glossary: terms of the pages, explained in a sentence or two."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.models.keyed import Keyed


class GlossaryTerm(Keyed):
    """A term of the trade or of education. Example: EQF."""

    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    name = models.CharField(_("term"), max_length=80)
    forms = models.TextField(
        _("forms in texts"),
        blank=True,
        max_length=600,
        help_text=_(
            "How the term stands in sentences, endings included: one on each line. Where "
            "a role page uses one of them first, it links to the explanation."
        ),
    )
    meaning = models.TextField(_("what it means"), max_length=900)
    source = models.CharField(
        _("where to read more"), max_length=300, blank=True, validators=[URLValidator()]
    )

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug
