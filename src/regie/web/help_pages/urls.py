"""Addresses of help."""

from django.urls import path

from regie.web.help_pages import views

urlpatterns = [
    path("help", views.help_index, name="help"),
    path("help/<slug:topic>", views.help_topic, name="help-topic"),
]
