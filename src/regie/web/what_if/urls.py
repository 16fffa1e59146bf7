"""Addresses of what-if."""

from django.urls import path

from regie.web.what_if import views

urlpatterns = [
    path("what-if/", views.compose, name="what-if"),
    path("what-if/matrix", views.matrix, name="what-if-matrix"),
    path("what-if/<int:number>", views.found, name="what-if-found"),
]
