"""What a client has agreed to, and when; codes by which they hand over own work."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.counsellor.models.client import Client
from assessments.models import Profile


class ConsentQuerySet(models.QuerySet):
    def live(self) -> Self:
        return self.filter(withdrawn_on=None)


class Consent(models.Model):
    """A client's yes to a text that they have read in their language."""

    client = models.ForeignKey(
        Client, models.CASCADE, related_name="consents", verbose_name=_("client")
    )
    text_version = models.PositiveSmallIntegerField(_("version of the text"))
    language = models.CharField(_("language"), max_length=7, choices=settings.LANGUAGES)
    given_on = models.DateField(_("given on"))
    recorded_by = models.CharField(_("recorded by"), max_length=160)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=models.Q(withdrawn_on=None),
                name="one_live_consent_per_client",
            )
        ]

    def __str__(self):
        return str(self.pk)


class HandOver(models.Model):
    """A one-time code by which somebody lets a counsellor take their own work into care.
    Gone once it is used."""

    profile = models.OneToOneField(
        Profile, models.CASCADE, related_name="+", verbose_name=_("profile")
    )
    code_digest = models.CharField(max_length=128, unique=True, editable=False)
    expires_at = models.DateTimeField(_("valid until"))

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")

    def __str__(self):
        return str(self.pk)
