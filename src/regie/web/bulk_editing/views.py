"""Three steps on one address: give a value, look at what it changes row by row, and change it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect

from regie.actions.keeping.bulk_edit import Chosen, Given, bulk_edit, choose, try_bulk_edit
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.history import ThingChange
from regie.actions.keeping.rights import Permission
from regie.landscape import NOUN_BY_NAME, Field, fact_fields
from regie.landscape.faults import InputFaults
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.fact_input import choices
from regie.web.listing.asked import seen
from regie.web.templating import page
from regie.web.thing.editing import day_given, day_typed, said
from regie.web.values import Shower

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # what a database cannot be asked for


@for_member(Permission.EDIT, methods=("POST",))
def bulk(request: Asked, noun: str) -> HttpResponse:
    """The step that is asked for; without one, the form for the value."""
    one = next((one for one in fact_fields(NOUN_BY_NAME[noun]) if one.name == request.POST.get("field")), None)
    if one is None:
        raise Http404
    chosen = _chosen(request, noun)
    step = request.POST.get("step", "")
    if not step or not chosen.seen:
        return _form(request, noun, one, chosen)
    try:
        given = Given(
            noun,
            one.name,
            request.POST.get("value", ""),
            request.POST.get("source", "").strip() or request.actor.name,
            day_given(request, f"day-{one.name}"),
        )
        if step == "apply":
            return _applied(request, given, chosen)
        trial = try_bulk_edit(request.actor, given, chosen.seen)
    except InputFaults as refused:
        return _form(request, noun, one, chosen, faults=refused.faults, status=422)
    except ConflictError:
        fresh = choose(request.actor, seen(noun, QueryDict()).query, list(chosen.seen))
        return _form(request, noun, one, fresh, conflict=True, status=409)
    return _preview(request, one, given, chosen, trial.changes, trial.same)


def _chosen(request: Asked, noun: str) -> Chosen:
    """The rows with the versions looked at: as an earlier step wrote them, ticked, or all that is found."""
    written = request.POST.get("seen")
    if written:
        return Chosen(_versions(written), ())
    query = seen(noun, QueryDict(request.POST.get("question", "").removeprefix("?"))).query
    keys = None if request.POST.get("rows") == "all" else request.POST.getlist("key")
    return choose(request.actor, query, keys)


def _versions(written: str) -> Mapping[str, int]:
    """As a form of ours writes them; anything else is not there."""
    try:
        held: Any = json.loads(written)
    except ValueError:
        raise Http404 from None
    if not isinstance(held, dict) or not all(type(one) is int for one in held.values()):
        raise Http404
    if any(_NO_TEXT.search(key) for key in held):
        raise Http404
    return held


def _applied(request: Asked, given: Given, chosen: Chosen) -> HttpResponse:
    made = bulk_edit(request.actor, given, chosen.seen, why=request.POST.get("why", "").strip())
    said(request, "thing.same" if made is None else "bulk_editing.done", made)
    response = redirect("list", municipality=request.shown.municipality.slug, noun=given.noun)
    response["Location"] += _question(request, given.noun)
    return response


def _question(request: Asked, noun: str) -> str:
    """The question part of the list's address; only what `seen` knows comes through."""
    return seen(noun, QueryDict(request.POST.get("question", "").removeprefix("?"))).address()


def _form(request: Asked, noun: str, one: Field, chosen: Chosen, *, status: int = 200, **more: Any) -> HttpResponse:
    shower = Shower(request.shown, request.language, noun)
    context = {"faults": (), "conflict": False, **more}
    text = page(
        request,
        "bulk_editing/form.html.j2",
        noun=noun,
        field=one,
        label=shower.field(one.name),
        help=say(Message(f"landscape.field.{noun}.{one.name}.help"), request.language),
        choices=choices(one, request.language),
        typed=request.POST.get("value", ""),
        source=request.POST.get("source", ""),
        day=day_typed(request),
        chosen=chosen,
        written=json.dumps(dict(chosen.seen)),
        question=_question(request, noun),
        **context,
    )
    return HttpResponse(text, status=status)


def _preview(
    request: Asked, one: Field, given: Given, chosen: Chosen, changes: tuple[ThingChange, ...], same: int
) -> HttpResponse:
    shower = Shower(request.shown, request.language, given.noun)
    rows = [
        (change.key, change.name, shower.fact(one.name, held.before), shower.fact(one.name, held.after))
        for change in changes
        for held in change.fields
    ]
    text = page(
        request,
        "bulk_editing/preview.html.j2",
        noun=given.noun,
        given=given,
        label=shower.field(one.name),
        rows=rows,
        same=same,
        why=request.POST.get("why", ""),
        written=json.dumps(dict(chosen.seen)),
        question=_question(request, given.noun),
    )
    return HttpResponse(text)
