"""Reports: a draft that is written on, and the final ones, frozen for ever."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.counsellor.models.client import Client


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """The reports on the clients that the user may see."""
        return self.filter(client__in=Client.objects.visible_to(user))

    def drafts(self) -> Self:
        return self.filter(final_at=None)

    def final(self) -> Self:
        return self.exclude(final_at=None)

    def without_files(self) -> Self:
        """For lists: what a final one holds is heavy."""
        return self.defer("content", "pdf", "counsellors_pdf")


class Report(models.Model):
    """What a client takes home. A draft holds only the counsellor's words; made final, it
    holds its content, its number and both copies as they were printed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(
        Client, models.CASCADE, related_name="reports", verbose_name=_("client")
    )
    interpretation = models.TextField(
        _("interpretation"),
        max_length=8000,
        blank=True,
        help_text=_("In the client’s language: what you make of the result together."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(_("written by"), max_length=160)
    language = models.CharField(_("language"), max_length=7, choices=settings.LANGUAGES)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    # Only of a final one. `year` and `sequence` make the number, without a gap.
    office_code = models.CharField(max_length=12, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    sequence = models.PositiveIntegerField(null=True, editable=False)
    final_at = models.DateTimeField(_("final"), null=True, editable=False)
    content = models.JSONField(null=True, editable=False)
    pdf = models.BinaryField(null=True, editable=False)
    counsellors_pdf = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-final_at", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(final_at=None),
                name="one_draft_per_client",
            ),
            models.UniqueConstraint(
                fields=["office_code", "year", "sequence"], name="report_number_once"
            ),
            models.CheckConstraint(
                condition=Q(final_at=None, pdf=None, sequence=None)
                | Q(
                    final_at__isnull=False,
                    pdf__isnull=False,
                    counsellors_pdf__isnull=False,
                    content__isnull=False,
                    sequence__isnull=False,
                    year__isnull=False,
                ),
                name="final_means_frozen_and_numbered",
            ),
        ]

    def __str__(self):
        return self.number or str(self.pk)

    @property
    def is_final(self):
        return self.final_at is not None

    @property
    def number(self):
        """Such as "HAM-2026-0007"; "" for a draft."""
        if self.sequence is None:
            return ""
        return f"{self.office_code}-{self.year}-{self.sequence:04}"


class ReportCounter(models.Model):
    """The last number that was given under an office's short name in a year. Numbers of
    reports that are deleted are never given again."""

    office_code = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("counter of reports")
        verbose_name_plural = _("counters of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["office_code", "year"], name="one_counter_a_year"
            )
        ]

    def __str__(self):
        return f"{self.office_code}-{self.year}"
