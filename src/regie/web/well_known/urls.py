"""Addresses that are agreed on (RFC 8615)."""

from django.urls import path

from regie.web.well_known import views

urlpatterns = [path(".well-known/security.txt", views.security_txt, name="security-txt")]
