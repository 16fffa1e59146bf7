"""Who calls: a token in the Authorization header, or for reading the session of somebody who is signed in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from regie.actions.keeping.rights import Actor
from regie.actions.keeping.shown import Shown
from regie.actions.keeping.signed_in import actor_of, municipalities_of
from regie.actions.keeping.tokens import Caller, caller

_READING = frozenset({"GET", "HEAD"})
_WINDOW = 60  # seconds


class TooManyError(Exception):
    """This token asked more than it may in a minute."""


class Asking(HttpRequest):
    """A request of somebody we know."""

    slug: str
    actor: Actor
    shown: Shown
    auth: Caller | int


class TokenCaller(HttpBearer):
    """A token made under one's own menu."""

    openapi_description = "A token, made on the page Tokens of your own menu."

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller, put on the request as an actor in the municipality of the address."""
        found = caller(token, address=request.META.get("REMOTE_ADDR") or None)
        if found is None:
            return None
        _count(found.token)
        slug = _slug(request)
        if slug not in (None, found.municipality):
            raise Http404
        _put(request, found.municipality, found.actor)
        return found


class SessionReader(APIKeyCookie):
    """Somebody signed in on the site: reading only, so that no other site can have them change something."""

    param_name = settings.SESSION_COOKIE_NAME
    openapi_description = "The session of somebody who is signed in on the site; for reading only."

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> int | None:
        """The account."""
        if request.method not in _READING or not request.user.is_authenticated:
            return None
        slug, user = _slug(request), request.user.pk
        if slug is not None:
            actor = actor_of(user, slug, channel="api", address=request.META.get("REMOTE_ADDR") or None)
            if actor is None:
                raise Http404
            _put(request, slug, actor)
        return user


def places_of(request: Asking) -> list[str]:
    """The municipalities this caller can ask about, by slug."""
    if isinstance(request.auth, Caller):
        return [request.auth.municipality]
    return [one.slug for one in municipalities_of(request.auth)]


def _slug(request: HttpRequest) -> str | None:
    return request.resolver_match.kwargs.get("municipality") if request.resolver_match else None


def _put(request: Any, slug: str, actor: Actor) -> None:
    request.slug, request.actor, request.shown = slug, actor, Shown(actor)


def _count(token: int) -> None:
    """Count in windows of a minute, in this server process. Raises TooManyError."""
    key = f"api-token-{token}"
    cache.add(key, 0, _WINDOW)
    try:
        asked = cache.incr(key)
    except ValueError:  # the window ended between the two
        return
    if asked > settings.API_PER_MINUTE:
        raise TooManyError
