"""Addresses of plans."""

from django.urls import path

from regie.web.roadmap import following, front, handing_in, views

urlpatterns = [
    path("plans/", views.plans, name="plans"),
    path("plans/new", views.new, name="plan-new"),
    path("plans/options/", handing_in.hand_in, name="plan-options"),
    path("plans/options/start", handing_in.start, name="plan-options-start"),
    path("plans/options/look/<int:file>", handing_in.look, name="plan-options-look"),
    path("plans/options/<int:version>", handing_in.file, name="plan-options-file"),
    path("plans/<int:number>/actuals/", handing_in.hand_in, name="plan-actuals"),
    path("plans/<int:number>/actuals/start", handing_in.start, name="plan-actuals-start"),
    path("plans/<int:number>/actuals/look/<int:file>", handing_in.look, name="plan-actuals-look"),
    path("plans/<int:number>/actuals/<int:version>", handing_in.file, name="plan-actuals-file"),
    path("plans/compare", views.compare, name="plans-compare"),
    path("plans/<int:number>", views.plan, name="plan"),
    path("plans/<int:number>/again", views.again, name="plan-again"),
    path("plans/<int:number>/follow", following.follow, name="plan-follow"),
    path("plans/<int:number>/front", front.front, name="plan-front"),
    path("plans/<int:number>/step/<path:key>", views.step, name="plan-step"),
    path("plans/<int:number>/remove", views.remove, name="plan-throw-away"),
]
