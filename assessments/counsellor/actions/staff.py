"""What belongs to no client: the groups and their rights, one's own password."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from assessments.counsellor.models import ADMIN, EDITOR, GROUP_LABELS

MANAGED = {  # by an admin: model, and what they may do with it
    ("counsellor", "office"): ("add", "change", "view"),
    ("counsellor", "member"): ("add", "change", "delete", "view"),
    ("auth", "user"): ("add", "change", "view"),
    ("careerpath", "operator"): ("add", "change", "view"),
}
EDITED = {  # by an editor, beside the catalogue: it holds texts in all languages
    ("careerpath", "operator"): ("change", "view"),
}


@transaction.atomic
def set_up_groups() -> None:
    """The groups, with exactly the rights they have in Django's admin. Who works at the
    desk needs none there."""
    rights = {
        EDITOR: Permission.objects.filter(
            Q(content_type__app_label="roles") | _may(EDITED)
        ),
        ADMIN: Permission.objects.filter(_may(MANAGED)),
    }
    for name in GROUP_LABELS:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(rights.get(name, Permission.objects.none()))


def _may(table: Mapping[tuple[str, str], tuple[str, ...]]) -> Q:
    rights = Q()
    for (app, model), verbs in table.items():
        codenames = [f"{verb}_{model}" for verb in verbs]
        rights |= Q(content_type__app_label=app, codename__in=codenames)
    return rights


@transaction.atomic
def set_own_password(password: str, *, by: Any) -> None:
    """A new password, or the same one hashed anew: either way, whoever is signed in
    elsewhere with it is out."""
    by.set_password(password)
    by.save(update_fields=["password"])
