"""What more of a goal costs, as a picture of which each point can be chosen, and solved whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping.rights import Permission
from regie.actions.keeping.roadmap import kept
from regie.actions.keeping.roadmap.trying import solve_point
from regie.actions.keeping.shown import NotThereError
from regie.locale.carried import from_data
from regie.web.asking import Asked, for_member
from regie.web.roadmap.views import plans_address
from regie.web.templating import page

_TALL = 260.0
_EDGE = 8.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the front: where it stands in the picture, and what it says. `number` is its place in the front."""

    number: int
    x: float
    y: float
    share: float
    cost: float
    more: float


@for_member(methods=("GET", "HEAD", "POST"))
def front(request: Asked, number: int) -> HttpResponse:
    """The front of the first goal of a plan; a POST has the chosen point solved whole."""
    try:
        plan = kept.plan(request.actor, number)
        if request.method == "POST":
            request.actor.require(Permission.ANALYSE)
            name = request.POST.get("name", "").strip()[:200] or plan.name
            job = solve_point(
                request.actor, number, name, _number(request.POST.get("point", "")), to=plans_address(request)
            )
            return redirect("job", municipality=request.shown.municipality.slug, number=job.id)
    except NotThereError:
        raise Http404 from None
    body = from_data(plan.body)
    if body["front"] is None:
        raise Http404
    points = dots(body["front"]["points"])
    chosen = next((dot for dot in points if str(dot.number) == request.GET.get("point", "")), None)
    aim = next(one for one in body["aims"] if one["key"] == body["front"]["key"])
    text = page(
        request,
        "roadmap/front.html.j2",
        plan=plan,
        body=body,
        aim=aim,
        points=points,
        line=[(one, other) for one, other in pairwise(points)],
        out_of_reach=[one for one in body["front"]["points"] if one["cost"] is None],
        chosen=chosen,
        here=_between(points, aim["then"], body["cost"]),
        may=request.actor.may(Permission.ANALYSE),
        tall=_TALL,
    )
    return HttpResponse(text)


def dots(points: Sequence[Mapping[str, Any]]) -> list[Dot]:
    """The points that can be reached, the least share left and the highest cost at the top."""
    reached = [(number, one) for number, one in enumerate(points) if one["cost"] is not None]
    return [
        Dot(number, *_place(reached, one["share"], one["cost"]), one["share"], one["cost"], one["more"])
        for number, one in reached
    ]


def _place(reached: Sequence[tuple[int, Mapping[str, Any]]], share: float, cost: float) -> tuple[float, float]:
    shares, costs = ([one[name] for _, one in reached] for name in ("share", "cost"))
    across = (share - min(shares)) / ((max(shares) - min(shares)) or 1.0)
    up = (cost - min(costs)) / ((max(costs) - min(costs)) or 1.0)
    return round(_EDGE + across * (100 - 2 * _EDGE), 2), round(20 + (1 - up) * (_TALL - 60), 2)


def _between(points: Sequence[Dot], share: float, cost: float) -> tuple[float, float] | None:
    """Where the plan itself stands, when that is within the picture."""
    if not points or not points[0].share <= share <= points[-1].share:
        return None
    held = [(dot.number, {"share": dot.share, "cost": dot.cost}) for dot in points]
    x, y = _place(held, share, cost)
    return (x, y) if 0 <= y <= _TALL else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else -1
