"""What every answer under /api/ has: the version, and a problem where a page would have been shown."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from regie.api.problem import CONTENT_TYPE, fault_at, problem

VERSION = "1.0.0"
_TAKEN = ("application/json", "multipart/form-data")
_Respond = Callable[[HttpRequest], HttpResponse]


class ApiMiddleware:
    """Outermost, because addresses and methods that are not there never reach the API itself."""

    def __init__(self, get_response: _Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = self._refused(request) or self._as_problem(request, self.get_response(request))
        response["API-Version"] = VERSION
        if head:
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    def _refused(self, request: HttpRequest) -> HttpResponse | None:
        """No text that we keep holds a NUL, and PostgreSQL cannot be asked for one; of bodies only JSON and files."""
        sent = request.META.get("CONTENT_LENGTH", "") not in ("", "0")
        if sent and request.content_type not in _TAKEN and not (request.content_type or "").endswith("+json"):
            return problem(request, 415)
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return problem(request, 400, "invalid", faults=[fault_at(request, "path", request.path_info[:300], "nul")])
        return None

    def _as_problem(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code < 400 or response["Content-Type"] == CONTENT_TYPE:
            return response
        if request.method == "OPTIONS" and response.status_code == 405:
            return HttpResponse(status=204, headers={"Allow": f"{response['Allow']}, HEAD, OPTIONS"})
        kept = {name: response[name] for name in ("Allow", "Retry-After") if name in response}
        return problem(request, response.status_code, headers=kept)
