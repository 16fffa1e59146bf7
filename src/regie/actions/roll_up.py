"""All municipalities together: each checked and assessed by itself, in parallel, and added up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from regie.actions.municipal_results import renew, results, tidy
from regie.actions.parallel import in_parallel
from regie.analyses.rollup import National, Refused
from regie.analyses.rollup import roll_up as add_up
from regie.decisions import UndecidedError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a roll-up is: of `total` inputs `done`, of which `reused` were found in an earlier run."""

    done: int
    total: int
    reused: int


@dataclass(frozen=True, slots=True)
class _Task:
    source: Path
    stored: Path
    at: date | None


def roll_up(
    folder: str | Path,
    output: str | Path,
    *,
    at: date | None = None,
    workers: int | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> National:
    """Roll up a folder with one input (a file or a folder) per municipality, each at its own date unless given.

    `output` becomes a folder that keeps the result of each municipality. A run that is stopped goes on where it was;
    a later run finds again only what changed, by the content of the input and the version of the rules. An input
    that cannot be used does not stop the others: it is in `National.refused`. `workers` is the number of processes
    (one a core unless given; 1 works in this process).

    Raises InputFaults when there is no such folder, or nothing in it.
    """
    kept = Path(output) / "municipalities"
    sources = municipal_inputs(Path(folder), Path(output))
    kept.mkdir(parents=True, exist_ok=True)
    tidy(kept)
    tasks = [_Task(source, kept / f"{source.name}.json", at) for source in sources]
    refused: dict[Path, Refused] = {}
    reused = 0
    for done, (task, outcome) in enumerate(in_parallel(_run, tasks, workers), start=1):
        if isinstance(outcome, Refused):
            refused[task.stored] = outcome
        else:
            reused += outcome
        progress(Progress(done, len(tasks), reused))
    usable = [task.stored for task in tasks if task.stored not in refused]
    return add_up(chain(results(usable), refused.values()))


def municipal_inputs(folder: Path, output: Path) -> list[Path]:
    """The inputs in a folder, one a municipality, the largest first, so that no core waits for the last one.

    Raises InputFaults when there is no such folder, or nothing in it.
    """
    found: list[Path] = []
    if folder.is_dir():
        here = (one for one in folder.iterdir() if not one.name.startswith("."))
        found = [one for one in here if one.resolve() != output.resolve()]
    if not found:
        what = Message("rollup.fault.nothing", folder=str(folder))
        raise InputFaults([Fault(Place(str(folder)), what, Message("rollup.mend.nothing"))])
    return sorted(found, key=lambda one: (-_size(one), one.name))


def _size(source: Path) -> int:
    return sum(one.lstat().st_size for one in (source.rglob("*") if source.is_dir() else (source,)))


def _run(task: _Task) -> bool | Refused:
    try:
        return renew(task.source, task.stored, task.at)
    except InputFaults as faults:
        return Refused(task.source.name, faults.faults)
    except UndecidedError as undecided:
        what = Message("rollup.fault.undecided", why=str(undecided))
        return Refused(task.source.name, (Fault(Place(task.source.name), what, Message("rollup.mend.undecided")),))
