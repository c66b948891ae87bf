"""Who runs this copy of CareerPath, as the law wants it said.

It stands here, below both apps: the operator belongs neither to the catalogue nor to the
people who are assessed, and the pages of both name it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

THE_ONLY = 1


class Operator(models.Model):
    """Filled in by an administrator; until then there is none. The imprint, the privacy
    page and the accessibility statement print it."""

    id = models.PositiveSmallIntegerField(
        primary_key=True, default=THE_ONLY, editable=False
    )
    name = models.CharField(
        _("name"), max_length=160, help_text=_("Of the organisation or the person.")
    )
    legal_form = models.CharField(_("legal form"), max_length=120, blank=True)
    represented_by = models.CharField(_("represented by"), max_length=200, blank=True)
    street = models.CharField(_("street and number"), max_length=160)
    town = models.CharField(_("postcode and town"), max_length=120)
    country = models.CharField(_("country"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    register = models.CharField(
        _("register and number"),
        max_length=160,
        blank=True,
        help_text=_("For example: Amtsgericht Hamburg, HRB 12345."),
    )
    vat_id = models.CharField(_("VAT number"), max_length=40, blank=True)
    supervisory_authority = models.CharField(
        _("supervisory authority"), max_length=200, blank=True
    )
    responsible_for_content = models.CharField(
        _("responsible for the content"),
        max_length=250,
        blank=True,
        help_text=_("A person, with an address."),
    )
    enforcement_body = models.TextField(
        _("enforcement body for accessibility"),
        blank=True,
        max_length=600,
        help_text=_("To whom people turn who get no answer about a barrier."),
    )
    further = models.TextField(
        _("what else has to be said"), blank=True, max_length=3000
    )

    class Meta:
        verbose_name = _("operator of this site")
        verbose_name_plural = _("operator of this site")
        constraints = [
            models.CheckConstraint(condition=Q(id=THE_ONLY), name="only_one_operator")
        ]

    def __str__(self):
        return self.name
