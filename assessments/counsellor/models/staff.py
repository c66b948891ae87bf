"""Offices, and who works in them. What somebody may do follows from their groups."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COUNSELLOR = "counsellor"
LEAD = "lead counsellor"
EDITOR = "editor"
ADMIN = "admin"
GROUP_LABELS = {
    COUNSELLOR: pgettext_lazy("group", "Counsellor"),
    LEAD: pgettext_lazy("group", "Lead counsellor"),
    EDITOR: pgettext_lazy("group", "Editor"),
    ADMIN: pgettext_lazy("group", "Administrator"),
}


class Office(models.Model):
    """A counselling service. Two offices never see anything of each other."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    code = models.SlugField(
        _("short name"),
        max_length=12,
        unique=True,
        help_text=_("Begins the numbers of its reports, such as HAM."),
    )
    contact = models.TextField(
        _("address and contact"),
        max_length=400,
        blank=True,
        help_text=_("Stands on every report."),
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def team(self):
        """The members who counsel here now, by name."""
        here = self.members.filter(
            user__is_active=True, user__groups__name__in=[COUNSELLOR, LEAD]
        )
        return here.select_related("user", "office").distinct()


class Member(models.Model):
    """Somebody who works in an office."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="member",
        verbose_name=_("user"),
    )
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="members", verbose_name=_("office")
    )

    class Meta:
        verbose_name = _("member of an office")
        verbose_name_plural = _("members of offices")
        ordering = ["user__last_name", "user__first_name", "user__username"]

    def __str__(self):
        return self.name

    @property
    def groups(self):
        """What this person is here, in words."""
        return group_labels(self._groups)

    @property
    def name(self):
        """As clients know them."""
        return self.user.get_full_name() or self.user.get_username()

    @cached_property
    def _groups(self):
        return {group.name for group in self.user.groups.all()}

    @property
    def is_lead(self):
        return LEAD in self._groups

    @property
    def is_counsellor(self):
        """May this person work at the desk at all?"""
        return self.user.is_active and not {COUNSELLOR, LEAD}.isdisjoint(self._groups)


def group_labels(names):
    """The groups among `names` that we know, as words in the reader's language."""
    return [label for name, label in GROUP_LABELS.items() if name in names]


def member_of(user):
    """The desk's own person behind `user`, or None: an editor, an admin, a stranger.
    Looked up once for each user object, that is, once a request."""
    if not user.is_authenticated:
        return None
    if not hasattr(user, "careerpath_member"):
        found = (
            Member.objects.filter(user=user).select_related("office", "user").first()
        )
        is_here = found is not None and found.is_counsellor
        user.careerpath_member = found if is_here else None
    return user.careerpath_member
