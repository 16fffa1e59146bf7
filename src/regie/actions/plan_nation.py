"""What does the route cost the whole country, on platforms that municipalities share?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import open_landscape
from regie.actions.municipal_results import key_of, tidy
from regie.actions.parallel import in_parallel
from regie.actions.plan import YEARS, proposed
from regie.actions.roll_up import municipal_inputs
from regie.actions.routing.asking import USUAL
from regie.analyses.roadmap import Effort, LeftOut, MunicipalPlan, NationalRoute, plan_route
from regie.analyses.roadmap.municipal import FORMAT, from_data, municipal_plan, to_data
from regie.analyses.roadmap.nation import Part, counting, share_room, within
from regie.decisions import UndecidedError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.roadmap import Given, read_roadmap

_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Planning:
    """How far it is: of `total` plans in this round `done`; `again` is how often some had to plan again."""

    done: int
    total: int
    again: int


@dataclass(frozen=True, slots=True)
class _Question:
    goals: tuple[str, ...]
    at: date | None
    shared: tuple[str, ...]
    gap: float
    seconds: float


@dataclass(frozen=True, slots=True)
class _Task:
    source: Path
    kept: Path
    question: _Question
    part: tuple[tuple[tuple[str, int], float], ...]


def plan_nation(  # noqa: PLR0913 - what is asked, and how it is run
    folder: str | Path,
    output: str | Path,
    *,
    rooms: str | Path | None = None,
    goals: Sequence[str] = (),
    gap: float = 0.01,
    seconds: float = 120.0,
    at: date | None = None,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[Planning], None] = lambda _: None,
) -> NationalRoute:
    """Plan the route of every municipality in a folder (an input each), on platforms they share.

    `rooms` is a file with a table of how many moves can be on the way to a shared platform in a year. Where more want
    to, each municipality gets whole places after what it asked for, and plans again. Each plan is within `gap` of the
    cheapest, or the best found in `seconds`. `output` keeps every plan: a run that is stopped goes on where it was, and
    a later run plans only what changed. An input that cannot be planned does not stop the others.

    `goals` are named as for `plan`, and without are the same. `workers` is the number of processes (one a core unless
    given). An `executor` with the interface of `concurrent.futures` is used instead, such as that of a cluster; its
    workers must see the same files.

    Raises InputFaults when there is no such folder, nothing in it, or the rooms cannot be used.
    """
    sources = {one.name: one for one in municipal_inputs(Path(folder), Path(output))}
    given = read_roadmap(Path(rooms)) if rooms is not None else Given()
    room = {one.platform: one.moves for one in given.rooms}
    kept = Path(output) / "plans"
    kept.mkdir(parents=True, exist_ok=True)
    tidy(kept)
    question = _Question(tuple(goals) or USUAL, at, tuple(sorted(room)), gap, seconds)
    asking = _Asking(sources, kept, question, workers, executor, progress)
    shared = share_room(sources, room, YEARS, asking, lambda plan: plan.room)
    bound = sum(plan.bound for plan in shared.alone.values() if plan.found)
    plans = tuple(plan for _, plan in sorted(shared.plans.items()))
    return NationalRoute(plans, room, bound, shared.rounds, shared.within, tuple(asking.left_out.values()))


@dataclass
class _Asking:
    """Makes the plans of a round; what cannot be planned is left out of the first, and so of all."""

    sources: Mapping[str, Path]
    kept: Path
    question: _Question
    workers: int | None
    executor: Executor | None
    progress: Callable[[Planning], None]
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    again: int = -1

    def __call__(self, parts: Mapping[str, Part]) -> Mapping[str, MunicipalPlan]:
        self.again += 1
        tasks = [
            _Task(self.sources[name], self.kept, self.question, tuple(sorted(part.items())))
            for name, part in parts.items()
        ]
        found: dict[str, MunicipalPlan] = {}
        for done, (task, outcome) in enumerate(in_parallel(_run, tasks, self.workers, self.executor), start=1):
            if isinstance(outcome, LeftOut):
                self.left_out[task.source.name] = outcome
            else:
                found[task.source.name] = outcome
            self.progress(Planning(done, len(tasks), self.again))
        return dict(sorted(found.items()))


def _run(task: _Task) -> MunicipalPlan | LeftOut:
    try:
        return _kept_or_made(task)
    except InputFaults as faults:
        return LeftOut(task.source.name, tuple(faults.faults))
    except UndecidedError as undecided:
        what = Message("rollup.fault.undecided", why=str(undecided))
        return LeftOut(task.source.name, (Fault(Place(task.source.name), what, Message("rollup.mend.undecided")),))


def _kept_or_made(task: _Task) -> MunicipalPlan:
    """The plan of an earlier run of the same input and question; else a new one, kept whole or not at all."""
    asked = hashlib.sha256(repr(task.part).encode()).hexdigest()[:12] if task.part else "alone"
    stored = task.kept / f"{task.source.name}.{asked}.json"
    key = f"{FORMAT}:{key_of(task.source, task.question.at)}:{task.question!r}:{task.part!r}"
    try:
        held = json.loads(stored.read_text(encoding="utf-8"))
        if held["key"] == key:
            return from_data(held["plan"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # not there, or not written by this version
    plan = _made(task)
    unfinished = stored.with_suffix(_UNFINISHED)
    unfinished.write_text(json.dumps({"key": key, "plan": to_data(plan)}, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(stored)
    return plan


def _made(task: _Task) -> MunicipalPlan:
    question = task.question
    landscape = open_landscape([task.source])
    day = day_of(landscape, question.at)
    problem = counting(proposed(landscape, day, question.goals, Given()).problem, question.shared)
    effort = Effort(gap=question.gap, seconds=question.seconds)
    plan = plan_route(within(problem, dict(task.part)), effort)
    return municipal_plan(plan, task.source.name, landscape.name or task.source.name, question.shared)
