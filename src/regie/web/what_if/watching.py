"""The pages of the ownership watch: hand in newer files of GLEIF, and see which changes of parent touch us."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.supposing import written_of
from regie.actions.keeping.uploads import MOST_BYTES
from regie.actions.keeping.watching import keep_change, watch_owners, watched
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.templating import page
from regie.web.what_if.forms import typed_of


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def hand_in(request: Asked) -> HttpResponse:
    """The form for files; a POST starts the work."""
    if request.method != "POST":
        return _form(request, ())
    files = request.FILES.getlist("files")
    if not files:
        return _form(request, (_fault("no_file"),), status=422)
    slug = request.shown.municipality.slug
    to = reverse("watched", kwargs={"municipality": slug, "number": 0}).removesuffix("0")
    try:
        # one byte past the limit is enough to see that a file is too large
        job = watch_owners(request.actor, [(one.name or "", one.read(MOST_BYTES + 1)) for one in files], to=to)
    except InputFaults as refused:
        return _form(request, refused.faults, status=422)
    return redirect("job", municipality=slug, number=job.id)


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def found(request: Asked, number: int) -> HttpResponse:
    """Every change; a POST keeps one as a scenario."""
    try:
        if request.method == "POST":
            return _keep(request, number)
        _, seen = watched(request.actor, number)
    except NotThereError:
        raise Http404 from None
    if seen is None:
        return redirect("job", municipality=request.shown.municipality.slug, number=number)
    return HttpResponse(_found(request, number, seen, ()))


def _keep(request: Asked, number: int) -> HttpResponse:
    try:
        made = keep_change(request.actor, number, request.POST.get("organisation", ""))
    except InputFaults as refused:
        return HttpResponse(_found(request, number, watched(request.actor, number)[1], refused.faults), status=422)
    words = Message("scenarios.saved", name=made.scenario.name, n=made.number)
    messages.success(request, say(words, request.language))
    return redirect("scenario", municipality=request.shown.municipality.slug, number=made.scenario.number)


def _found(request: Asked, number: int, seen: object, faults: object) -> str:
    assert isinstance(seen, dict)
    changes = [
        {**one, "query": typed_of(written_of(one["body"])).query if one["body"] and not one["beside"] else ""}
        for one in seen["changes"]
    ]
    keys = {one["organisation"] for one in changes} | {key for one in changes for key in one["was"]}
    return page(
        request,
        "what_if/watched.html.j2",
        number=number,
        seen=seen,
        changes=changes,
        faults=faults,
        names=request.shown.names(keys),
    )


def _form(request: Asked, faults: object, status: int = 200) -> HttpResponse:
    text = page(request, "what_if/watch.html.j2", faults=faults, megabytes=MOST_BYTES // 1_000_000)
    return HttpResponse(text, status=status)


def _fault(kind: str) -> Fault:
    return Fault(Place("", column="files"), Message(f"watching.fault.{kind}"), Message(f"watching.mend.{kind}"))
