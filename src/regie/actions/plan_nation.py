"""What does the route cost the whole country, on platforms that municipalities share?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from regie.actions.municipal_plans import Asking, Task, make_room_for_plans, plan_municipality
from regie.actions.parallel import in_parallel
from regie.actions.plan import YEARS
from regie.actions.roll_up import municipal_inputs
from regie.actions.routing.asking import USUAL
from regie.analyses.roadmap import LeftOut, MunicipalPlan, NationalRoute
from regie.analyses.roadmap.nation import Part, share_room
from regie.readers.roadmap import Given, read_roadmap


@dataclass(frozen=True, slots=True)
class Planning:
    """How far it is: of `total` plans in this round `done`; `again` is how often some had to plan again."""

    done: int
    total: int
    again: int


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
    given). An `executor` with the interface of `concurrent.futures` is used instead, such as that of `engine`: its
    workers must see the same files under the same names, and have the same version of regie.

    Raises InputFaults when there is no such folder, nothing in it, the rooms cannot be used, or a worker does not fit.
    """
    kept = Path(output).absolute()
    sources = {one.name: one for one in municipal_inputs(Path(folder).absolute(), kept)}
    given = read_roadmap(Path(rooms)) if rooms is not None else Given()
    room = {one.platform: one.moves for one in given.rooms}
    make_room_for_plans(kept)
    asking = Asking(tuple(goals) or USUAL, at, tuple(sorted(room)), gap, seconds)
    rounds = _Rounds(sources, kept, asking, workers, executor, progress)
    shared = share_room(sources, room, YEARS, rounds, lambda plan: plan.room)
    bound = sum(plan.bound for plan in shared.alone.values() if plan.found)
    plans = tuple(plan for _, plan in sorted(shared.plans.items()))
    return NationalRoute(plans, room, bound, shared.rounds, shared.within, tuple(rounds.left_out.values()))


@dataclass
class _Rounds:
    """Makes the plans of a round; what cannot be planned is left out of the first, and so of all."""

    sources: Mapping[str, Path]
    kept: Path
    asking: Asking
    workers: int | None
    executor: Executor | None
    progress: Callable[[Planning], None]
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    again: int = -1

    def __call__(self, parts: Mapping[str, Part]) -> Mapping[str, MunicipalPlan]:
        self.again += 1
        tasks = [
            Task(self.sources[name], self.kept, self.asking, tuple(sorted(part.items())))
            for name, part in parts.items()
        ]
        found: dict[str, MunicipalPlan] = {}
        for done, (task, outcome) in enumerate(
            in_parallel(plan_municipality, tasks, self.workers, self.executor), start=1
        ):
            if isinstance(outcome, LeftOut):
                self.left_out[task.source.name] = outcome
            else:
                found[task.source.name] = outcome
            self.progress(Planning(done, len(tasks), self.again))
        return dict(sorted(found.items()))
