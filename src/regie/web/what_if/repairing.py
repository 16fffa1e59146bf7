"""The pages of the least to arrange."""

from __future__ import annotations

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.repairing import ask_repair, repair_found
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.supposing import Asking
from regie.actions.keeping.uploads import MOST_BYTES
from regie.landscape.faults import InputFaults
from regie.web.asking import Asked, for_member
from regie.web.templating import page
from regie.web.what_if.forms import Typed, typed, written
from regie.web.what_if.names import in_words
from regie.web.what_if.views import beside_of


@for_member(methods=("GET", "HEAD", "POST"))
def ask(request: Asked) -> HttpResponse:
    """For which scenario (in the address, else every single failure), and by what costs; a POST starts the work."""
    given = typed(request.GET if request.method != "POST" else QueryDict(request.POST.get("query", "")))
    if request.method != "POST":
        return _form(request, given, ())
    scenario, faults = (None, []) if given.empty else written(given)
    if faults:
        return _form(request, given, faults, status=422)
    slug = request.shown.municipality.slug
    sent = request.FILES.get("costs")
    try:
        job = ask_repair(
            request.actor,
            Asking(scenario, beside_of(request, given.scenario)) if scenario else None,
            cheapest=request.POST.get("count") == "cheapest",
            costs=sent.read(MOST_BYTES + 1) if sent else b"",
            to=reverse("what-if-repaired", kwargs={"municipality": slug, "number": 0}).removesuffix("0"),
            query="" if given.empty else given.query,
        )
    except InputFaults as refused:
        return _form(request, given, refused.faults, status=422)
    return redirect("job", municipality=slug, number=job.id)


@for_member()
def repaired(request: Asked, number: int) -> HttpResponse:
    """What to arrange; the page of its progress while that is not there."""
    try:
        job, found = repair_found(request.actor, number)
    except NotThereError:
        raise Http404 from None
    if found is None:
        return redirect("job", municipality=request.shown.municipality.slug, number=number)
    given = typed(QueryDict(job.given["query"]))
    keys = {row[end] for row in found["measures"] for end in ("thing", "provider")}
    keys.update(one["process"] for one in found["hopeless"])
    text = page(
        request,
        "what_if/repaired.html.j2",
        found=found,
        query=job.given["query"],
        said=in_words(request, given, job.given["asked"]["beside"] if job.given["asked"] else ()),
        names=request.shown.names(keys),
    )
    return HttpResponse(text)


def _form(request: Asked, given: Typed, faults: object, status: int = 200) -> HttpResponse:
    text = page(
        request,
        "what_if/repair.html.j2",
        said=in_words(request, given, beside_of(request, given.scenario)),
        query="" if given.empty else given.query,
        faults=faults,
        cheapest=request.POST.get("count") == "cheapest",
    )
    return HttpResponse(text, status=status)
