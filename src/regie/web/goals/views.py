"""Pages of goals: all of them, one with its readings, and the rows a reading counts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from regie.actions.keeping.behind import counted
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.trend import pace, trend
from regie.landscape import Verdict
from regie.web.asking import Asked, for_member
from regie.web.goals.course import course
from regie.web.listing.asked import page_of
from regie.web.overview.cards import cards
from regie.web.templating import page

_VERDICTS = tuple(one.value for one in Verdict)


@for_member()
def goals(request: Asked) -> HttpResponse:
    """All goals by how they stand; those that cannot be measured last."""
    first, others, unmeasured = cards(list(request.shown.results("goal").values()), trend(request.shown))
    text = page(request, "goals/goals.html.j2", measured=[*first, *others], unmeasured=unmeasured)
    return HttpResponse(text)


@for_member()
def goal(request: Asked, goal: str) -> HttpResponse:
    """One goal under each of its readings."""
    found = _goal(request, goal)
    path = trend(request.shown, goal)
    readings = []
    for one in found["readings"]:
        points = path.get(f"{goal}/{one['id']}", ())
        paced = pace(points, found["target"], found["due"])
        readings.append({**one, "points": points, "pace": paced, "course": course(points, found)})
    text = page(request, "goals/goal.html.j2", goal=found, readings=readings, behind=request.shown.behind)
    return HttpResponse(text)


@for_member()
def reading(request: Asked, goal: str, reading: str) -> HttpResponse:
    """The rows of one reading, with why each counts as it does."""
    found = _goal(request, goal)
    one = next((one for one in found["readings"] if one["id"] == reading), None)
    if one is None:
        raise Http404
    met = request.GET.get("met", "")
    met = met if met in _VERDICTS else ""
    try:
        rows = counted(request.shown, goal, reading, met=met, page=page_of(request.GET.get("page", "1")))
    except NotThereError:
        raise Http404 from None
    ids = {row["id"] for row in rows.rows} | {fact[0] for row in rows.rows for fact in row["facts"]}
    text = page(
        request,
        "goals/reading.html.j2",
        goal=found,
        reading=one,
        met=met,
        verdicts=_VERDICTS,
        rows=rows,
        names=request.shown.names(ids),
    )
    return HttpResponse(text)


def _goal(request: Asked, goal: str) -> dict[str, Any]:
    found: dict[str, Any] | None = request.shown.result("goal", goal)
    if found is None:
        raise Http404
    return found
