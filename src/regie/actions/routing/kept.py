"""A plan as it was kept in a file: its steps, to compare with and to follow."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regie.analyses.roadmap import PlannedStep
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening import decode_text, read_bytes
from regie.readers.plaintext.parsing import parse_text

_TEXTS = ("thing", "strategy", "target", "cluster", "name")
_YEARS = ("first", "year")
_AMOUNTS = ("once", "exit", "running")


def read_plan(path: Path) -> tuple[PlannedStep, ...]:
    """The steps of a plan kept before. Raises InputFaults when the file is no such plan."""
    parsed = parse_text(path.name, decode_text(read_bytes(path), path.name).text)
    if parsed.faults:
        raise InputFaults(parsed.faults)
    held: Any = parsed.data
    steps = held.get("steps") if isinstance(held, Mapping) else None
    if not isinstance(steps, list) or not all(_is_step(one) for one in steps):
        raise InputFaults([Fault(Place(path.name), Message("roadmap.fault.no_plan"), Message("roadmap.mend.no_plan"))])
    return tuple(_step(one) for one in steps)


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


def _is_step(one: object) -> bool:
    if not isinstance(one, Mapping) or not isinstance(one.get("things"), list):
        return False
    texts = all(isinstance(one.get(name), str) for name in _TEXTS)
    numbers = all(isinstance(one.get(name), int | float) for name in (*_YEARS, *_AMOUNTS))
    return texts and numbers
