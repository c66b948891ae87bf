from django.urls import path

from assessments.views import check, mine, results

app_name = "assessments"
urlpatterns = [
    path("how-it-is-calculated/", results.method, name="method"),
    path("check/<slug:slug>/", check.begin, name="check"),
    path("check/<slug:slug>/answers/", check.answers, name="answers"),
    path("check/<slug:slug>/<slug:key>/", check.page, name="page"),
    path("my/", mine.overview, name="mine"),
    path("my/delete/", mine.delete, name="delete"),
    path("my/results/<uuid:pk>/", results.result, name="result"),
    path("my/results/<uuid:pk>/what-if/", results.what_if, name="what-if"),
    path("my/results/<uuid:pk>/plan/", results.plan, name="plan"),
    path("my/results/<uuid:pk>/again/", results.again, name="again"),
    path("return/", mine.come_back, name="return"),
    path("return/<path:token>/", mine.come_back_by_link, name="return-link"),
]
