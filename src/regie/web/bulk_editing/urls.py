"""Addresses of bulk editing."""

from django.urls import path

from regie.web.bulk_editing import views

urlpatterns = [path("bulk/<noun:noun>", views.bulk, name="bulk-edit")]
