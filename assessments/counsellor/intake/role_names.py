"""The names by which a list speaks of roles: written so that they are understood again."""

from collections import defaultdict

from django.db.models import Q

from assessments.counsellor.models import Client
from careerpath.languages import chosen, texts_of
from roles.models import Role
from roles.search import fold


class RoleNames:
    """Of the roles that everybody sees, and of those that clients of the user aim at. One
    query."""

    def __init__(self, user):
        aims = Client.objects.visible_to(user).order_by().values("target_role")
        found = Role.objects.filter(Q(is_published=True) | Q(pk__in=aims))
        self.by_slug = {role.slug: role for role in found}
        self.by_title = defaultdict(set)
        for role in self.by_slug.values():
            for title in texts_of(role, "title").values():
                self.by_title[fold(title)].add(role.slug)

    def named(self, text):
        """The roles of this short name or title, in whichever language: mostly one."""
        if text in self.by_slug:
            return [self.by_slug[text]]
        slugs = sorted(self.by_title.get(fold(text), ()))
        return [self.by_slug[slug] for slug in slugs]

    def name_of(self, role):
        """The title for the reader if it means this role alone, else the short name."""
        title = chosen(texts_of(role, "title"))[0]
        return title if self.named(title) == [role] else role.slug
