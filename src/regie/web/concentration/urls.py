"""Addresses of concentration."""

from django.urls import path

from regie.web.concentration import views

urlpatterns = [
    path("concentration/", views.concentration, name="concentration"),
    path("concentration/export.xlsx", views.export, name="concentration-export"),
]
