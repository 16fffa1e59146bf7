"""The route as a report tells it: the cheapest plan to the usual goals, or a plan that was kept in a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from regie.actions.plan import plan
from regie.actions.routing.kept import KeptPlan, read_plan
from regie.analyses.roadmap import PlannedStep
from regie.landscape import Landscape
from regie.landscape.faults import InputFaults
from regie.locale import Message
from regie.reports.roadmap.kept import place_called, years_kept
from regie.reports.roadmap.told import ToldRoute, told_of

_HOPELESS = "roadmap.fault.hopeless"


def route_told(landscape: Landscape, day: date, kept: Path | None = None) -> ToldRoute:
    """The plan with what it cannot meet; when there is none, with what clashes, or which goals no option can help.

    Raises InputFaults for a file that holds no plan.
    """
    if kept is not None:
        return _of_file(read_plan(kept), landscape)
    try:
        return told_of(plan(landscape, at=day, why_not=True))
    except InputFaults as refused:
        if any(fault.what.key != _HOPELESS for fault in refused.faults):
            raise
        body = {"found": False, "aims": (), "no_cost": {"n": 0, "first": ()}}
        says = {"demands": [one.what for one in refused.faults], "reliefs": [one.mend for one in refused.faults]}
        return ToldRoute(body, (), says)


def _of_file(held: KeptPlan, landscape: Landscape) -> ToldRoute:
    last = held.years[-1].reached if held.years else ()
    body = {
        "found": bool(held.years),
        "status": held.status,
        "cost": held.cost,
        "bound": held.bound,
        "gap": max(0.0, held.cost - held.bound) / max(1.0, abs(held.cost)),
        "spent": sum(year.spent for year in held.years),
        "years": years_kept(held.years),
        "aims": [_aim(held, at) for at in range(len(last))],
        "no_cost": {"n": len(held.no_cost), "first": held.no_cost},
    }
    steps = [_step(one, why, landscape) for one, why in zip(held.steps, held.why, strict=True)]
    return ToldRoute(body, steps)


def _aim(held: KeptPlan, at: int) -> dict[str, Any]:
    """A goal by its place among those of each year."""
    last = held.years[-1].reached[at]
    goal, reading = last.key
    due = next((year for year in held.years if year.year == last.due), held.years[-1])
    stuck = held.stuck.get(f"{goal}/{reading}", ())
    return {
        "key": last.key,
        "goal": Message(f"goals.{goal}.name"),
        "reading": Message(f"goals.{goal}.reading.{reading}"),
        "due": last.due,
        "asked": last.asked,
        "then": due.reached[at].share,
        "last": last.share,
        "stuck": {"n": len(stuck), "first": stuck},
    }


def _step(one: PlannedStep, why: tuple[Mapping[str, str], ...], landscape: Landscape) -> dict[str, Any]:
    to = landscape.name_of(one.target) if one.target in landscape else one.target
    return {
        "thing": one.thing,
        "name": place_called(one.name or one.thing),
        "strategy": one.strategy,
        "to": place_called(to) if to else "",
        "first": one.first,
        "year": one.year,
        "once": one.once,
        "exit": one.exit,
        "running": one.running,
        "cluster": one.cluster,
        "why": [{"says": says} for says in why],
    }
