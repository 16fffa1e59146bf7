"""Pages of changes, and the button that takes one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping import history as past
from regie.actions.keeping import undo as undoing
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import InputFaults
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.changes.words import changes_in_words
from regie.web.listing.asked import page_of
from regie.web.templating import page


@for_member()
def changes(request: Asked) -> HttpResponse:
    """All change sets, the newest first."""
    number = page_of(request.GET.get("page", "1"))
    found, pages = past.change_sets(request.actor, number)
    return HttpResponse(page(request, "changes/changes.html.j2", changes=found, page=number, pages=pages))


@for_member()
def change_set(request: Asked, version: int) -> HttpResponse:
    """One change set, thing by thing."""
    try:
        return HttpResponse(_detail(request, version, ()))
    except NotThereError:
        raise Http404 from None


@for_member(Permission.UNDO, methods=("POST",))
def undo(request: Asked, version: int) -> HttpResponse:
    """Take a change set back, or say which things were changed again since."""
    try:
        made = undoing.undo(request.actor, version, why=request.POST.get("why", ""))
    except NotThereError:
        raise Http404 from None
    except ConflictError as conflict:
        return HttpResponse(_detail(request, version, conflict.keys), status=409)
    except InputFaults as refused:
        return HttpResponse(_detail(request, version, [one.place.file for one in refused.faults]), status=409)
    messages.success(request, say(Message("changes.undone", version=version), request.language))
    shown = made.version if made else version
    return redirect("change-set", municipality=request.shown.municipality.slug, version=shown)


@for_member()
def history(request: Asked, key: str) -> HttpResponse:
    """Everything that happened to one thing."""
    found = past.history(request.actor, key)
    if not found:
        raise Http404
    return HttpResponse(page(request, "changes/history.html.j2", key=key, things=changes_in_words(request, found)))


def _detail(request: Asked, version: int, conflicts: Any) -> str:
    number = page_of(request.GET.get("page", "1"))
    found, things, pages = past.change_set(request.actor, version, number)
    return page(
        request,
        "changes/change_set.html.j2",
        change=found,
        things=changes_in_words(request, things),
        conflicts=tuple(conflicts),
        page=number,
        pages=pages,
        may_undo=request.actor.may(Permission.UNDO),
    )
