"""Addresses of lists."""

from django.urls import path

from regie.web.listing import export, views

urlpatterns = [
    path("export/<noun:noun>.<slug:form>", export.export, name="export-list"),
    path("<noun:noun>/", views.listing, name="list"),
]
