"""Who did what with a client's file, and when. Rows are added, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.counsellor.models.client import Client

# Who did it, where it was the person themselves; the pages say it in the reader's language.
THE_CLIENT = "the client"
ANSWERS = "answers"  # what it was about, where they were given at the desk


class Verb(models.TextChoices):
    """What can be done with a file."""

    OPENED = "opened", pgettext_lazy("file", "opened")
    CREATED = "created", pgettext_lazy("file", "created")
    CHANGED = "changed", pgettext_lazy("file", "changed")
    IMPORTED = "imported", pgettext_lazy("file", "imported")
    EXPORTED = "exported", pgettext_lazy("file", "exported")
    ASSIGNED = "assigned", pgettext_lazy("file", "assigned")
    ARCHIVED = "archived", pgettext_lazy("file", "archived")
    BROUGHT_BACK = "back", pgettext_lazy("file", "brought back from the archive")
    CONSENT = "consent", pgettext_lazy("file", "consent recorded")
    WITHDRAWN = "withdrawn", pgettext_lazy("file", "consent withdrawn")
    NOTED = "noted", pgettext_lazy("file", "note written")
    NOTE_CHANGED = "note", pgettext_lazy("file", "note changed")
    NOTE_DELETED = "unnoted", pgettext_lazy("file", "note deleted")
    ASSESSED = "assessed", pgettext_lazy("file", "assessed together")
    AGREED = "agreed", pgettext_lazy("file", "ratings agreed")
    ADOPTED = "adopted", pgettext_lazy("file", "own work taken in")
    LINKED = "linked", pgettext_lazy("file", "return link given")
    DRAFTED = "drafted", pgettext_lazy("file", "draft of a report saved")
    FINAL = "final", pgettext_lazy("file", "report made final")
    DOWNLOADED = "download", pgettext_lazy("file", "report downloaded")


class AuditEntry(models.Model):
    """One line of the trail. `about` names what it was, such as a report's number; it
    never repeats what was written."""

    client = models.ForeignKey(
        Client, models.CASCADE, related_name="trail", verbose_name=_("client")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    who = models.CharField(_("who"), max_length=160)
    verb = models.CharField(_("what"), max_length=10, choices=Verb)
    about = models.CharField(
        pgettext_lazy("trail", "about"), max_length=160, blank=True
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("entry of the trail")
        verbose_name_plural = _("trail")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["client", "-at"], name="trail_of_client")]

    def __str__(self):
        return str(self.pk)
