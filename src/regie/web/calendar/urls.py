"""Addresses of the contract calendar."""

from django.urls import path

from regie.web.calendar import views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/feed", views.make_feed, name="calendar-link"),
]
