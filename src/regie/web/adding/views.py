"""The form of a new thing, and the page that asks whether a thing may go."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping.add import add_typed, fields_to_add, remove
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape import NOUN_BY_NAME
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message, say
from regie.web.asking import Asked, for_member, seen_version
from regie.web.fact_input import choices
from regie.web.templating import page
from regie.web.thing.editing import day_given, day_typed, said
from regie.web.values import Shower


@for_member(Permission.EDIT, methods=("GET", "HEAD", "POST"))
def add_thing(request: Asked, noun: str) -> HttpResponse:
    """The form; posted, it adds and leads to the new thing."""
    if request.method != "POST":
        return _form(request, noun, ())
    typed = {one.name: request.POST.get(one.name, "") for one in fields_to_add(NOUN_BY_NAME[noun])}
    source = request.POST.get("source", "").strip() or request.actor.name
    try:
        key, made = add_typed(request.actor, noun, typed, source=source, day=day_given(request))
    except InputFaults as refused:
        return _form(request, noun, refused.faults, status=422)
    except NotAllowedError:
        fault = Fault(Place("", column="cluster"), Message("adding.fault.whose"), Message("adding.mend.whose"))
        return _form(request, noun, (fault,), status=403)
    said(request, "adding.added", made)
    return redirect("thing", municipality=request.shown.municipality.slug, noun=noun, key=key)


@for_member(Permission.EDIT, methods=("GET", "HEAD", "POST"))
def remove_thing(request: Asked, key: str) -> HttpResponse:
    """Ask, then remove; what others refer to stays, and the places are named."""
    try:
        found = request.shown.thing(key)
    except NotThereError:
        raise Http404 from None
    if not request.actor.may_edit(found.cluster, found.owner):
        raise NotAllowedError(Permission.EDIT)
    faults: tuple[Fault, ...] = ()
    conflict = False
    if request.method == "POST":
        try:
            made = remove(request.actor, key, seen=seen_version(request), why=request.POST.get("why", "").strip())
        except InputFaults as refused:
            faults = refused.faults
        except ConflictError:
            conflict = True
        else:
            said(request, "adding.removed", made)
            return redirect("list", municipality=request.shown.municipality.slug, noun=found.noun)
    text = page(request, "adding/remove.html.j2", thing=found, faults=faults, conflict=conflict)
    return HttpResponse(text, status=409 if faults or conflict else 200)


def _form(request: Asked, noun: str, faults: tuple[Fault, ...], status: int = 200) -> HttpResponse:
    shower = Shower(request.shown, request.language, noun)
    wanted = [
        {
            "field": one,
            "label": shower.field(one.name),
            "help": say(Message(f"landscape.field.{noun}.{one.name}.help"), request.language),
            "choices": choices(one, request.language),
            "typed": request.POST.get(one.name, ""),
            "faults": [fault for fault in faults if fault.place.column == one.name],
        }
        for one in fields_to_add(NOUN_BY_NAME[noun])
    ]
    text = page(request, "adding/form.html.j2", noun=noun, wanted=wanted, faults=faults, day=day_typed(request))
    return HttpResponse(text, status=status)
