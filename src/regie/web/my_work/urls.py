"""Addresses of one's own questions."""

from django.urls import path

from regie.web.my_work import views

urlpatterns = [path("my-work", views.my_work, name="my-work")]
