"""Addresses of the quality of the data."""

from django.urls import path

from regie.web.quality import views

urlpatterns = [path("quality/", views.quality, name="quality")]
