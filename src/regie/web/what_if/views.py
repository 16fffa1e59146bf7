"""The pages of what-if: compose a scenario, see what it does, and which single failure does most."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.supposing import ask_what_if, what_if
from regie.actions.keeping.trace import models_behind
from regie.analyses.placement import outcome_label
from regie.landscape.faults import Fault
from regie.readers.scenarios.form import LASTS
from regie.reference_data.jurisdictions import adequacy_decisions, country_name
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import page_of
from regie.web.templating import page
from regie.web.what_if.forms import MOST, Typed, typed, written
from regie.web.what_if.matrix import Matrix, matrix_of
from regie.web.what_if.names import in_words, keys_in

_PAGE = 25
_SUGGESTED = 200
_ENDS = ("was", "becomes")


@for_member(methods=("GET", "HEAD", "POST"))
def compose(request: Asked) -> HttpResponse:
    """The form, filled by the address; a POST starts the work and goes to its progress."""
    if request.method != "POST":
        return _form(request, typed(request.GET), [])
    given = typed(request.POST)
    scenario, faults = written(given)
    if scenario is None:
        return _form(request, given, faults, status=422)
    slug = request.shown.municipality.slug
    to = reverse("what-if-found", kwargs={"municipality": slug, "number": 0}).removesuffix("0")
    job = ask_what_if(request.actor, scenario, to=to, query=given.query)
    return redirect("job", municipality=slug, number=job.id)


@for_member()
def found(request: Asked, number: int) -> HttpResponse:
    """What was found; the page of its progress while that is not there."""
    try:
        job, result = what_if(request.actor, number)
    except NotThereError:
        raise Http404 from None
    if result is None:
        return redirect("job", municipality=request.shown.municipality.slug, number=number)
    goals = request.shown.results("goal") if "taken_over" in result else {}
    text = page(
        request,
        "what_if/found.html.j2",
        found=result,
        goals=goals,
        readings={(id_, one["id"]): one["label"] for id_, goal in goals.items() for one in goal["readings"]},
        moves=_moves(request, result),
        lasts=job.given["lasts"],
        names=request.shown.names(keys_in(result)),
        counts=_counts(result),
        query=job.given["query"],
        said=in_words(request, typed(QueryDict(job.given["query"]))) or result["name"],
    )
    return HttpResponse(text)


@for_member()
def matrix(request: Asked) -> HttpResponse:
    """Who or what stops which process, the worst first."""
    ranking = request.shown.result("failures")
    made = matrix_of(ranking) if ranking else Matrix((), (), 0)
    names = request.shown.names(set(made.processes))
    return HttpResponse(
        page(request, "what_if/matrix.html.j2", ranking=ranking, matrix=made, names=names, called=_called(request))
    )


def _form(request: Asked, given: Typed, faults: list[Fault], status: int = 200) -> HttpResponse:
    ranking = request.shown.result("failures")
    failures = ranking["failures"] if ranking else ()
    pages = max(1, -(-len(failures) // _PAGE))
    at = min(page_of(request.GET.get("page", "1")), pages)
    countries = {one["id"]: country_name(one["id"], request.language) for one in failures if one["kind"] == "country"}
    shared = ranking["shared"] if ranking else ()
    text = page(
        request,
        "what_if/compose.html.j2",
        given=given,
        faults=faults,
        wrong={fault.place.column: fault.what for fault in faults},
        ranking=ranking,
        rows=failures[(at - 1) * _PAGE : at * _PAGE],
        page=at,
        pages=pages,
        called=_called(request),
        shared=shared[:_PAGE],
        names=request.shown.names({key for one in shared[:_PAGE] for key in (one["thing"], *one["members"])}),
        suggested=sorted({one["name"] for one in failures if one["kind"] != "country"})[:_SUGGESTED],
        countries=sorted(countries.items(), key=lambda pair: pair[1]),
        laws=adequacy_decisions(),
        lasting=LASTS,
        most=MOST,
    )
    return HttpResponse(text, status=status)


def _moves(request: Asked, result: dict[str, Any]) -> list[dict[str, Any]]:
    """Applications with another place, in the words of the model that places them."""
    models, moves = models_behind(request.shown), []
    for one in result.get("taken_over", {}).get("moved", ()):
        model = models[one["model"]]
        ends = {end: [outcome_label(model, str(value), request.language) for value in one[end]] for end in _ENDS}
        moves.append({**one, **ends})
    return moves


def _called(request: Asked) -> Any:
    """What a single failure is called: countries by their name in the reader's language."""

    def call(one: dict[str, Any]) -> str:
        return country_name(one["id"], request.language) if one["kind"] == "country" else str(one["name"])

    return call


def _counts(result: dict[str, Any]) -> dict[str, int]:
    """How many processes stop surely and maybe at the longest outage, and how many of each are critical."""
    counted = {"surely": 0, "maybe": 0, "critical": 0, "critical_maybe": 0}
    for one in result.get("processes") or ():
        surely = one["outages"][-1]["stops"] == "yes"
        counted["surely" if surely else "maybe"] += 1
        if one["critical"] == "yes":
            counted["critical" if surely else "critical_maybe"] += 1
    return counted
