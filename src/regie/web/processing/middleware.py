"""Actions a program asks for over the API are part of the processing it is doing (W3C Trace Context)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]


class TraceContextMiddleware:
    """Takes `traceparent` and `tracestate` over; from programs only, for a browser has nothing to be part of."""

    def __init__(self, get_response: Respond) -> None:
        if not settings.PROCESSING_LOG:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        from opentelemetry.context import attach, detach
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        told = {name: request.headers[name] for name in ("traceparent", "tracestate") if name in request.headers}
        token = attach(TraceContextTextMapPropagator().extract(told))
        try:
            return self.get_response(request)
        finally:
            detach(token)
