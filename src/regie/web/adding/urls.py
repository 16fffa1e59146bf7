"""Addresses of adding and removing."""

from django.urls import path

from regie.web.adding import views

urlpatterns = [
    path("add/<noun:noun>", views.add_thing, name="add-thing"),
    path("remove/<path:key>", views.remove_thing, name="remove-thing"),
]
