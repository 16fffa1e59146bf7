"""Health, before everything else: probes know no host name, no HTTPS and no account, and learn nothing but a word."""

from __future__ import annotations

from collections.abc import Callable

from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse

from regie.actions.keeping.health import ready

Respond = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """Answers /health/live (this process runs) and /health/ready (and its database can be asked)."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match request.path_info:
            case "/health/live":
                return _word("alive")
            case "/health/ready":
                lacking = ready()
                close_old_connections()
                return _word(lacking, 503) if lacking else _word("ready")
            case _:
                return self.get_response(request)


def _word(word: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})
