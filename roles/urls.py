from django.urls import path

from roles import views

app_name = "roles"
urlpatterns = [
    path("", views.front, name="front"),
    path("roles/", views.catalogue, name="catalogue"),
    path("roles/<slug:slug>/", views.detail, name="detail"),
    path("ladder/", views.ladders, name="ladders"),
    path("ladder/<slug:slug>/", views.ladder, name="ladder"),
    path("glossary/", views.glossary, name="glossary"),
]
