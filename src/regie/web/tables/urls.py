"""Addresses of decision tables: a model by its name, a version by its number (0 is the one of regie)."""

from django.urls import path

from regie.web.tables import drafting, publishing, views

urlpatterns = [
    path("tables/", views.models, name="tables"),
    path("tables/<slug:model>/<int:number>", views.model, name="table-model"),
    path("tables/<slug:model>/<int:number>/try", views.try_case, name="table-try"),
    path("tables/<slug:model>/<int:number>/file/<slug:kind>", views.file, name="table-file"),
    path("tables/<slug:model>/<int:number>/draft", drafting.start, name="table-draft"),
    path("tables/<slug:model>/<int:number>/edit/<str:decision>", drafting.edit, name="table-edit"),
    path("tables/<slug:model>/<int:number>/upload", drafting.upload, name="table-upload"),
    path("tables/<slug:model>/<int:number>/saves", drafting.saves, name="table-saves"),
    path("tables/<slug:model>/<int:number>/effect", publishing.effect, name="table-effect"),
    path("tables/<slug:model>/<int:number>/publish", publishing.publish, name="table-publish"),
    path("tables/<slug:model>/<int:number>/discard", drafting.discard, name="table-discard"),
]
