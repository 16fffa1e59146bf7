"""Addresses of the installation."""

from django.urls import path

from regie.web.installation import views

urlpatterns = [
    path("installation", views.installation, name="installation"),
    path("installation/<slug:municipality>/rename", views.rename, name="rename-municipality"),
]
