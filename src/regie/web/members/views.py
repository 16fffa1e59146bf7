"""Pages of the members of a municipality."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping import members as acting
from regie.actions.keeping.rights import ROLES, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.members.forms import as_form, grants_in
from regie.web.templating import page

_FORM = ("GET", "HEAD", "POST")


@for_member(Permission.ADMINISTER, methods=_FORM)
def members(request: Asked) -> HttpResponse:
    """Everybody who is something here; posted, it adds somebody and shows the link to hand over, once."""
    if request.method != "POST":
        return _members(request)
    grants = grants_in(request.POST)
    username, name = request.POST.get("username", ""), request.POST.get("name", "")
    try:
        user, link = acting.add_member(request.actor, username, name, grants)
    except InputFaults as refused:
        typed = {"username": username, "name": name, **as_form(grants)}
        return _members(request, faults=refused.faults, typed=typed)
    return _members(request, link=link_for(request, link), who=user.get_username())


@for_member(Permission.ADMINISTER, methods=_FORM)
def member(request: Asked, number: int) -> HttpResponse:
    """The roles of one of them; posted, it changes them."""
    found = _found(request, number)
    if request.method != "POST":
        return _member(request, found)
    grants = grants_in(request.POST)
    try:
        acting.set_roles(request.actor, number, grants, why=request.POST.get("why", ""))
    except InputFaults as refused:
        return _member(request, found, faults=refused.faults, typed=as_form(grants))
    return _done(request, "roles_saved", found.user.get_username())


@for_member(Permission.ADMINISTER, methods=("POST",))
def activate(request: Asked, number: int) -> HttpResponse:
    """Let somebody sign in again."""
    return _act(request, number, "activated", lambda: acting.set_active(request.actor, number, True))


@for_member(Permission.ADMINISTER, methods=("POST",))
def deactivate(request: Asked, number: int) -> HttpResponse:
    """Let somebody sign in no more."""
    why = request.POST.get("why", "")
    return _act(request, number, "deactivated", lambda: acting.set_active(request.actor, number, False, why=why))


@for_member(Permission.ADMINISTER, methods=("POST",))
def end_sessions(request: Asked, number: int) -> HttpResponse:
    """Sign somebody out everywhere."""
    return _act(request, number, "sessions_ended", lambda: acting.end_sessions(request.actor, number))


@for_member(Permission.ADMINISTER, methods=("POST",))
def reset(request: Asked, number: int) -> HttpResponse:
    """Show, once, a link by which somebody chooses another password."""
    found = _found(request, number)
    try:
        link = acting.reset_password(request.actor, number)
    except InputFaults as refused:
        return _member(request, found, faults=refused.faults)
    return _member(request, found, link=link_for(request, link))


def link_for(request: HttpRequest, link: tuple[str, str]) -> str:
    """The whole address of a one-time link."""
    return request.build_absolute_uri(reverse("choose-password", kwargs={"link": link[0], "token": link[1]}))


def _found(request: Asked, number: int) -> acting.Member:
    try:
        return acting.member(request.actor, number)
    except NotThereError:
        raise Http404 from None


def _act(request: Asked, number: int, said: str, act: Callable[[], None]) -> HttpResponse:
    found = _found(request, number)
    try:
        act()
    except InputFaults as refused:
        return _member(request, found, faults=refused.faults)
    return _done(request, said, found.user.get_username())


def _done(request: Asked, said: str, username: str) -> HttpResponse:
    messages.success(request, say(Message(f"members.done.{said}", name=username), request.language))
    return redirect("members", municipality=request.shown.municipality.slug)


def _members(request: Asked, *, faults: tuple[Fault, ...] = (), **context: Any) -> HttpResponse:
    empty = {"username": "", "name": "", **as_form([])}
    context = {"typed": empty, "link": "", "who": "", **context}
    text = page(
        request,
        "members/members.html.j2",
        members=acting.members(request.actor),
        all_roles=ROLES,
        faults=faults,
        **context,
    )
    return HttpResponse(text, status=422 if faults else 200)


def _member(request: Asked, found: acting.Member, *, faults: tuple[Fault, ...] = (), **context: Any) -> HttpResponse:
    context = {"typed": as_form(found.grants), "link": "", **context}
    text = page(request, "members/member.html.j2", member=found, all_roles=ROLES, faults=faults, **context)
    return HttpResponse(text, status=422 if faults else 200)
