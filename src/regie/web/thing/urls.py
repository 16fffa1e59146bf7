"""Addresses of one thing. Keys may hold anything, so they come last."""

from django.urls import path

from regie.web.thing import editing, views

urlpatterns = [
    path("fact/<slug:field>/<path:key>", editing.fact, name="fact"),
    path("<noun:noun>/<path:key>", views.thing, name="thing"),
]
