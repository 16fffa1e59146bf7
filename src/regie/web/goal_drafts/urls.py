"""Addresses of versions of goals."""

from django.urls import path

from regie.web.goal_drafts import effect, views

urlpatterns = [
    path("goal-versions/", views.versions, name="goal-versions"),
    path("goal-versions/<int:number>", views.version, name="goal-version"),
    path("goal-versions/<int:number>/publish", views.publish, name="goal-version-publish"),
    path("goal-versions/<int:number>/effect", effect.effect, name="goal-version-effect"),
    path("goal-versions/<int:number>/throw-away", views.throw_away, name="goal-version-throw-away"),
    path("goal-versions/<int:number>/goal", views.edit, name="goal-version-edit"),
    path("goal-versions/<int:number>/remove", views.remove, name="goal-version-remove"),
]
