"""Addresses of the report."""

from django.urls import path

from regie.web.reporting import views

urlpatterns = [
    path("report/", views.report, name="report"),
    path("report/made/<int:number>", views.made, name="report-made"),
]
