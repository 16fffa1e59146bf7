"""Addresses of the things behind a number."""

from django.urls import path

from regie.web.behind import views

urlpatterns = [path("behind/<slug:word>/<path:key>", views.behind, name="behind")]
