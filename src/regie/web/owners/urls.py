"""Addresses of owners."""

from django.urls import path

from regie.web.owners import views

urlpatterns = [
    path("owners", views.owners, name="owners"),
    path("owners/links/<int:number>/revoke", views.revoke, name="revoke-link"),
]
