"""The pages of plans: all of them, the form to ask for one, one plan, one step, and two plans side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.models_in_use import day_in_force
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.roadmap import kept
from regie.actions.keeping.roadmap.handing_in import files
from regie.actions.keeping.roadmap.making import ask_plan
from regie.actions.keeping.roadmap.question import clusters, question_of, readings_to_plan, usual_question
from regie.actions.keeping.roadmap.trying import solve_again, thing_of
from regie.actions.keeping.shown import NotThereError
from regie.actions.plan import YEARS
from regie.landscape.faults import Fault
from regie.locale import Message, say
from regie.locale.carried import from_data
from regie.reports.roadmap.kept import place_called
from regie.web.asking import Asked, for_member, whole_number
from regie.web.roadmap.asked import Looked
from regie.web.roadmap.by_hand import ByHand
from regie.web.roadmap.forms import Typed, question_typed
from regie.web.roadmap.showing import called_in, shown_plan
from regie.web.templating import page

if TYPE_CHECKING:
    from regie.analyses.roadmap import Thing
    from regie.store.models import Plan

SKILL = "migration"
"""The one skill that options by class ask for."""


@for_member()
def plans(request: Asked) -> HttpResponse:
    """All plans, the newest first; two of them can be chosen to compare."""
    rows = [(one, from_data(one.body), question_of(one.question)) for one in kept.plans(request.actor)]
    text = page(
        request,
        "roadmap/plans.html.j2",
        plans=rows,
        version=request.shown.municipality.version,
        may=request.actor.may(Permission.ANALYSE),
    )
    return HttpResponse(text)


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def new(request: Asked) -> HttpResponse:
    """The form, filled in with what is usual or with an earlier question; a POST starts the work."""
    if request.method != "POST":
        return _form(request, Typed.of(_question(request), request.language), [])
    day = day_in_force(request.shown.municipality.as_of)
    possible = {f"{goal.id}/{reading.id}" for goal, reading in readings_to_plan(request.actor.municipality, day)}
    typed = Typed.sent(request.POST)
    question, faults = question_typed(typed, possible, [one.number for one in files(request.actor)])
    if question is None:
        return _form(request, typed, faults, status=422)
    job = ask_plan(request.actor, question, to=plans_address(request))
    return redirect("job", municipality=request.shown.municipality.slug, number=job.id)


@for_member()
def plan(request: Asked, number: int) -> HttpResponse:
    """One plan: what it comes to, its years, and its steps on a line of years, with what changes by hand break.

    A change that a form sends is put in the address, so that what is seen can be shared.
    """
    found = _plan(request, number)
    part = request.htmx and request.htmx.target == "plan-work"
    address = f"{request.path}?{Looked.of(request.GET).address()}"
    if "act" in request.GET and not part:
        return redirect(f"{address}#by-hand")
    template = "roadmap/work.html.j2" if part else "roadmap/plan.html.j2"
    response = HttpResponse(page(request, template, **shown_plan(request, found)))
    response["Vary"] = "HX-Request, HX-Target, Cookie"
    if part:
        response["HX-Push-Url"] = address
    return response


@for_member(Permission.ANALYSE, methods=("POST",))
def again(request: Asked, number: int) -> HttpResponse:
    """Solve anew with what was changed by hand."""
    found, hand = _plan(request, number), ByHand.of(request.POST)
    name = request.POST.get("name", "").strip()[:200] or found.name
    job = solve_again(request.actor, number, name, hand.fixed, hand.forbidden, to=plans_address(request))
    return redirect("job", municipality=request.shown.municipality.slug, number=job.id)


@for_member()
def step(request: Asked, number: int, key: str) -> HttpResponse:
    """One step: why there and then, what else could be done, and a form to change it by hand."""
    found = _plan(request, number)
    one = next((one for one in found.steps if key in (one["thing"], *one["things"])), None)
    thing = _thing(found, key) if found.problem else None
    if one is None and thing is None:
        raise Http404
    text = page(
        request,
        "roadmap/step.html.j2",
        plan=found,
        step=from_data(one) if one else None,
        thing=thing,
        name=from_data(one["name"]) if one else place_called(thing.name or thing.id) if thing else key,
        names=request.shown.names({*(one["things"] if one else (key,)), one["target"] if one else ""}),
        hand=ByHand.of(request.GET),
        years=[year["year"] for year in found.body["years"]],
        called=place_called,
    )
    return HttpResponse(text)


@for_member()
def compare(request: Asked) -> HttpResponse:
    """Two plans side by side, and the things of which they say different things."""
    asked = map(whole_number, request.GET.getlist("plan"))
    numbers = [one for one in asked if one is not None][:2]
    if len(set(numbers)) != 2:
        messages.info(request, say(Message("roadmap_pages.choose_two"), request.language))
        return redirect("plans", municipality=request.shown.municipality.slug)
    old, new = (_plan(request, one) for one in sorted(numbers))
    changed = kept.compare_plans(old, new)
    text = page(
        request,
        "roadmap/compare.html.j2",
        plans=(old, new),
        bodies=(from_data(old.body), from_data(new.body)),
        changed=changed,
        names=called_in(old, new),
        known=request.shown.names({one.thing for one in changed}),
    )
    return HttpResponse(text)


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def remove(request: Asked, number: int) -> HttpResponse:
    """Ask whether a plan may go, and let it go."""
    found = _plan(request, number)
    if request.method != "POST":
        return HttpResponse(page(request, "roadmap/remove.html.j2", plan=found))
    name = kept.remove_plan(request.actor, number)
    messages.success(request, say(Message("roadmap_pages.removed", name=name), request.language))
    return redirect("plans", municipality=request.shown.municipality.slug)


def plans_address(request: Asked) -> str:
    """Where plans are; with a number after it, one."""
    return reverse("plans", kwargs={"municipality": request.shown.municipality.slug})


def _plan(request: Asked, number: int) -> Plan:
    try:
        return kept.plan(request.actor, number)
    except NotThereError:
        raise Http404 from None


def _thing(found: Plan, key: str) -> Thing | None:
    try:
        return thing_of(found, key)
    except NotThereError:
        return None


def _question(request: Asked) -> Any:
    """The question of an earlier plan when the address names one, else the usual one."""
    like = whole_number(request.GET.get("like", ""))
    if like is not None:
        return question_of(_plan(request, like).question)
    return usual_question(request.shown, say(Message("roadmap_pages.form.first_name"), request.language))


def _form(request: Asked, typed: Typed, faults: list[Fault], status: int = 200) -> HttpResponse:
    day = day_in_force(request.shown.municipality.as_of)
    text = page(
        request,
        "roadmap/new.html.j2",
        typed=typed,
        faults=faults,
        wrong={fault.place.column: fault.what for fault in faults},
        readings=readings_to_plan(request.actor.municipality, day),
        clusters=clusters(request.shown),
        own=files(request.actor),
        years=YEARS,
        skill=SKILL,
    )
    return HttpResponse(text, status=status)
