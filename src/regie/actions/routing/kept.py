"""A plan as it was kept in a file: its steps and years, to compare with and to follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regie.analyses.roadmap import PlannedStep, Reached, RoutePlan, YearOfPlan, already
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening import decode_text, read_bytes
from regie.readers.plaintext.parsing import parse_text


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """Steps without their reasons, and years. `already` are the things that stood where they were to go when the plan
    was kept."""

    steps: tuple[PlannedStep, ...]
    years: tuple[YearOfPlan, ...]
    already: tuple[str, ...] = ()


def plan_to_keep(plan: RoutePlan, landscape: Landscape) -> dict[str, object]:
    """What is written of a plan made for a landscape."""
    return {**plan.to_data(), "already": already(landscape, plan.steps)}


def read_plan(path: Path) -> KeptPlan:
    """A plan kept before. Raises InputFaults when the file is no such plan."""
    parsed = parse_text(path.name, decode_text(read_bytes(path), path.name).text)
    if parsed.faults:
        raise InputFaults(parsed.faults)
    held: Any = parsed.data
    try:
        before = held.get("already", ())
        return KeptPlan(
            tuple(_step(one) for one in held["steps"]), tuple(_year(one) for one in held["years"]), tuple(before)
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
