"""Pages for what goes wrong: what happened, and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from regie.web.templating import page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _error(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; also what people see of a municipality they have no part in."""
    return _error(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours."""
    return _error(request, 500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without our token."""
    return _error(request, 403, "forged")


def _error(request: HttpRequest, status: int, kind: str = "") -> HttpResponse:
    if not hasattr(request, "language"):
        request.language = "nl"  # type: ignore[attr-defined] # an error before our middleware
    context = {"bare": True} if status >= 500 or not hasattr(request, "user") else {}
    return HttpResponse(page(request, "shell/error.html.j2", kind=kind or str(status), **context), status=status)
