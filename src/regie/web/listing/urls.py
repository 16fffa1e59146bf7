"""Addresses of lists."""

from django.urls import path

from regie.web.listing import views

urlpatterns = [path("<noun:noun>/", views.listing, name="list")]
