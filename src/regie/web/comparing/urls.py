"""Addresses of comparing."""

from django.urls import path

from regie.web.comparing import views

urlpatterns = [
    path("compare", views.landscape, name="compare-all"),
    path("compare/<path:key>", views.thing, name="compare"),
]
