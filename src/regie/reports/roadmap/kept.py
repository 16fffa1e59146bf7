"""A plan as it is kept by a site: what it comes to, and its steps, as plain data with messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from regie.analyses.roadmap import (
    Aim,
    Clash,
    Front,
    Key,
    PlannedStep,
    Problem,
    Proposal,
    RoutePlan,
    Thing,
    Uncertainty,
    YearOfPlan,
    waits_of,
)
from regie.landscape import Landscape
from regie.landscape.vocabulary import CloudKind
from regie.locale import Message
from regie.reports.roadmap.relief import relief_says

Labels = Mapping[Key, tuple[Message, Message]]
"""What each goal and its reading are called."""

_NAMED = 200
_KINDS = frozenset(kind.value for kind in CloudKind)


def plan_kept(
    plan: RoutePlan, proposal: Proposal, labels: Labels, drawn: Uncertainty | None, costs: Front | None
) -> dict[str, Any]:
    """What a plan comes to: its cost with how sure that is, each year, each goal, and the price of more."""
    return {
        **plan_shown(plan),
        "status": plan.status,
        "bound": plan.bound if isfinite(plan.bound) and plan.found else None,
        "gap": plan.gap if isfinite(plan.bound) and plan.found else None,
        "aims": [_aim(plan, number, aim, proposal, labels, drawn) for number, aim in enumerate(plan.problem.aims)],
        "no_cost": {"n": len(proposal.no_cost), "first": proposal.no_cost[:_NAMED]},
        "drawn": _drawn(drawn),
        "prices": [{"what": one.what, "key": one.key, "cost": one.cost} for one in costs.prices] if costs else [],
        "front": front_kept(costs, plan.problem) if costs and costs.points else None,
    }


def plan_shown(plan: RoutePlan) -> dict[str, Any]:
    """What a plan costs, in all and by year, and the share of each goal by year."""
    return {
        "found": plan.found,
        "cost": plan.cost if plan.found else None,
        "spent": plan.spent,
        "moves": sum(one.moves for one in plan.years),
        "years": years_kept(plan.years),
    }


def years_kept(years: Iterable[YearOfPlan]) -> list[dict[str, Any]]:
    """Each year with its money, its moves, and the share of each goal."""
    return [
        {
            "year": one.year,
            "spent": one.spent,
            "budget": one.budget,
            "running": one.running,
            "moves": one.moves,
            "reached": [each.share for each in one.reached],
        }
        for one in years
    ]


def front_kept(front: Front, problem: Problem) -> dict[str, Any]:
    """The points of a front: `target` as it is asked, `share` of all that the reading counts."""
    aim = problem.aim(front.key)
    points = [
        {"target": one.share, "share": aim.of_all(one.share), "cost": one.cost, "more": one.per_point}
        for one in front.points
    ]
    return {"key": front.key, "points": points}


def steps_kept(plan: RoutePlan, landscape: Landscape, labels: Labels) -> list[dict[str, Any]]:
    """Every step with what it waits for and why there and then, by year."""
    things = {thing.id: thing for thing in plan.problem.things}
    called = {f"goals.{goal}.name": label for (goal, _), (label, _) in labels.items()}
    after = waits_of(plan.problem, plan.steps)
    return [{**_step(step, things[step.thing], landscape, called), "after": after[step.thing]} for step in plan.steps]


def clash_kept(found: Clash, landscape: Landscape, labels: Labels) -> dict[str, Any]:
    """Which demands clash, and what would help least, in words."""

    def whose(hold: str, of: tuple[str, ...]) -> object:
        if hold == "aim":
            return labels[of[0], of[1]][0]
        if hold == "fixed":
            return _name(of[0], landscape)
        return ", ".join(part for part in of if part) or Message("roadmap.clash.all")

    reliefs = [relief_says(one, whose(one.hold.value, one.of), landscape) for one in found.reliefs]
    demands = [Message(f"roadmap.clash.{hold.value}", of=whose(hold.value, of)) for hold, of in found.demands]
    return {"demands": demands, "reliefs": reliefs}


def place_called(target: str) -> str | Message:
    """A place something goes to, or a platform to open, in words."""
    return Message(f"landscape.choice.CloudKind.{target}") if target in _KINDS else target


def _name(id_: str, landscape: Landscape) -> str:
    return landscape.name_of(id_) if id_ in landscape else id_


def _aim(
    plan: RoutePlan, number: int, aim: Aim, proposal: Proposal, labels: Labels, drawn: Uncertainty | None
) -> dict[str, Any]:
    due = next((one for one in plan.years if one.year == aim.due), plan.years[-1] if plan.years else None)
    stuck = proposal.stuck.get(aim.key, ())
    goal, reading = labels[aim.key]
    return {
        "key": aim.key,
        "goal": goal,
        "reading": reading,
        "due": aim.due,
        "asked": aim.target,
        "asked_of_all": aim.of_all(aim.target),
        "then": due.reached[number].share if due else None,
        "last": plan.years[-1].reached[number].share if plan.years else None,
        "chance": drawn.chances.get(aim.key) if drawn else None,
        "stuck": {"n": len(stuck), "first": stuck[:_NAMED]},
    }


def _drawn(drawn: Uncertainty | None) -> dict[str, Any] | None:
    if drawn is None:
        return None
    return {
        "draws": drawn.draws,
        "p50": drawn.cost.p50,
        "p90": drawn.cost.p90,
        "years": {str(year): (one.p50, one.p90) for year, one in drawn.years.items()},
        "matters": [(place_called(name), share) for name, share in drawn.matters[:5]],
    }


def _step(step: PlannedStep, thing: Thing, landscape: Landscape, called: Mapping[str, Message]) -> dict[str, Any]:
    return {
        "thing": step.thing,
        "name": place_called(step.name or step.thing),
        "things": step.things,
        "strategy": step.strategy,
        "target": step.target,
        "to": place_called(_name(step.target, landscape)) if step.target else "",
        "first": step.first,
        "year": step.year,
        "once": step.once,
        "exit": step.exit,
        "running": step.running,
        "cluster": step.cluster,
        "ends": thing.bound_until,
        "why": [{"says": _own(one.says, called), "rule": one.rule} for one in step.why],
    }


def _own(says: Any, called: Mapping[str, Message]) -> Any:
    """A message in which goals have the names the municipality gives them."""
    if not isinstance(says, Message):
        return says
    return called.get(says.key) or Message(says.key, **{name: _own(value, called) for name, value in says.values})
