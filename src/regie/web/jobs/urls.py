"""Addresses of jobs."""

from django.urls import path

from regie.web.jobs import views

urlpatterns = [
    path("jobs/<int:number>", views.job, name="job"),
    path("jobs/<int:number>/stop", views.stop, name="stop-job"),
]
