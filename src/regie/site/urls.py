"""All addresses: the API, and the pages."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("api/", include("regie.api.urls")),
    path("", include("regie.web.urls")),
]

handler400 = "regie.web.errors.bad_request"
handler403 = "regie.web.errors.forbidden"
handler404 = "regie.web.errors.not_found"
handler500 = "regie.web.errors.broken"
