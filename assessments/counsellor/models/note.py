"""What counsellors write down: private notes, shared notes, notes of a session."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.counsellor.models.client import Client


class NoteKind(models.TextChoices):
    """Who may read it: only the desk, or the client, too."""

    PRIVATE = "private", pgettext_lazy("note", "private")
    SHARED = "shared", pgettext_lazy("note", "shared")
    SESSION = "session", pgettext_lazy("note", "session")


class NoteQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """The notes on the clients that the user may see."""
        return self.filter(client__in=Client.objects.visible_to(user))

    def for_client(self) -> Self:
        """What the client may read."""
        return self.filter(kind=NoteKind.SHARED)


class Note(models.Model):
    """A note on a client. A session note has four parts; the others are text alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(
        Client, models.CASCADE, related_name="notes", verbose_name=_("client")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=NoteKind)
    text = models.TextField(_("text"), max_length=8000, blank=True)
    held_on = models.DateField(_("day of the session"), null=True, blank=True)
    subject = models.TextField(_("subject"), max_length=2000, blank=True)
    tools = models.TextField(_("tools used"), max_length=2000, blank=True)
    evaluation = models.TextField(_("evaluation"), max_length=4000, blank=True)
    agreed = models.TextField(_("plan until next time"), max_length=4000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(_("written by"), max_length=160)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = NoteQuerySet.as_manager()

    WORDS = ("text", "held_on", "subject", "tools", "evaluation", "agreed")

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-created_at"]

    def __str__(self):
        return str(self.pk)
