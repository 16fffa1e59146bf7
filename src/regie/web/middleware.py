"""What every page gets: the reader's language, and headers a careful site sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from regie.actions.keeping.rights import NotAllowedError
from regie.actions.keeping.sign_ins import note_refusal
from regie.locale import LANGUAGES, Language
from regie.web.errors import bad_request, forbidden

LANGUAGE_COOKIE = "language"
_NOTHING = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
Respond = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Sets `request.language`: the choice made, else what the browser asks for, else Dutch."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = self._language(request)
        request.language = language  # type: ignore[attr-defined] # a request takes what middleware gives it
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    def _language(self, request: HttpRequest) -> Language:
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
        if chosen in LANGUAGES:
            return chosen
        wanted = request.headers.get("Accept-Language", "nl").lower()
        return "en" if wanted.startswith("en") else "nl"


class HeadersMiddleware:
    """Pages hold a municipality's own data: nothing is kept by caches on the way, nothing of the browser is used."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response


class NulMiddleware:
    """No text that we keep holds a NUL, and PostgreSQL cannot be asked for one: what sends one gets a 400."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Django calls this after the check of where a form comes from, and before the view."""
        sent = (text for part in (request.GET, request.POST) for name, held in part.lists() for text in (name, *held))
        return bad_request(request) if any("\x00" in text for text in (request.path_info, *sent)) else None


class RefusalMiddleware:
    """What an action refuses for lack of a right is a 403, whichever page asked."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this for what a view raises."""
        if not isinstance(exception, NotAllowedError):
            return None
        actor = getattr(request, "actor", None)
        if actor is not None:
            note_refusal(actor, exception.permission, request.path)
        return forbidden(request)
