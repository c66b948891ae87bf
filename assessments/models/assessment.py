"""A profile held against a role at one moment, frozen for ever."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.models.profile import OfProfile, Profile
from roles.models import Role


class OwnedQuerySet(models.QuerySet):
    def visible_to(self, profile: Profile | None) -> Self:
        """The person's own; nothing for somebody without a profile."""
        if profile is None:
            return self.none()
        return self.filter(profile=profile)


class AssessmentQuerySet(OwnedQuerySet):
    def completed(self) -> Self:
        return self.exclude(completed_at=None)

    def of_role(self, assessment: "Assessment") -> Self:
        """All results for the role of this one, the newest first; if the role is gone, by
        the name that its results have kept."""
        slug = assessment.snapshot["role"]["slug"]
        return self.completed().filter(snapshot__role__slug=slug)

    def running(self) -> Self:
        return self.filter(completed_at=None)


class Assessment(OfProfile):
    """A profile held against one role at one moment.

    While it runs it only says that the person has begun; once completed it holds a frozen
    snapshot that no later edit of the role can change.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    role = models.ForeignKey(
        Role,
        models.SET_NULL,
        null=True,
        related_name="assessments",
        verbose_name=pgettext_lazy("job", "role"),
    )
    known = models.JSONField(
        _("answered before it began"),
        default=list,
        editable=False,
        help_text=_("Keys of the requirements that it need not ask about again."),
    )
    step = models.ForeignKey(
        "assessments.PlanStep",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("taken after the step"),
    )
    started_at = models.DateTimeField(_("begun"), auto_now_add=True)
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)
    snapshot = models.JSONField(_("snapshot"), null=True, blank=True, editable=False)
    # The same figures as in the snapshot, for lists of many results.
    points = models.PositiveSmallIntegerField(null=True, editable=False)
    points_at_most = models.PositiveSmallIntegerField(null=True, editable=False)
    band = models.CharField(max_length=10, blank=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-completed_at", "-started_at"]
        indexes = [
            models.Index(
                fields=["profile", "role", "-completed_at"],
                name="newest_result_of_role",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at=None, snapshot=None)
                | Q(completed_at__isnull=False, snapshot__isnull=False),
                name="completed_means_frozen",
            ),
            models.UniqueConstraint(
                fields=["profile", "role"],
                condition=Q(completed_at=None),
                name="one_running_assessment_per_role",
            ),
        ]

    def __str__(self):
        return str(self.id)

    def freeze(self, snapshot):
        """Take the snapshot, and the figures of its score. Saves nothing."""
        score = snapshot["score"]
        self.snapshot = snapshot
        self.points, self.points_at_most = score["printed"], score["printed_high"]
        self.band = score["band"] or ""

    def get_absolute_url(self):
        return reverse("assessments:result", args=[self.pk])
