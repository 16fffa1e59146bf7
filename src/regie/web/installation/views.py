"""The list of municipalities, with a new one and another name."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from regie.actions.keeping import installation as acting
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Message, say
from regie.web.asking import address_of
from regie.web.members.views import link_for
from regie.web.templating import page


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def installation(request: HttpRequest) -> HttpResponse:
    """All municipalities; posted, it opens one, and shows the link for its first administrator, once."""
    if request.method != "POST":
        return _page(request)
    given = {name: request.POST.get(name, "").strip() for name in ("slug", "name", "administrator")}
    try:
        _, link = acting.open_municipality(
            _number(request), given["slug"], given["name"], given["administrator"], address_of(request)
        )
    except InputFaults as refused:
        return _page(request, faults=refused.faults, typed=given)
    if link is None:
        return _done(request, "opened", given["name"])
    return _page(request, link=link_for(request, link), who=given["administrator"])


@require_POST
@login_required
def rename(request: HttpRequest, municipality: str) -> HttpResponse:
    """Another name for a municipality."""
    name = request.POST.get("name", "")
    try:
        acting.rename_municipality(_number(request), municipality, name, address_of(request))
    except LookupError:
        raise Http404 from None
    except InputFaults as refused:
        return _page(request, faults=refused.faults)
    return _done(request, "renamed", name)


def _number(request: HttpRequest) -> int:
    return cast(int, request.user.pk)


def _done(request: HttpRequest, said: str, name: str) -> HttpResponse:
    words = say(Message(f"installation.{said}", name=name), request.language)  # type: ignore[attr-defined]
    messages.success(request, words)
    return redirect("installation")


def _page(request: HttpRequest, *, faults: tuple[Fault, ...] = (), **context: Any) -> HttpResponse:
    context = {"typed": dict.fromkeys(("slug", "name", "administrator"), ""), "link": "", "who": "", **context}
    found = acting.municipalities(_number(request))
    text = page(request, "installation/installation.html.j2", municipalities=found, faults=faults, **context)
    return HttpResponse(text, status=422 if faults else 200)
