"""Addresses of imports."""

from django.urls import path

from regie.web.importing import views

urlpatterns = [
    path("import", views.hand_in, name="import"),
    path("import/<int:number>", views.trial, name="import-trial"),
]
