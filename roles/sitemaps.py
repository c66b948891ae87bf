"""What search engines should know: the public pages in every language."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from roles.models import Role


class PublicSitemap(Sitemap):
    i18n = True
    alternates = True
    x_default = True


class RoleSitemap(PublicSitemap):
    def items(self):
        return Role.objects.published().only("slug", "reviewed_on")

    def lastmod(self, role):
        return role.reviewed_on


class PageSitemap(PublicSitemap):
    def items(self):
        return [
            "roles:front",
            "roles:catalogue",
            "assessments:method",
            "assessments:privacy",
        ]

    def location(self, name):
        return reverse(name)


SITEMAPS = {"roles": RoleSitemap, "pages": PageSitemap}
