"""Reports for a whole selection: the list of what to make is also the queue of the work.

A row is claimed for a while (`claimed_until`); if its worker dies, another takes it on.
"""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.counsellor.models.client import Client
from assessments.counsellor.models.report import Report
from assessments.counsellor.models.staff import Office

KEPT_DAYS = 30


class BatchQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own batches."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(user=user)

    def with_counts(self) -> Self:
        """Adds `total`, `made` and `failed`; the newest first."""
        return self.order_by("-created_at").annotate(
            total=Count("items"),
            made=Count("items", filter=Q(items__status=ItemStatus.MADE)),
            failed=Count("items", filter=Q(items__status=ItemStatus.FAILED)),
        )

    def expired(self, now) -> Self:
        """Those that have been there for KEPT_DAYS."""
        return self.filter(created_at__lt=now - timedelta(days=KEPT_DAYS))


class Batch(models.Model):
    """A selection of clients for whom reports are to be made. `makes_final`: what has all
    that it takes becomes final; else drafts of today. `language` is the user's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="batches"
    )
    makes_final = models.BooleanField(_("make final"), default=False)
    language = models.CharField(
        _("language"), max_length=7, default=settings.LANGUAGE_CODE, editable=False
    )
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of reports")
        verbose_name_plural = _("batches of reports")
        ordering = ["-created_at"]

    def __str__(self):
        return str(self.pk)

    def get_absolute_url(self):
        return reverse("counsellor:batch", args=[self.pk])


class ItemStatus(models.TextChoices):
    """How far one report of a batch is."""

    WAITING = "waiting", pgettext_lazy("report", "waiting")
    MADE = "made", pgettext_lazy("report", "made")
    FAILED = "failed", pgettext_lazy("report", "could not be made")


class BatchItemQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(status=ItemStatus.WAITING)

    def made(self) -> Self:
        return self.filter(status=ItemStatus.MADE)

    def failed(self) -> Self:
        return self.filter(status=ItemStatus.FAILED)

    def at_work(self, now) -> Self:
        """Those that a worker has claimed and not given up."""
        return self.waiting().filter(claimed_until__gte=now)

    def free(self, now) -> Self:
        """Those that a worker may take: claimed by nobody, or by one that has died."""
        waiting = self.waiting().filter(batch__cancelled_at=None)
        return waiting.filter(Q(claimed_until=None) | Q(claimed_until__lt=now))

    def for_reader(self, user) -> Self:
        """Adds `is_mine` and `has_consent`: may the user see this client, and their work,
        today?"""
        clients = Client.objects.filter(pk=OuterRef("client"))
        return self.annotate(
            is_mine=Exists(clients.visible_to(user)),
            has_consent=Exists(clients.with_consent().filter(has_consent=True)),
        )


class BatchItem(models.Model):
    """One client of a batch, and what has come of it. `reason` is a code that the pages
    put into words."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items")
    client = models.ForeignKey(Client, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    status = models.CharField(
        max_length=7, choices=ItemStatus, default=ItemStatus.WAITING
    )
    reason = models.CharField(max_length=20, blank=True)
    claimed_by = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    file_name = models.CharField(max_length=160, blank=True)
    pdf = models.BinaryField(null=True)
    report = models.ForeignKey(Report, models.SET_NULL, null=True, related_name="+")

    objects = BatchItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a batch")
        verbose_name_plural = _("reports of a batch")
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "client"], name="client_once_per_batch"
            )
        ]
        indexes = [
            models.Index(fields=["batch", "status"], name="items_by_status"),
        ]

    def __str__(self):
        return str(self.pk)
