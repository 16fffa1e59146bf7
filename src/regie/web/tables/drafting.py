"""Pages to work on a draft: start, edit a table, hand in a file, its saves, throw it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping import draft, tables
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Message, say
from regie.web.asking import Asked, for_member, seen_version, whole_number
from regie.web.tables.filled import Filled
from regie.web.tables.views import version_of
from regie.web.templating import page

_LARGEST = 20_000_000  # bytes, as the readers of models allow
P = ParamSpec("P")
T = TypeVar("T")


@for_member(Permission.ANALYSE, methods=("POST",))
def start(request: Asked, model: str, number: int) -> HttpResponse:
    """Copy a version into a draft."""
    made = _or_404(draft.start_draft, request.actor, model, number)
    messages.success(request, say(Message("tables.started", number=made.number), request.language))
    return to_version(request, model, made.number)


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def edit(request: Asked, model: str, number: int, decision: str) -> HttpResponse:
    """The form of one table of a draft; adding and moving rules shows the form again, saving checks and keeps it."""
    found = draft_of(request, model, number)
    table = _or_404(draft.table_of, found.model, decision)
    if request.method != "POST":
        return _form(request, found, decision, Filled.of(table), ())
    filled = Filled.posted(request.POST, table)
    if (done := request.POST.get("do", "save")) != "save":
        return _form(request, found, decision, filled.after(done), (), unsaved=True)
    try:
        draft.change_table(
            request.actor,
            model,
            number,
            decision,
            filled.put_into,
            seen=seen(request),
        )
    except InputFaults as refused:
        return _form(request, found, decision, filled, refused.faults, unsaved=True, status=422)
    except ConflictError:
        return _form(request, found, decision, filled, (), unsaved=True, status=409)
    messages.success(request, say(Message("tables.saved"), request.language))
    return redirect(
        "table-edit", municipality=request.shown.municipality.slug, model=model, number=number, decision=decision
    )


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def upload(request: Asked, model: str, number: int) -> HttpResponse:
    """Replace the draft by a file, or say everything that is wrong with the file."""
    found = draft_of(request, model, number)
    given = request.FILES.get("file")
    faults: Sequence[Fault] = ()
    status = 200
    if request.method == "POST" and given is not None and (given.size or 0) <= _LARGEST:
        try:
            draft.upload(request.actor, model, number, given.name or "", given.read(), seen=seen(request))
        except InputFaults as refused:
            faults, status = refused.faults, 422
        except ConflictError:
            status = 409
        else:
            messages.success(request, say(Message("tables.uploaded"), request.language))
            return to_version(request, model, number)
    elif request.method == "POST":
        status = 422
    context = {"version": found, "faults": faults, "status": status}
    return HttpResponse(page(request, "tables/upload.html.j2", **context), status=status)


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def saves(request: Asked, model: str, number: int) -> HttpResponse:
    """Every save of a version; of a draft one can be made the newest again."""
    if request.method == "POST":
        draft_of(request, model, number)
        wanted = request.POST.get("saved", "")
        try:
            _or_404(draft.restore, request.actor, model, number, whole_number(wanted) or 0, seen=seen(request))
        except ConflictError:
            return HttpResponse(_saves(request, model, number, conflict=True), status=409)
        messages.success(request, say(Message("tables.restored"), request.language))
        return to_version(request, model, number)
    return HttpResponse(_saves(request, model, number, conflict=False))


@for_member(Permission.ANALYSE, methods=("POST",))
def discard(request: Asked, model: str, number: int) -> HttpResponse:
    """Throw a draft away."""
    draft_of(request, model, number)
    try:
        _or_404(draft.discard, request.actor, model, number, seen=seen(request))
    except ConflictError:
        return HttpResponse(_saves(request, model, number, conflict=True), status=409)
    messages.success(request, say(Message("tables.discarded"), request.language))
    return redirect("tables", municipality=request.shown.municipality.slug)


def seen(request: Asked) -> int:
    """The save the person looked at; 0, which is none, when the form does not say."""
    return seen_version(request) or 0


def to_version(request: Asked, model: str, number: int) -> HttpResponse:
    """To the page of a version."""
    return redirect("table-model", municipality=request.shown.municipality.slug, model=model, number=number)


def _form(
    request: Asked,
    found: tables.Version,
    decision: str,
    filled: Filled,
    faults: Sequence[Fault],
    *,
    unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    content = page(
        request,
        "tables/edit.html.j2",
        version=found,
        decision=decision,
        form=filled.shown(found.model, decision, faults),
        faults=faults,
        unsaved=unsaved,
        seen=seen(request) if unsaved and status != 409 else found.row.saved if found.row else 0,
        conflict=status == 409,
    )
    return HttpResponse(content, status=status)


def _saves(request: Asked, model: str, number: int, *, conflict: bool) -> str:
    found = version_of(request, model, number)
    kept = tables.saves(request.actor, model, number)
    return page(request, "tables/saves.html.j2", version=found, saves=kept, conflict=conflict)


def draft_of(request: Asked, model: str, number: int) -> tables.Version:
    """The draft of an address, or 404."""
    found = version_of(request, model, number)
    if not found.draft:
        raise Http404
    return found


def _or_404(act: Callable[P, T], *args: P.args, **values: P.kwargs) -> T:
    try:
        return act(*args, **values)
    except NotThereError:
        raise Http404 from None
