"""Addresses of the API; what is not there never falls through to the pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, re_path

from regie.api.document import openapi
from regie.api.service import api


def nothing(request: HttpRequest) -> HttpResponse:
    """Whatever else is asked under /api/."""
    raise Http404


urlpatterns = [
    path("v1/openapi.json", openapi, name="openapi"),
    path("v1/", api.urls),
    re_path("", nothing),
]
