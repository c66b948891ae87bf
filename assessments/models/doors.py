"""Other ways in: an account with e-mail and password, and links for others to read.

The addresses of shared plans and calendar feeds are signed; the database alone opens
none of them.
"""

import uuid
from datetime import date
from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessment import OwnedQuerySet
from assessments.models.plan import Plan
from assessments.models.profile import Profile


class Account(AbstractBaseUser):
    """A third key to a profile beside code and link; no more than that."""

    profile = models.OneToOneField(
        Profile, models.CASCADE, related_name="account", verbose_name=_("profile")
    )
    email = models.EmailField(_("e-mail"), unique=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    last_login = None  # `used_on` of the profile says as much

    EMAIL_FIELD = USERNAME_FIELD = "email"

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return str(self.pk)


class ShareLinkQuerySet(models.QuerySet):
    def live(self, today: date) -> Self:
        return self.filter(expires_on__gte=today)


class ShareLink(models.Model):
    """Lets whoever has the link read one plan until a day, or until it is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="links", verbose_name=_("plan")
    )
    with_notes = models.BooleanField(_("with my own words"), default=False)
    expires_on = models.DateField(_("last day"))
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared link")
        verbose_name_plural = _("shared links")
        ordering = ["-created_at"]

    def __str__(self):
        return str(self.pk)
