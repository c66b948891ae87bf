"""The people in care, and how the desk may see them. `visible_to(user)` is the one door."""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.counsellor.models.staff import Office, member_of
from assessments.models import Profile
from roles.models import Role
from roles.search import fold


class ClientQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """A counsellor's own clients; for the lead, all of the office; else nothing."""
        member = member_of(user)
        if member is None:
            return self.none()
        mine = self.filter(office=member.office)
        return mine if member.is_lead else mine.filter(counsellor=user)

    def active(self) -> Self:
        return self.filter(archived_at=None)

    def archived(self) -> Self:
        return self.exclude(archived_at=None)

    def expired(self, today) -> Self:
        """Files that were archived longer ago than we keep them."""
        kept = timedelta(days=settings.CLIENT_RETENTION_DAYS)
        return self.filter(archived_at__date__lt=today - kept)

    def with_consent(self) -> Self:
        """Adds `has_consent`: is there a consent that has not been withdrawn, nor ended
        with the work, which the client has deleted?"""
        live = self.model._meta.get_field("consents").related_model.objects.live()
        given = Q(Exists(live.filter(client=OuterRef("pk"))))
        return self.annotate(has_consent=given & Q(profile__isnull=False))

    def matching(self, query) -> Self:
        """Every word of the query somewhere in name or reference, however written."""
        found = self
        for word in fold(query).split():
            found = found.filter(search_text__contains=word)
        return found


class Client(models.Model):
    """Somebody whom a counsellor helps: what the office knows of them.

    Their answers, results and plans hang on their profile, which may be read only as long
    as a consent is live. `version` rises with each change of the facts below.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="clients", verbose_name=_("office")
    )
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="clients",
        verbose_name=_("counsellor"),
    )
    profile = models.OneToOneField(
        Profile,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="client",
        verbose_name=_("profile"),
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    reference = models.CharField(
        _("reference"),
        max_length=40,
        blank=True,
        help_text=_("Your office's own number for this person, if it has one."),
    )
    language = models.CharField(_("language"), max_length=7, choices=settings.LANGUAGES)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    target_role = models.ForeignKey(
        Role,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("job", "target role"),
    )
    next_session_on = models.DateField(_("next session"), null=True, blank=True)
    review_on = models.DateField(_("review due on"), null=True, blank=True)
    search_text = models.CharField(max_length=400, editable=False)
    archived_at = models.DateTimeField(_("archived"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ClientQuerySet.as_manager()

    FACTS = (
        "name",
        "reference",
        "language",
        "email",
        "phone",
        "target_role",
        "next_session_on",
        "review_on",
    )

    class Meta:
        verbose_name = _("client")
        verbose_name_plural = _("clients")
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["office", "archived_at"], name="clients_of_office"),
            models.Index(
                fields=["counsellor", "archived_at"], name="clients_of_counsellor"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "reference"],
                condition=~Q(reference=""),
                name="reference_once_per_office",
            )
        ]

    def __str__(self):
        return str(self.pk)

    def save(self, **kwargs):
        self.index()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("counsellor:client", args=[self.pk])

    def index(self):
        """Renew what `matching` looks through."""
        self.search_text = fold(f"{self.name} {self.reference}")[:400]

    @property
    def consent(self):
        """The live consent, or None; it ends with the work, which the client may delete."""
        return self.consents.live().first() if self.profile_id else None

    def kept_until(self, today):
        """The last day on which the file is there, if counselling ended today (or when it
        did)."""
        end = timezone.localdate(self.archived_at) if self.archived_at else today
        return end + timedelta(days=settings.CLIENT_RETENTION_DAYS)
