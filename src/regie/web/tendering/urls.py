"""Addresses of tender packs."""

from django.urls import path

from regie.web.tendering import views

urlpatterns = [
    path("tender/<path:key>", views.tender, name="tender"),
    path("tender-file/<slug:form>/<path:key>", views.file, name="tender-file"),
]
"""The key of a contract may hold anything, so it comes last."""
