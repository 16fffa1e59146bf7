"""Addresses of the overview."""

from django.urls import path

from regie.web.overview import views

urlpatterns = [path("overview", views.overview, name="overview")]
