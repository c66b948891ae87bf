"""What belongs to no client: the groups and their rights, one's own password."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from assessments.counsellor.models import ADMIN, EDITOR, GROUP_LABELS

MANAGED = {  # by an admin: model, and what they may do with it
    ("counsellor", "office"): ("add", "change", "view"),
    ("counsellor", "member"): ("add", "change", "delete", "view"),
    ("auth", "user"): ("add", "change", "view"),
}


@transaction.atomic
def set_up_groups() -> None:
    """The groups, with exactly the rights they have in Django's admin. Who works at the
    desk needs none there."""
    rights = {
        EDITOR: Permission.objects.filter(content_type__app_label="roles"),
        ADMIN: Permission.objects.filter(_managed()),
    }
    for name in GROUP_LABELS:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(rights.get(name, Permission.objects.none()))


def _managed() -> Q:
    managed = Q()
    for (app, model), verbs in MANAGED.items():
        codenames = [f"{verb}_{model}" for verb in verbs]
        managed |= Q(content_type__app_label=app, codename__in=codenames)
    return managed


@transaction.atomic
def set_own_password(password: str, *, by: Any) -> None:
    """A new password, or the same one hashed anew: either way, whoever is signed in
    elsewhere with it is out."""
    by.set_password(password)
    by.save(update_fields=["password"])
