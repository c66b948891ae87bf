"""The written parts of a role page."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.enums import Section, Way
from roles.models.role import OfRole


class Passage(OfRole):
    """A titled paragraph of a role page. Example: a task, or a step of a way in.

    A step of a way in belongs to one `way` and may take some weeks of the calendar; how
    many differs from country to country, so they are kept by language like the texts.
    What to recall of an achievement is written in four lines: situation, task, action,
    result.
    """

    KEY = ("role__slug", "section", "code")

    section = models.CharField(_("section"), max_length=12, choices=Section)
    code = models.SlugField(_("short name"), max_length=60)
    way = models.CharField(
        _("way in"), max_length=12, blank=True, choices=Way, default=""
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=1200)
    weeks_from = models.PositiveSmallIntegerField(
        _("weeks it takes, at least"), null=True, blank=True
    )
    weeks_to = models.PositiveSmallIntegerField(
        _("weeks it takes, at most"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["role", "section", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "section", "code"], name="passage_code_once_per_section"
            ),
            models.CheckConstraint(
                condition=(Q(section=Section.WAY_IN) & ~Q(way=""))
                | (~Q(section=Section.WAY_IN) & Q(way="")),
                name="steps_of_ways_in_name_their_way",
                violation_error_message=_(
                    "Choose a way in for a step of a way in, and for nothing else."
                ),
            ),
        ]

    def __str__(self):
        return self.title or self.code
