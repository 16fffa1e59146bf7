"""Pages to hand in what a municipality says of its route: options for new plans, and what became of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.rights import Permission
from regie.actions.keeping.roadmap import handing_in, kept
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.uploads import MOST_BYTES
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message, say
from regie.reports import blank_route
from regie.web.asking import Asked, for_member
from regie.web.roadmap.handed import tables_in_words
from regie.web.templating import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from regie.store.models import Plan

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_member(methods=("GET", "HEAD", "POST"))
def hand_in(request: Asked, number: int | None = None) -> HttpResponse:
    """All versions of a file, and a form for the next; a POST goes to look at what was handed in."""
    plan = _plan(request, number)
    if request.method != "POST":
        return _page(request, plan, ())
    request.actor.require(Permission.ANALYSE)
    file = request.FILES.get("file")
    if file is None:
        return _page(request, plan, [_no_file()], status=422)
    try:
        # one byte past the limit is enough to see that a file is too large
        content = (file.name or "", file.read(MOST_BYTES + 1))
        handing_in.look(request.actor, content, plan)
        laid = handing_in.hand_in(request.actor, content)
    except InputFaults as refused:
        return _page(request, plan, refused.faults, status=422)
    return redirect(_address(request, plan, "look", file=laid))


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def look(request: Asked, file: int, number: int | None = None) -> HttpResponse:
    """What keeping a file that was handed in would do; a POST keeps it."""
    plan = _plan(request, number)
    try:
        handed = handing_in.handed_in(request.actor, file)
        if request.method == "POST":
            made = handing_in.keep(request.actor, handed, plan)
            said = Message("route_files.kept", name=made.name, n=made.number)
            messages.success(request, say(said, request.language))
            if plan is not None:
                return redirect("plan-follow", municipality=request.shown.municipality.slug, number=plan.id)
            return redirect(_address(request, plan))
        found = handing_in.look(request.actor, handed, plan)
    except NotThereError:
        raise Http404 from None
    except InputFaults as refused:  # the landscape changed since
        return _page(request, plan, refused.faults, status=422)
    names = request.shown.names({id_ for table in found.tables for _, one in table.rows for id_ in _things(one)})
    text = page(
        request,
        "roadmap/look.html.j2",
        plan=plan,
        found=found,
        tables=tables_in_words(found.tables, {id_: name for id_, (_, name) in names.items()}, request.language),
    )
    return HttpResponse(text)


@for_member()
def file(request: Asked, version: int, number: int | None = None) -> HttpResponse:
    """A version as it was handed in."""
    try:
        found = handing_in.file_of(request.actor, version, _plan(request, number))
    except NotThereError:
        raise Http404 from None
    return _attached(found.name, bytes(found.content), "application/octet-stream")


@for_member()
def start(request: Asked, number: int | None = None) -> HttpResponse:
    """A workbook to begin with: every table with its headings, and for a plan a row for each of its steps."""
    plan = _plan(request, number)
    name = say(Message("route_files.start_name"), request.language)
    if plan is None:
        return _attached(f"{name}.xlsx", blank_route(handing_in.OPTIONS, request.language), _WORKBOOK)
    rows = {"actuals": [(one["thing"],) for one in plan.steps]}
    return _attached(f"{name}-{plan.id}.xlsx", blank_route(handing_in.ACTUALS, request.language, rows), _WORKBOOK)


def _page(request: Asked, plan: Plan | None, faults: Sequence[Fault], status: int = 200) -> HttpResponse:
    text = page(
        request,
        "roadmap/hand_in.html.j2",
        plan=plan,
        versions=handing_in.files(request.actor, plan),
        faults=faults,
        may=request.actor.may(Permission.ANALYSE),
        megabytes=MOST_BYTES // 1_000_000,
    )
    return HttpResponse(text, status=status)


def _plan(request: Asked, number: int | None) -> Plan | None:
    try:
        return None if number is None else kept.plan(request.actor, number)
    except NotThereError:
        raise Http404 from None


def _address(request: Asked, plan: Plan | None, of: str = "", **values: int) -> str:
    """The address of the page, or of what was handed in, for options or for a plan."""
    name = "-".join(part for part in ("plan-actuals" if plan else "plan-options", of) if part)
    number = {} if plan is None else {"number": plan.id}
    return reverse(name, kwargs={"municipality": request.shown.municipality.slug, **number, **values})


def _things(value: Any) -> set[str]:
    """What a row of a table names."""
    named = {getattr(value, name, "") for name in ("thing", "after", "target")}
    return {str(one) for one in (*named, *getattr(value, "things", ())) if one}


def _attached(name: str, content: bytes, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _no_file() -> Fault:
    return Fault(Place("", column="file"), Message("route_files.fault.file"), Message("route_files.mend.file"))
