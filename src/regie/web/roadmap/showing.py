"""What the page of one plan shows, made of what was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from regie.actions.keeping.rights import Permission
from regie.actions.keeping.roadmap.opened import KEPT_OPEN, Once
from regie.actions.keeping.roadmap.packing import problem_of
from regie.actions.keeping.roadmap.question import question_of
from regie.actions.keeping.roadmap.trying import tried
from regie.locale import Message
from regie.locale.carried import from_data
from regie.readers.roadmap import Freeze
from regie.reports.roadmap.kept import place_called, plan_shown
from regie.web.asking import Asked
from regie.web.listing.asked import page_of
from regie.web.roadmap.arrows import MOST_ROWS, arrows
from regie.web.roadmap.asked import GROUPINGS, OPENING, STOPPING, Looked, Step, said
from regie.web.roadmap.by_hand import NOTHING_BY_HAND, broken_words, steps_moved
from regie.web.roadmap.gantt import Axis, goal, groups, money

if TYPE_CHECKING:
    from regie.store.models import Plan

_PAGE = 25


def shown_plan(request: Asked, plan: Plan) -> dict[str, Any]:
    """The context of the page."""
    body, question = from_data(plan.body), question_of(plan.question)
    axis = Axis(tuple(one["year"] for one in body["years"]) or (plan.day.year,))
    looked = Looked.of(request.GET)
    every = _light(Once.of(plan))
    hand = None
    if looked.hand.parts and body["found"]:
        hand, every, body = _by_hand(plan, looked, every, body)
    steps = looked.steps(every, request.language)
    first = _waited_for(steps, every)
    found = groups(looked, [*first, *steps], axis, lambda one: group_name(one, looked.group))
    keys = [one.key for one in found]
    drawn = arrows(found, {one["thing"]: one.get("after", ()) for one in (*first, *steps)}, axis.width)
    return {
        "plan": plan,
        "body": body,
        "question": question,
        "axis": axis,
        "looked": looked,
        "hand": hand,
        "none_by_hand": NOTHING_BY_HAND,
        "stopping": _stopping(every),
        "total": len(every),
        "found": len(steps),
        "waited_for": len(first),
        "groups": found,
        "arrows": drawn,
        "most_rows": MOST_ROWS,
        "too_many": sum(len(one.rows) for one in found) > MOST_ROWS,
        "called_by": {one["thing"]: one["name"] for one in every},
        "toggles": {key: looked.toggled(key, keys) for key in keys},
        "money": money(body, axis),
        "goals": [list(goal(body, number, axis)) for number, _ in enumerate(body["aims"])],
        "frozen": _frozen(question.freezes, axis),
        "today": axis.at(timezone.localdate()),
        "choices": _choices(every, request),
        "groupings": GROUPINGS,
        "behind": request.shown.municipality.version - plan.version,
        "stuck": request.shown.names({one for aim in body["aims"] for one in aim["stuck"]["first"][:_PAGE]}),
        "no_cost": request.shown.names(set(body["no_cost"]["first"][:_PAGE])),
        "may": request.actor.may(Permission.ANALYSE),
        "rows": _rows(request, plan.steps, steps),
    }


def _waited_for(steps: Sequence[Step], every: Sequence[Step]) -> list[Step]:
    """Steps that a filter leaves out and that those it leaves wait for: without them their arrows come from nowhere."""
    shown = {one["thing"] for one in steps}
    first = {thing for one in steps for thing, _ in one.get("after", ())} - shown
    return [one for one in every if one["thing"] in first]


def _stopping(steps: Sequence[Step]) -> tuple[int, float]:
    """How many things stop, and what they cost a year less: no part of it comes from moving."""
    stopped = [one for one in steps if one["strategy"] == STOPPING]
    return len(stopped), -sum(one["running"] for one in stopped)


def _by_hand(
    plan: Plan, looked: Looked, every: Sequence[Step], body: dict[str, Any]
) -> tuple[dict[str, Any], list[Step], dict[str, Any]]:
    """What changes by hand do: said in words, the steps as they are then, and the figures of each year.

    How it may turn out was drawn for the plan as it was, so it is left out.
    """
    changed, found = tried(plan, looked.hand.fixed, looked.hand.forbidden)
    problem = problem_of(plan)
    then = plan_shown(found.plan)
    names = _names(Once.of(plan))
    steps = list(steps_moved(every, found.plan.steps, changed, problem))
    hand = {
        "changed": [one for one in steps if one["thing"] in changed],
        "fixed": [(thing, names.get(thing, thing)) for thing, _, _ in looked.hand.fixed if thing not in changed],
        "broken": broken_words(found.broken, names, body["aims"]),
        "more": then["cost"] - body["cost"],
        "moving": then["spent"] - body["spent"],
    }
    return hand, [one for one in steps if not one.get("gone")], {**body, **then, "drawn": None}


def group_name(step: Step, by: str) -> Message | str:
    """What the group of a step is called."""
    if step["strategy"] == OPENING:
        return Message("roadmap_pages.group.open")
    if by == "strategy":
        return Message(f"landscape.choice.Strategy.{step['strategy']}")
    name = step["cluster"] if by == "cluster" else step["to"]
    return name or Message(f"roadmap_pages.group.none.{by}")


def called_in(*plans: Plan) -> dict[str, Any]:
    """What the things that move in these plans are called, and where they go."""
    found: dict[str, Any] = {}
    for plan in plans:
        for one in plan.steps:
            found[one["thing"]] = from_data(one["name"])
            found[one["target"]] = from_data(one["to"])
    return found


@lru_cache(KEPT_OPEN)
def _light(one: Once) -> Sequence[Step]:
    """The steps of a plan with their reasons left as they are kept: only those of the rows shown are read."""
    return [{**step, **{name: from_data(step[name]) for name in ("name", "to", "ends")}} for step in one.plan.steps]


@lru_cache(KEPT_OPEN)
def _names(one: Once) -> Mapping[str, Message | str]:
    """What everything that a plan may change is called."""
    return {thing.id: place_called(thing.name or thing.id) for thing in problem_of(one.plan).things}


def _rows(request: Asked, every: Sequence[Mapping[str, Any]], steps: Sequence[Step]) -> dict[str, Any]:
    """A page of the table beside the picture, with reasons."""
    pages = max(1, -(-len(steps) // _PAGE))
    at = min(page_of(request.GET.get("page", "1")), pages)
    shown = steps[(at - 1) * _PAGE : at * _PAGE]
    wanted = {one["thing"] for one in shown}
    why = {one["thing"]: from_data(one["why"]) for one in every if one["thing"] in wanted}
    rows = [{**one, "why": () if "was" in one else why.get(one["thing"], ())} for one in shown]
    return {"rows": rows, "page": at, "pages": pages}


def _frozen(freezes: Sequence[Freeze], axis: Axis) -> list[dict[str, Any]]:
    return [
        {"x": axis.begin(one.first), "width": axis.begin(one.last + 1) - axis.begin(one.first), "cluster": one.cluster}
        for one in freezes
    ]


def _choices(steps: Sequence[Step], request: Asked) -> dict[str, list[tuple[str, Any]]]:
    """What each filter can be set to."""
    found: dict[str, dict[str, Any]] = {"cluster": {}, "strategy": {}, "to": {}}
    for one in steps:
        if one["strategy"] != OPENING:
            found["cluster"][one["cluster"] or "-"] = group_name(one, "cluster")
            if one["target"]:
                found["to"][one["target"]] = group_name(one, "to")
        found["strategy"][one["strategy"]] = Message(f"landscape.choice.Strategy.{one['strategy']}")
    sorted_ = {
        name: sorted(((key, said(label, request.language)) for key, label in held.items()), key=lambda one: one[1])
        for name, held in found.items()
    }
    return {**sorted_, "year": [(str(year), str(year)) for year in sorted({one["year"] for one in steps})]}
