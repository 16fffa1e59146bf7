"""Signing in with a local account: five tries, then a pause; the same words whatever was wrong."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from regie.web.asking import redirect_back
from regie.web.templating import page

_LONGEST = 255
"""Tries are counted by name, and this much of a name is kept; no account has one as long."""


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form, and what it does."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    if request.method == "POST":
        if not settings.LOCAL_ACCOUNTS:
            return HttpResponseForbidden()
        user = authenticate(
            request, username=request.POST.get("username", "")[:_LONGEST], password=request.POST.get("password", "")
        )
        if user is not None:
            login(request, user)
            return redirect_back(request, "start")
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        return _form(request, wanted, "wrong", 401)
    return _form(request, wanted, "", 200)


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Too many tries."""
    return _form(request, "", "locked", 429)


def _form(request: HttpRequest, wanted: str, fault: str, status: int) -> HttpResponse:
    username = request.POST.get("username", "")
    text = page(
        request, "signing_in/sign_in.html.j2", next=wanted, fault=fault, username=username, doors=_doors(wanted)
    )
    return HttpResponse(text, status=status)


def _doors(wanted: str) -> dict[str, str]:
    """The ways in: the address of the organisation's sign-in, and whether there are accounts of our own."""
    organisation = f"{reverse('organisation-sign-in')}?{urlencode({'next': wanted})}" if settings.OIDC_ISSUER else ""
    return {"organisation": organisation, "local": "yes" if settings.LOCAL_ACCOUNTS else ""}


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign-in")
