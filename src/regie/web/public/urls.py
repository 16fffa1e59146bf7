"""Addresses of the public page."""

from django.urls import path

from regie.web.public import views

urlpatterns = [
    path("public", views.public, name="public"),
    path("publishing/", views.publishing, name="publishing"),
    path("publishing/preview", views.preview, name="publishing-preview"),
    path("publishing/off", views.take_off, name="publishing-off"),
]
