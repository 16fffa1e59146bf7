"""Addresses of members."""

from django.urls import path

from regie.web.members import views

urlpatterns = [
    path("members", views.members, name="members"),
    path("members/<int:number>", views.member, name="member"),
    path("members/<int:number>/activate", views.activate, name="activate-member"),
    path("members/<int:number>/deactivate", views.deactivate, name="deactivate-member"),
    path("members/<int:number>/password-link", views.reset, name="reset-member"),
    path("members/<int:number>/end-sessions", views.end_sessions, name="end-sessions"),
]
