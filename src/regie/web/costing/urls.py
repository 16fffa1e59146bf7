"""Addresses of cost."""

from django.urls import path

from regie.web.costing import views

urlpatterns = [
    path("cost/", views.cost, name="cost"),
    path("cost/kept/<int:number>", views.kept, name="cost-kept"),
]
