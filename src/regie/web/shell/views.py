"""The first page after signing in, and the choice of language."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from regie.actions.keeping.signed_in import municipalities_of
from regie.locale import LANGUAGES
from regie.web.asking import redirect_back
from regie.web.middleware import LANGUAGE_COOKIE
from regie.web.templating import page


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """To one's municipality, or the choice between them."""
    found = municipalities_of(cast(int, request.user.pk))
    if len(found) == 1:
        return redirect("overview", municipality=found[0].slug)
    return HttpResponse(page(request, "shell/start.html.j2", municipalities=found))


@require_POST
def change_language(request: HttpRequest) -> HttpResponse:
    """Remember the language, and stay on the page."""
    response = redirect_back(request, "start")
    wanted = request.POST.get("language", "")
    if wanted in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE, wanted, max_age=31_536_000, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    return response
