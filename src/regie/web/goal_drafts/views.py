"""Pages of versions of goals: all of them, one, and the form of one goal in a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping import goal_drafts as drafts
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import LANGUAGES, Message, say
from regie.reference_data.goals import goals_of
from regie.web.asking import Asked, day_in, for_member, seen_version, whole_number
from regie.web.goal_drafts.forms import AMONG, CHOICES, NOT_MEASURED, goal_of, target_text
from regie.web.templating import page

_SPARE = 2


@for_member(methods=("GET", "HEAD", "POST"))
def versions(request: Asked) -> HttpResponse:
    """All versions; a POST starts a draft from one."""
    if request.method == "POST":
        based_on = whole_number(request.POST.get("based_on", "0"))
        if based_on is None:
            raise Http404
        try:
            made = drafts.start_draft(request.actor, based_on)
        except NotThereError:
            raise Http404 from None
        return _to(request, made.number)
    in_use = request.shown.run.goal_version if request.shown.run else 0
    text = page(
        request,
        "goal_drafts/versions.html.j2",
        versions=drafts.versions(request.actor),
        in_use=in_use,
        may_draft=request.actor.may(Permission.ANALYSE),
    )
    return HttpResponse(text)


@for_member()
def version(request: Asked, number: int) -> HttpResponse:
    """One version with its goals."""
    return HttpResponse(_version(request, number, ()))


@for_member(Permission.PUBLISH, methods=("POST",))
def publish(request: Asked, number: int) -> HttpResponse:
    """Publish a draft from a day on."""
    day = day_in(request.POST.get("valid_from", ""))
    if day is None:
        fault = Fault(Place("", column="valid_from"), Message("goal_drafts.fault.day"), Message("goal_drafts.mend.day"))
        return HttpResponse(_version(request, number, (fault,)), status=422)
    why = request.POST.get("why", "")
    return _done(
        request,
        number,
        "published",
        lambda: drafts.publish_goals(request.actor, number, day, why=why, seen=_seen(request)),
    )


@for_member(Permission.ANALYSE, methods=("POST",))
def remove(request: Asked, number: int) -> HttpResponse:
    """Take a goal out of a draft."""
    goal = request.POST.get("goal", "")
    return _done(
        request, number, "removed", lambda: drafts.remove_goal(request.actor, number, goal, seen=_seen(request))
    )


@for_member(Permission.ANALYSE, methods=("POST",))
def throw_away(request: Asked, number: int) -> HttpResponse:
    """Throw a draft away."""
    try:
        drafts.throw_away(request.actor, number)
    except NotThereError:
        raise Http404 from None
    messages.success(request, say(Message("goal_drafts.thrown_away", number=number), request.language))
    return redirect("goal-versions", municipality=request.shown.municipality.slug)


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def edit(request: Asked, number: int) -> HttpResponse:
    """The form of one goal (`?goal=`), or of a new one."""
    found = _found(request, number)
    if found.state != "draft":
        raise Http404
    was = request.GET.get("goal", "")
    goal = next((one for one in found.body["goals"] if one["id"] == was), None) if was else _empty()
    if goal is None:
        raise Http404
    if request.method != "POST":
        return HttpResponse(_form(request, found, goal, was, ()))
    typed = goal_of(request.POST)
    try:
        drafts.save_goal(request.actor, number, typed, was=was, seen=_seen(request))
    except InputFaults as refused:
        return HttpResponse(_form(request, found, typed, was, refused.faults), status=422)
    except ConflictError:
        return HttpResponse(_form(request, found, typed, was, (_conflict(),)), status=409)
    messages.success(request, say(Message("goal_drafts.saved"), request.language))
    return _to(request, number)


def _done(request: Asked, number: int, said: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except NotThereError:
        raise Http404 from None
    except InputFaults as refused:
        return HttpResponse(_version(request, number, refused.faults), status=422)
    except ConflictError:
        return HttpResponse(_version(request, number, (_conflict(),)), status=409)
    messages.success(request, say(Message(f"goal_drafts.{said}"), request.language))
    return _to(request, number)


def _to(request: Asked, number: int) -> HttpResponse:
    return redirect("goal-version", municipality=request.shown.municipality.slug, number=number)


def _found(request: Asked, number: int) -> Any:
    try:
        return drafts.version(request.actor, number)
    except NotThereError:
        raise Http404 from None


def _version(request: Asked, number: int, faults: object) -> str:
    found = _found(request, number)
    draft = found.state == "draft"
    return page(
        request,
        "goal_drafts/version.html.j2",
        version=found,
        goals=goals_of(found.body),
        faults=faults,
        may_edit=draft and request.actor.may(Permission.ANALYSE),
        may_publish=draft and request.actor.may(Permission.PUBLISH),
    )


def _form(request: Asked, found: Any, goal: Mapping[str, Any], was: str, faults: object) -> str:
    return page(
        request,
        "goal_drafts/goal.html.j2",
        version=found,
        goal=goal,
        target=target_text(goal),
        was=was,
        faults=faults,
        languages=LANGUAGES,
        choices=CHOICES,
        among=AMONG,
        not_measured=NOT_MEASURED,
        readings=[*goal["readings"], *(_empty_reading() for _ in range(_SPARE))],
    )


def _empty() -> dict[str, Any]:
    name = dict.fromkeys(LANGUAGES, "")
    return {"id": "", "name": name, "due": "", "target": None, "section": "", "sentence": "", "readings": []}


def _empty_reading() -> dict[str, Any]:
    name = dict.fromkeys(LANGUAGES, "")
    return {"id": "", "name": name, "among": [], **{field: values[0] for field, values in CHOICES.items()}}


def _seen(request: Asked) -> int:
    return seen_version(request) or 0


def _conflict() -> Fault:
    return Fault(Place(""), Message("goal_drafts.fault.conflict"), Message("goal_drafts.mend.conflict"))
