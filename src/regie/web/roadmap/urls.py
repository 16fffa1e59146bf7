"""Addresses of plans."""

from django.urls import path

from regie.web.roadmap import following, front, views

urlpatterns = [
    path("plans/", views.plans, name="plans"),
    path("plans/new", views.new, name="plan-new"),
    path("plans/compare", views.compare, name="plans-compare"),
    path("plans/<int:number>", views.plan, name="plan"),
    path("plans/<int:number>/again", views.again, name="plan-again"),
    path("plans/<int:number>/follow", following.follow, name="plan-follow"),
    path("plans/<int:number>/front", front.front, name="plan-front"),
    path("plans/<int:number>/step/<path:key>", views.step, name="plan-step"),
    path("plans/<int:number>/remove", views.remove, name="plan-throw-away"),
]
