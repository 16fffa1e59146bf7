"""A line a request, and an id by which all its lines are found."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from regie.web.logs.formatter import REQUEST

HEADER = "X-Request-ID"
Respond = Callable[[HttpRequest], HttpResponse]
_FIT = re.compile(r"[A-Za-z0-9-]{8,64}")
_logger = logging.getLogger("regie.requests")


class RequestLogMiddleware:
    """Logs the pattern of the address, never the address; passes on the id a proxy gave, when it looks like one."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        number = given if _FIT.fullmatch(given) else uuid4().hex
        token = REQUEST.set(number)
        start = time.perf_counter()
        try:
            response = self.get_response(request)
            _tell(request, response.status_code, start)
            response.headers[HEADER] = number
            return response
        finally:
            REQUEST.reset(token)


def _tell(request: HttpRequest, status: int, start: float) -> None:
    route = request.resolver_match.route if request.resolver_match else ""
    took = round((time.perf_counter() - start) * 1000)
    told = {"method": request.method, "route": route, "status": status, "milliseconds": took}
    _logger.info("request", extra=told)
