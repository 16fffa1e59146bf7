"""Counts requests, and answers /metrics to who has the token; before all else, for Prometheus knows no host name."""

from __future__ import annotations

import time
from collections.abc import Callable
from hmac import compare_digest

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST

from regie.web.metrics.counting import count
from regie.web.metrics.exposing import exposition

Respond = Callable[[HttpRequest], HttpResponse]


class MetricsMiddleware:
    """Off without `REGIE_METRICS_TOKEN`: nothing is counted and the address does not exist."""

    def __init__(self, get_response: Respond) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.wanted = f"Bearer {settings.METRICS_TOKEN}".encode()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == "/metrics":
            return self._figures(request)
        start = time.perf_counter()
        response = self.get_response(request)
        route = request.resolver_match.route if request.resolver_match else ""
        count(request.method, route, response.status_code, time.perf_counter() - start)
        return response

    def _figures(self, request: HttpRequest) -> HttpResponse:
        if not compare_digest(request.headers.get("Authorization", "").encode(), self.wanted):
            return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"})
        try:
            return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
        finally:
            close_old_connections()
