"""Changing one fact in its place: the field becomes a form, and comes back with what was saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from regie.actions.keeping.called import called
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.edit import edit, note_nobody_knows
from regie.actions.keeping.rights import NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape import NOUN_BY_NAME, Field, Kind, fact_fields
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message, say
from regie.readers.records.values import UnfitValueError, parse
from regie.web.asking import Asked, asked_from, for_member, redirect_back, seen_version
from regie.web.fact_input import as_typed, choices
from regie.web.templating import page
from regie.web.values import Shower

if TYPE_CHECKING:
    from regie.store.models import ChangeSet, Thing

_DAY = Field("day", Kind.DATE)


@for_member(Permission.EDIT, methods=("GET", "HEAD", "POST"))
def fact(request: Asked, field: str, key: str) -> HttpResponse:
    """The form of one field; posted, it saves."""
    found, one = _asked_for(request, field, key)
    if not request.actor.may_edit(found.cluster, found.owner):
        raise NotAllowedError(Permission.EDIT)
    if request.method != "POST":
        held = getattr(request.shown.record(key), one.name)
        shower = Shower(request.shown, request.language, found.noun)
        names = called(request.shown, shower.references(field, held.value) if held.known else (), one.refers_to)
        return _form(request, found, one, as_typed(names, request.language, one, held), ())
    typed, seen = request.POST.get("value", ""), seen_version(request)
    who = request.POST.get("source", "").strip() or request.actor.name
    try:
        day = day_given(request, f"day-{field}")
        if "nobody" in request.POST:
            made = note_nobody_knows(request.actor, key, field, who=who, day=day, seen=seen)
        else:
            made = edit(request.actor, key, {field: typed}, source=who, day=day, seen=seen)
    except InputFaults as refused:
        return _form(request, found, one, typed, refused.faults, status=422, seen=seen)
    except ConflictError:
        return _form(request, request.shown.thing(key), one, typed, (), status=409)
    said(request, "thing.same" if made is None else "thing.saved", made)
    address = reverse("thing", kwargs={"municipality": request.shown.municipality.slug, "noun": found.noun, "key": key})
    return redirect_back(request, f"{address}#{field}")


def _asked_for(request: Asked, field: str, key: str) -> tuple[Thing, Field]:
    try:
        found = request.shown.thing(key)
    except NotThereError:
        raise Http404 from None
    one = next((one for one in fact_fields(NOUN_BY_NAME[found.noun]) if one.name == field), None)
    if one is None:
        raise Http404
    return found, one


def _form(
    request: Asked,
    found: Thing,
    one: Field,
    typed: str,
    faults: tuple[Fault, ...],
    *,
    status: int = 200,
    seen: int | None = None,
) -> HttpResponse:
    """`seen` is the version the person looked at, when that is not the one that is here now: who mends a fault has not
    seen what somebody else changed meanwhile."""
    template = "thing/fact_form.html.j2" if request.htmx else "thing/fact_page.html.j2"
    shower = Shower(request.shown, request.language, found.noun)
    text = page(
        request,
        template,
        thing=found,
        seen=found.version if seen is None else seen,
        field=one,
        label=shower.field(one.name),
        help=say(Message(f"landscape.field.{found.noun}.{one.name}.help"), request.language),
        choices=choices(one, request.language),
        typed=typed,
        source=request.POST.get("source", ""),
        back=asked_from(request),
        day=day_typed(request),
        faults=faults,
        conflict=status == 409,
    )
    # htmx swaps what it gets with 200 only; a page without it keeps the true status
    return HttpResponse(text, status=200 if request.htmx else status)


def day_given(request: Asked, column: str = "day") -> date:
    """The day of the source; today when none is given. Raises InputFaults for what is no day."""
    text = request.POST.get("day", "").strip()
    try:
        return parse(_DAY, text) if text else timezone.localdate()
    except UnfitValueError as unfit:
        raise InputFaults([Fault(Place("", column=column), unfit.what, unfit.mend)]) from None


def day_typed(request: Asked) -> str:
    """The day as the form shows it: as it was typed, empty when that was no day, today before anything is typed."""
    try:
        return day_given(request).isoformat()
    except InputFaults:
        return ""


def said(request: Asked, key: str, made: ChangeSet | None) -> None:
    """A notice on the next page, with the way to the change set that was made."""
    version = made.version if made else 0
    tags = f"change-{version}" if made else ""
    messages.success(request, say(Message(key, version=version), request.language), extra_tags=tags)
