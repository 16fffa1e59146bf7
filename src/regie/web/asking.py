"""What a view may rely on: a signed-in person who is something in this municipality, and their language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django_htmx.middleware import HtmxDetails

from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import Shown
from regie.actions.keeping.signed_in import actor_of
from regie.locale import Language

P = ParamSpec("P")


_EARLIEST, _LATEST = date(1900, 1, 1), date(2999, 12, 31)


class Asked(HttpRequest):
    """A request with what our middleware and `for_member` put on it."""

    language: Language
    actor: Actor
    shown: Shown
    htmx: HtmxDetails


View = Callable[Concatenate[Asked, P], HttpResponseBase]


def for_member(
    permission: Permission = Permission.READ, *, methods: tuple[str, ...] = ("GET", "HEAD")
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """A view for people with this right in the municipality of its address, asked for by these methods.

    Who is not signed in is asked to; who has no part in the municipality sees that nothing is there.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: Asked, *args: Any, municipality: str, **values: Any) -> HttpResponseBase:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = actor_of(request.user.pk, municipality, address=address_of(request))
            if actor is None:
                raise Http404
            request.actor = actor
            actor.require(permission)
            request.shown = Shown(actor)
            return view(request, *args, **values)

        return guarded

    return decorate


def address_of(request: HttpRequest) -> str | None:
    """Where the request comes from, for the audit log."""
    return request.META.get("REMOTE_ADDR") or None


def whole_number(text: str) -> int | None:
    """A number as an address or a form of ours holds it; None for anything else, also for one that nothing here has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def day_in(text: str) -> date | None:
    """A day as an address or a form holds it; None for anything else, also for one that has no days around it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if _EARLIEST <= day <= _LATEST else None


def seen_version(request: HttpRequest) -> int | None:
    """The version the form says somebody looked at, 0 when that is none; None when it does not say."""
    text = request.POST.get("seen", "")
    return (whole_number(text) or 0) if text else None


def redirect_back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page this form was on, when that is one of ours."""
    from django.shortcuts import redirect

    return redirect(asked_from(request) or otherwise)


def asked_from(request: HttpRequest) -> str:
    """The page a form says it was on, when that is one of ours; else empty."""
    from django.utils.http import url_has_allowed_host_and_scheme

    target = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else ""
