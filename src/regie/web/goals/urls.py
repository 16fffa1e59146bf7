"""Addresses of goals and their readings."""

from django.urls import path

from regie.web.goals import views

urlpatterns = [
    path("goals/", views.goals, name="goals"),
    path("goals/<slug:goal>", views.goal, name="goal"),
    path("goals/<slug:goal>/<slug:reading>", views.reading, name="reading"),
]
