"""The door of the organisation: to its sign-in, and back."""

from __future__ import annotations

import logging
from typing import Any

import requests
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from regie.actions.keeping.oidc import setting
from regie.actions.keeping.sign_ins import note_refused_sign_in
from regie.web.asking import address_of
from regie.web.templating import page

_logger = logging.getLogger(__name__)


class _Ask(OIDCAuthenticationRequestView):  # type: ignore[misc] # ships no types
    get_settings = staticmethod(setting)


class _Back(OIDCAuthenticationCallbackView):  # type: ignore[misc] # ships no types
    get_settings = staticmethod(setting)

    def login_failure(self) -> HttpResponse:
        return _refused(self.request, 401)


@require_GET
def ask(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in of the organisation, with state, nonce and PKCE."""
    return _through(_Ask, request)


@require_GET
def back(request: HttpRequest) -> HttpResponseBase:
    """Back from it: signed in, or told that it did not work."""
    return _through(_Back, request)


def _through(view: Any, request: HttpRequest) -> HttpResponseBase:
    if not settings.OIDC_ISSUER:
        raise Http404
    try:
        answer: HttpResponseBase = view.as_view()(request)
    except SuspiciousOperation as wrong:
        _logger.warning("sign-in with the organisation refused: %s", wrong)
        note_refused_sign_in("", address_of(request))
        return _refused(request, 401)
    except requests.RequestException as down:
        _logger.error("the organisation's sign-in does not answer: %s", type(down).__name__)
        return _refused(request, 503)
    return answer


def _refused(request: HttpRequest, status: int) -> HttpResponse:
    return HttpResponse(page(request, "signing_in/refused.html.j2", status=status), status=status)
