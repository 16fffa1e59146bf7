"""A plan as it was kept in a file, to compare with, to follow and to tell of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regie.analyses.roadmap import PlannedStep, Proposal, Reached, RoutePlan, Status, YearOfPlan, already
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import LANGUAGES, Message
from regie.readers.opening import decode_text, read_bytes
from regie.readers.plaintext.parsing import parse_text


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """Steps, and years. `already` are the things that stood where they were to go when the plan was kept, `why` the
    reasons of each step in words by language, `stuck` what no option can help by `goal/reading`, `no_cost` what had no
    options since its cost is unknown; all empty in a plan that was kept without them."""

    steps: tuple[PlannedStep, ...]
    years: tuple[YearOfPlan, ...]
    cost: float
    bound: float
    status: str
    why: tuple[tuple[Mapping[str, str], ...], ...]
    already: tuple[str, ...] = ()
    stuck: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no_cost: tuple[str, ...] = ()


def plan_to_keep(plan: RoutePlan, proposal: Proposal, landscape: Landscape) -> dict[str, object]:
    """What is written of a plan made for a landscape."""
    stuck = {"/".join(key): ids for key, ids in proposal.stuck.items()}
    beside = {"already": already(landscape, plan.steps), "stuck": stuck, "no_cost": proposal.no_cost}
    return {**plan.to_data(), **beside}


def read_plan(path: Path) -> KeptPlan:
    """A plan kept before. Raises InputFaults when the file is no such plan."""
    parsed = parse_text(path.name, decode_text(read_bytes(path), path.name).text)
    if parsed.faults:
        raise InputFaults(parsed.faults)
    held: Any = parsed.data
    try:
        stuck = held.get("stuck", {})
        return KeptPlan(
            steps=tuple(_step(one) for one in held["steps"]),
            years=tuple(_year(one) for one in held["years"]),
            cost=float(held["cost"] or 0.0),
            bound=float(held["bound"] or 0.0),  # nothing where there is no plan
            status=Status(held["status"]).value,
            why=tuple(tuple(_words(reason) for reason in one.get("why", ())) for one in held["steps"]),
            already=tuple(held.get("already", ())),
            stuck={str(key): tuple(map(str, ids)) for key, ids in stuck.items()},
            no_cost=tuple(map(str, held.get("no_cost", ()))),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as broken:
        fault = Fault(Place(path.name), Message("roadmap.fault.no_plan"), Message("roadmap.mend.no_plan"))
        raise InputFaults([fault]) from broken


def _step(one: Mapping[str, Any]) -> PlannedStep:
    return PlannedStep(
        thing=str(one["thing"]),
        things=tuple(str(member) for member in one["things"]),
        strategy=str(one["strategy"]),
        target=str(one["target"]),
        first=int(one["first"]),
        year=int(one["year"]),
        once=float(one["once"]),
        exit=float(one["exit"]),
        running=float(one["running"]),
        cluster=str(one["cluster"]),
        name=str(one["name"]),
    )


def _words(reason: Mapping[str, Any]) -> Mapping[str, str]:
    return {language: str(reason["says"][language]) for language in LANGUAGES}


def _year(one: Mapping[str, Any]) -> YearOfPlan:
    return YearOfPlan(
        int(one["year"]),
        float(one["spent"]),
        None if one["budget"] is None else float(one["budget"]),
        float(one["running"]),
        int(one["moves"]),
        tuple(_reached(each) for each in one["reached"]),
    )


def _reached(one: Mapping[str, Any]) -> Reached:
    goal, reading = one["key"]
    return Reached((str(goal), str(reading)), float(one["share"]), float(one["asked"]), int(one["due"]))
