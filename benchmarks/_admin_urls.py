"""The site's addresses, and Django's admin over the table of things."""

from django.contrib import admin
from django.urls import include, path

from regie.store.models import Thing


class Things(admin.ModelAdmin):
    """A list as one would make it with the admin: columns, search, one facet."""

    list_display = ("name", "cluster", "owner", "changed_at")
    list_filter = ("cluster",)
    search_fields = ("folded",)
    list_per_page = 50
    ordering = ("name",)


admin.site.register(Thing, Things)
urlpatterns = [path("admin/", admin.site.urls), path("", include("regie.site.urls"))]
