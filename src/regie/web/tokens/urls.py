"""Addresses of one's own tokens."""

from django.urls import path

from regie.web.tokens import views

urlpatterns = [
    path("account/tokens", views.tokens, name="tokens"),
    path("account/tokens/<slug:municipality>/<int:number>/revoke", views.revoke, name="revoke-token"),
]
