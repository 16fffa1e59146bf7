"""Addresses of the audit log."""

from django.urls import path

from regie.web.audit import views

urlpatterns = [
    path("audit", views.audit, name="audit"),
    path("audit.csv", views.export, name="audit-export"),
]
