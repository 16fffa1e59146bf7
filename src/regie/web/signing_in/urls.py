"""Addresses of signing in and out."""

from django.urls import path

from regie.web.signing_in import organisation, views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("oidc/sign-in", organisation.ask, name="organisation-sign-in"),
    path("oidc/callback", organisation.back, name="organisation-callback"),
    path("sign-out", views.sign_out, name="sign-out"),
]
