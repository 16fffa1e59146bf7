"""Addresses of one thing. Keys may hold anything, so they come last."""

from django.urls import path

from regie.web.thing import views

urlpatterns = [path("<noun:noun>/<path:key>", views.thing, name="thing")]
