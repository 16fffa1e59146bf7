"""The plan of one municipality for the country: made from its input, or taken from the files of an earlier run.

Its question is kept too: when room is given out it plans again, and need not be read and judged for that again.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from socket import gethostname
from typing import Any

from regie.actions.assess import day_of
from regie.actions.files import open_landscape
from regie.actions.municipal_results import key_of, tidy
from regie.actions.plan import YEARS
from regie.actions.routing.proposing import proposed
from regie.analyses.roadmap import (
    Effort,
    LeftOut,
    MunicipalPlan,
    Problem,
    plan_route,
    read_problem,
    write_problem,
)
from regie.analyses.roadmap.municipal import FORMAT, from_data, municipal_plan, to_data
from regie.analyses.roadmap.nation import Spot, counting, within
from regie.decisions import UndecidedError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.roadmap import Given

_UNFINISHED = ".part"
_QUICK = 1
"""Little is gained by compressing longer."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What every municipality is asked. Each plan is within `gap` of the cheapest, or the best found in `seconds`."""

    goals: tuple[str, ...]
    at: date | None
    shared: tuple[str, ...]
    gap: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Task:
    """One input to plan within a part of the room, and the folder that keeps questions and plans."""

    source: Path
    kept: Path
    asking: Asking
    part: tuple[tuple[Spot, float], ...]


def make_room_for_plans(kept: Path) -> None:
    """The folders that keep questions and plans, without what a run that was stopped left unfinished."""
    for folder in (kept / "questions", kept / "plans"):
        folder.mkdir(parents=True, exist_ok=True)
        tidy(folder)


def plan_municipality(task: Task) -> MunicipalPlan | LeftOut:
    """The plan of one municipality; an input that cannot be planned, with everything wrong with it.

    Raises InputFaults when this machine does not see the folder that keeps the plans.
    """
    if not task.kept.is_dir():
        what = Message("engine.other_files.what", folder=str(task.kept))
        raise InputFaults([Fault(Place(gethostname()), what, Message("engine.other_files.mend"))])
    try:
        return _kept_or_made(task)
    except InputFaults as faults:
        return LeftOut(task.source.name, tuple(faults.faults))
    except UndecidedError as undecided:
        what = Message("rollup.fault.undecided", why=str(undecided))
        return LeftOut(task.source.name, (Fault(Place(task.source.name), what, Message("rollup.mend.undecided")),))


@dataclass(frozen=True, slots=True)
class _Question:
    """What a municipality asks, apart from the others. `day` is its own (`dated`), or that on which it was read."""

    name: str
    day: date
    dated: bool
    problem: Problem


def _kept_or_made(task: Task) -> MunicipalPlan:
    """The plan of an earlier run of the same input and question; else a new one."""
    of_input = key_of(task.source, task.asking.at)
    key = f"{FORMAT}:{of_input}:{task.asking!r}:{task.part!r}"
    asked = hashlib.sha256(repr(task.part).encode()).hexdigest()[:12] if task.part else "alone"
    stored = task.kept / "plans" / f"{task.source.name}.{asked}.json"
    try:
        held = json.loads(stored.read_text(encoding="utf-8"))
        if held["key"] == key and _holds(held):
            return from_data(held["plan"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # not there, or not written by this version
    question = _question(task, f"{FORMAT}:{of_input}:{task.asking.goals!r}")
    problem = within(counting(question.problem, task.asking.shared), dict(task.part))
    # the country adds up what plans come to, not why
    plan = plan_route(problem, Effort(gap=task.asking.gap, seconds=task.asking.seconds), reasons=False)
    made = municipal_plan(plan, task.source.name, question.name, task.asking.shared)
    text = json.dumps({"key": key, **_dated(question), "plan": to_data(made)}, ensure_ascii=False)
    _keep(stored, text.encode())
    return made


def _question(task: Task, key: str) -> _Question:
    """The question of an earlier run of the same input and goals; else found anew from the input."""
    stored = task.kept / "questions" / f"{task.source.name}.zz"
    try:
        head, _, problem = zlib.decompress(stored.read_bytes()).partition(b"\n")
        held = json.loads(head)
        if held["key"] == key and _holds(held):
            return _Question(held["name"], date.fromisoformat(held["day"]), held["dated"], read_problem(problem))
    except (OSError, zlib.error, ValueError, KeyError, TypeError):
        pass  # not there, or not written by this version
    landscape = open_landscape([task.source])
    day = day_of(landscape, task.asking.at)
    found = proposed(landscape, day, task.asking.goals, Given(), YEARS).problem
    dated = task.asking.at is not None or landscape.as_of is not None
    question = _Question(landscape.name or task.source.name, day, dated, found)
    begin = json.dumps({"key": key, **_dated(question), "name": question.name})
    _keep(stored, zlib.compress(begin.encode() + b"\n" + write_problem(found), _QUICK))
    return question


def _dated(question: _Question) -> dict[str, Any]:
    return {"day": question.day.isoformat(), "dated": question.dated}


def _holds(held: dict[str, Any]) -> bool:
    """What has no date of its own holds for a day."""
    today = date.today()  # noqa: DTZ011 - the reader's own calendar day, as `day_of` takes it
    return bool(held["dated"]) or held["day"] == today.isoformat()


def _keep(stored: Path, content: bytes) -> None:
    """Written whole or not at all."""
    unfinished = stored.with_suffix(_UNFINISHED)
    unfinished.write_bytes(content)
    unfinished.replace(stored)
