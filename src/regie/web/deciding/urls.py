"""Addresses of decisions about one application by one model."""

from django.urls import path

from regie.web.deciding import views

urlpatterns = [
    path("trace/<slug:model>/<path:key>", views.trace, name="trace"),
    path("decide/<slug:model>/<path:key>", views.deciding, name="decide"),
]
