"""Addresses of saved views."""

from django.urls import path

from regie.web.saved_views import views

urlpatterns = [
    path("views/<noun:noun>", views.save, name="save-view"),
    path("views/<int:number>/forget", views.forget, name="forget-view"),
]
