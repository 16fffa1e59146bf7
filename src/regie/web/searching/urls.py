"""Addresses of the search."""

from django.urls import path

from regie.web.searching import views

urlpatterns = [path("search", views.search, name="search")]
