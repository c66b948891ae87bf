"""What search engines should know: the public pages in every language."""

from dataclasses import dataclass
from datetime import date

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Q
from django.urls import reverse

from roles.models import Role, RoleFamily

OF_CATALOGUE = ("roles:front", "roles:catalogue")  # they list all roles
OTHERS = (
    "roles:glossary",
    "assessments:compare",
    "assessments:method",
    "assessments:privacy",
    "about",
    "accessibility",
    "imprint",
)


@dataclass(frozen=True)
class Page:
    name: str
    changed_on: date | None = None


class PublicSitemap(Sitemap):
    i18n = True
    alternates = True
    x_default = True


class RoleSitemap(PublicSitemap):
    def items(self):
        return Role.objects.published().only("slug", "reviewed_on")

    def lastmod(self, role):
        return role.reviewed_on


class LadderSitemap(PublicSitemap):
    def items(self):
        reviewed = Max("roles__reviewed_on", filter=Q(roles__is_published=True))
        families = RoleFamily.objects.annotate(reviewed_on=reviewed)
        return families.filter(reviewed_on__isnull=False).only("slug")

    def lastmod(self, family):
        return family.reviewed_on


class PageSitemap(PublicSitemap):
    def items(self):
        reviewed = Role.objects.published().aggregate(last=Max("reviewed_on"))["last"]
        pages = [Page(name, reviewed) for name in OF_CATALOGUE]
        return pages + [Page(name) for name in OTHERS]

    def location(self, page):
        return reverse(page.name)

    def lastmod(self, page):
        return page.changed_on


SITEMAPS = {"roles": RoleSitemap, "ladders": LadderSitemap, "pages": PageSitemap}
