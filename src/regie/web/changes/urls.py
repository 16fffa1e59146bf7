"""Addresses of changes."""

from django.urls import path

from regie.web.changes import views

urlpatterns = [
    path("changes/", views.changes, name="changes"),
    path("changes/<int:version>", views.change_set, name="change-set"),
    path("changes/<int:version>/undo", views.undo, name="undo"),
    path("history/<path:key>", views.history, name="history"),
]
