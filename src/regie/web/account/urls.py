"""Addresses of one's own account."""

from django.urls import path

from regie.web.account import views

urlpatterns = [
    path("account", views.account, name="account"),
    path("account/sign-out-everywhere", views.sign_out_everywhere, name="sign-out-everywhere"),
    path("password/<slug:link>/<str:token>", views.choose_password, name="choose-password"),
]
