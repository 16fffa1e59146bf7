"""The pages of what-if: compose a scenario, see what it does, and which single failure does most."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.scenarios import asking_of, kept_scenario, save_scenario
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.supposing import ask_what_if, what_if
from regie.actions.keeping.trace import models_behind
from regie.analyses.placement import outcome_label
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message, say
from regie.readers.scenarios import WrittenScenario
from regie.readers.scenarios.form import LASTS
from regie.reference_data.jurisdictions import adequacy_decisions, country_name
from regie.web.asking import Asked, for_member
from regie.web.chains.asked import chain_asked
from regie.web.listing.asked import page_of
from regie.web.templating import page
from regie.web.what_if.forms import MOST, Typed, number_in, typed, typed_of, written
from regie.web.what_if.matrix import Matrix, matrix_of
from regie.web.what_if.names import in_words, keys_in
from regie.web.what_if.picture import STATES, failure_picture

_PAGE = 25
_SUGGESTED = 200
_OTHERS = 20
_ENDS = ("was", "becomes")


@for_member(methods=("GET", "HEAD", "POST"))
def compose(request: Asked) -> HttpResponse:
    """The form, filled by the address; a POST starts the work and goes to its progress."""
    if request.method != "POST":
        return _form(request, _asked_for(request), [])
    given = typed(request.POST)
    scenario, faults = written(given)
    if scenario is None:
        return _form(request, given, faults, status=422)
    if "keep" in request.POST:
        return _keep(request, given, replace(scenario, name=given.name))
    return ask(request, scenario, given, beside_of(request, given.scenario))


def ask(request: Asked, scenario: WrittenScenario, given: Typed, beside: Any = ()) -> HttpResponse:
    """Start the work and go to its progress."""
    slug = request.shown.municipality.slug
    to = reverse("what-if-found", kwargs={"municipality": slug, "number": 0}).removesuffix("0")
    job = ask_what_if(request.actor, scenario, to=to, query=given.query, beside=beside)
    return redirect("job", municipality=slug, number=job.id)


def _asked_for(request: Asked) -> Typed:
    """The address itself, or the kept scenario that it names."""
    given = typed(request.GET)
    if not given.scenario or not given.empty:
        return given
    version = number_in(request.GET.get("version", ""))
    try:
        _, held = kept_scenario(request.actor, given.scenario, version or None)
    except NotThereError:
        raise Http404 from None
    return typed_of(asking_of(held).written, given.scenario)


def beside_of(request: Asked, number: int) -> Any:
    """The buyers that only a kept scenario knows."""
    with suppress(NotThereError):
        return kept_scenario(request.actor, number)[1].beside if number else ()
    return ()


def _keep(request: Asked, given: Typed, scenario: WrittenScenario) -> HttpResponse:
    seen = number_in(request.POST.get("seen", ""))
    try:
        made = save_scenario(request.actor, scenario, number=given.scenario, seen=seen)
    except InputFaults as refused:
        return _form(request, given, list(refused.faults), status=422)
    except ConflictError:
        return _form(request, given, [conflict()], status=409)
    except NotThereError:
        raise Http404 from None
    messages.success(request, say(Message("scenarios.saved", name=scenario.name, n=made.number), request.language))
    return redirect("scenario", municipality=request.shown.municipality.slug, number=made.scenario.number)


def conflict() -> Fault:
    """Somebody saved this scenario meanwhile."""
    return Fault(Place("", column="name"), Message("scenarios.fault.conflict"), Message("scenarios.mend.conflict"))


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
    given = typed(QueryDict(job.given["query"]))
    text = page(
        request,
        "what_if/found.html.j2",
        found=result,
        number=number,
        goals=goals,
        readings={(id_, one["id"]): one["label"] for id_, goal in goals.items() for one in goal["readings"]},
        moves=_moves(request, result),
        lasts=job.given["lasts"],
        names=request.shown.names(keys_in(result)),
        counts=_counts(result, job.given["lasts"]),
        query=job.given["query"],
        said=in_words(request, given, job.given["beside"]) or result["name"],
        kept=_kept(request, given.scenario),
        may_keep=request.actor.may(Permission.ANALYSE),
    )
    return HttpResponse(text)


@for_member()
def picture(request: Asked, number: int) -> HttpResponse:
    """The chain of one process (`?thing=`, else the first) with what is down in it."""
    try:
        job, result = what_if(request.actor, number)
    except NotThereError:
        raise Http404 from None
    if result is None:
        return redirect("job", municipality=request.shown.municipality.slug, number=number)
    stopped = result.get("processes") or ()
    thing = request.GET.get("thing") or (stopped[0]["id"] if stopped else "")
    shown = next((one for one in stopped if one["id"] == thing), None)
    asked = chain_asked(request.path, thing, request.GET)
    given = typed(QueryDict(job.given["query"]))
    text = page(
        request,
        "what_if/picture.html.j2",
        number=number,
        said=in_words(request, given, job.given["beside"]) or result["name"],
        name=request.shown.names({thing}).get(thing, ("", thing))[1],
        why=shown["why"] if shown else None,
        lasts=job.given["lasts"],
        chain=failure_picture(request, asked, result) if thing and "things" in result else None,
        states=STATES,
        shapes=dict(STATES),
        others=[one for one in stopped if one["id"] != thing][:_OTHERS],
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
        may_keep=request.actor.may(Permission.ANALYSE),
        kept=_kept(request, given.scenario),
        seen=request.POST.get("seen", ""),
    )
    return HttpResponse(text, status=status)


def _kept(request: Asked, number: int) -> Any:
    """The scenario that the form changes, if any."""
    with suppress(NotThereError):
        return kept_scenario(request.actor, number)[0] if number else None
    return None


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


def _counts(result: dict[str, Any], lasts: str) -> dict[str, int]:
    """How many processes stop surely and maybe in an outage of this length, and how many of each are critical."""
    counted = {"surely": 0, "maybe": 0, "critical": 0, "critical_maybe": 0}
    for one in result.get("processes") or ():
        stops = next(each["stops"] for each in one["outages"] if each["lasts"] == lasts)
        if stops == "no":
            continue
        counted["surely" if stops == "yes" else "maybe"] += 1
        if one["critical"] != "no":
            counted["critical" if stops == one["critical"] == "yes" else "critical_maybe"] += 1
    return counted
