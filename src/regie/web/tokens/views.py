"""One's own tokens: make one, see its secret once, end it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from regie.actions.keeping.rights import Actor
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.signed_in import actor_of, municipalities_of
from regie.actions.keeping.tokens import LONGEST, Scope, make_token, revoke_token, scopes_of, tokens_of
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Message, say
from regie.web.asking import address_of
from regie.web.templating import page

_USUAL = timedelta(days=90)
_BLANK: Mapping[str, Any] = {"name": "", "municipality": "", "scopes": ("read",), "last_day": ""}


@require_http_methods(("GET", "HEAD", "POST"))
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """All of them, and a form for a new one; what was made shows its secret on this answer only."""
    if request.method != "POST":
        return _page(request, _BLANK)
    given = request.POST
    actor = _actor(request, given.get("municipality", ""))
    scopes = [scope for scope in Scope if scope.value in given.getlist("scopes")]
    try:
        made, secret = make_token(actor, given.get("name", ""), scopes, _day(given.get("last_day", "")))
    except InputFaults as refused:
        return _page(request, _typed(given), refused.faults)
    return _page(request, _BLANK, made=made, secret=secret)


@require_POST
@login_required
def revoke(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    """End one at once."""
    try:
        ended = revoke_token(_actor(request, municipality), number)
    except NotThereError:
        raise Http404 from None
    said = say(Message("tokens.revoked", name=ended.name), request.language)  # type: ignore[attr-defined]
    messages.success(request, said)
    return redirect("tokens")


def _actor(request: HttpRequest, municipality: str) -> Actor:
    actor = actor_of(cast(int, request.user.pk), municipality, address=address_of(request))
    if actor is None:
        raise Http404
    return actor


def _day(text: str) -> date:
    """The day typed; what is no day is one that is over, which is a fault of the form."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def _typed(given: QueryDict) -> Mapping[str, Any]:
    return {**{name: given.get(name, "") for name in _BLANK}, "scopes": tuple(given.getlist("scopes"))}


def _page(request: HttpRequest, typed: Mapping[str, Any], faults: tuple[Fault, ...] = (), **made: Any) -> HttpResponse:
    user, today = cast(int, request.user.pk), timezone.localdate()
    places = municipalities_of(user)
    actors = [actor for place in places if (actor := actor_of(user, place.slug))]
    text = page(
        request,
        "tokens/tokens.html.j2",
        places=places,
        scopes=[scope.value for scope in Scope if any(scope in scopes_of(actor) for actor in actors)],
        rows=[(one, _state(one)) for one in tokens_of(user)],
        typed={**typed, "last_day": typed["last_day"] or (today + _USUAL).isoformat()},
        ends=(today, today + LONGEST),
        faults=faults,
        openapi=reverse("openapi"),
        made=made,
    )
    return HttpResponse(text, status=422 if faults else 200)


def _state(token: Any) -> str:
    if token.revoked_at:
        return "revoked"
    return "expired" if token.expires_at <= timezone.now() else "valid"
