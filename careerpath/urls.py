"""All addresses. Every page stands under its language: /de/…"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from assessments.views.own_data import schema
from careerpath import views
from careerpath.robots import robots
from roles.sitemaps import SITEMAPS

handler400 = "careerpath.errors.bad_request"
handler403 = "careerpath.errors.forbidden"
handler404 = "careerpath.errors.not_found"
handler500 = "careerpath.errors.server_error"

urlpatterns = [
    path("", views.choose_language, name="choose-language"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", views.favicon),
    path("own-data.schema.json", schema, name="data-schema"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("about/", views.about, name="about"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("imprint/", views.imprint, name="imprint"),
        path("", include("roles.urls")),
        path("", include("assessments.urls")),
        path("", include("assessments.counsellor.urls")),
    ),
]
