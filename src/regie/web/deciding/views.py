"""The trace of a model for one application, and the form in which people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.decide import Decided, decide, running
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.trace import models_behind, trace_of
from regie.analyses.placement import outcome_label, outcomes_of
from regie.decisions import Model
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message, say
from regie.web.asking import Asked, day_in, for_member
from regie.web.templating import page

if TYPE_CHECKING:
    from regie.store.models import Thing

_TYPED = ("choice", "outcome", "reason", "decided_by", "until")


@for_member()
def trace(request: Asked, model: str, key: str) -> HttpResponse:
    """Every table, rule and cell, with what gave the outcome first."""
    found = _application(request, key)
    try:
        chosen, traced = trace_of(request.shown, key, model)
    except NotThereError:
        raise Http404 from None
    return HttpResponse(
        page(
            request,
            "deciding/trace.html.j2",
            thing=found,
            model=chosen,
            outcomes=[outcome_label(chosen, str(one.value), request.language) for one in traced.outcomes],
            tables=[_table(chosen, one, request) for one in reversed(traced.tables)],
        )
    )


def _table(model: Model, table: Any, request: Asked) -> dict[str, Any]:
    return {
        "label": model.label(table.decision, request.language),
        "says": table.message,
        "rules": [
            {
                "number": rule.rule.number,
                "state": {True: "yes", False: "no", None: "between"}[rule.gives],
                "cells": rule.cells,
                "says": rule.message,
                "note": rule.rule.note(request.language) or "",
            }
            for rule in table.rules
        ],
    }


@for_member(Permission.DECIDE, methods=("GET", "HEAD", "POST"))
def deciding(request: Asked, model: str, key: str) -> HttpResponse:
    """The form; posted, it writes the decision."""
    found = _application(request, key)
    judged = request.shown.result("judged", key) or {}
    placed = judged.get("placed", {}).get(model)
    if placed is None:
        raise Http404
    typed = {name: request.POST.get(name, "") for name in _TYPED}
    if request.method != "POST":
        return _form(request, found, model, placed, typed | {"choice": "deviate"}, ())
    outcome = typed["outcome"] if typed["choice"] == "deviate" else ""
    wanted = Decided(key, model, outcome, typed["reason"], typed["decided_by"], day_in(typed["until"]))
    try:
        if typed["choice"] == "deviate" and not outcome:
            raise InputFaults(
                [
                    Fault(
                        Place("", column="outcome"), Message("deciding.fault.outcome"), Message("deciding.mend.outcome")
                    )
                ]
            )
        seen = request.POST.getlist("running") if "looked" in request.POST else None
        made = decide(request.actor, wanted, today=timezone.localdate(), seen=seen)
    except InputFaults as refused:
        return _form(request, found, model, placed, typed, refused.faults, status=422)
    except ConflictError:
        return _form(request, found, model, placed, typed, (), status=409)
    except NotThereError:
        raise Http404 from None
    messages.success(request, say(Message("deciding.saved" if made else "deciding.same"), request.language))
    return redirect("thing", municipality=request.shown.municipality.slug, noun="application", key=key)


def _form(
    request: Asked,
    found: Thing,
    model: str,
    placed: dict[str, Any],
    typed: dict[str, str],
    faults: tuple[Fault, ...],
    status: int = 200,
) -> HttpResponse:
    chosen = models_behind(request.shown)[model]
    now = running(request.actor, found.key, model, timezone.localdate())
    text = page(
        request,
        "deciding/decide.html.j2",
        thing=found,
        model=model,
        possible=[outcome_label(chosen, one, request.language) for one in placed["possible"]],
        outcomes=[(one, outcome_label(chosen, one, request.language)) for one in outcomes_of(chosen)],
        typed=typed,
        faults=faults,
        wrong={fault.place.column: fault.what for fault in faults},
        running=now,
        looked_at=request.POST.getlist("running") if status == 422 else [one.id for one in now],
        label=lambda outcome: outcome_label(chosen, outcome, request.language),
        conflict=status == 409,
    )
    return HttpResponse(text, status=status)


def _application(request: Asked, key: str) -> Thing:
    try:
        found = request.shown.thing(key)
    except NotThereError:
        raise Http404 from None
    if found.noun != "application":
        raise Http404
    return found
