"""The 39 Next Release Problem cases, as a plan of one year: which requirements to build within a budget, so that the
customers whose every wish is built are worth most.

Every optimum is proven by the program that plans are made by. Annealing gives it a point to start from: proving with a
good one at hand takes a third of the time, and says no less.
Cases: Xuan and others (IEEE TSE 38, 2012): five classic with budgets of 0.3, 0.5 and 0.7 of all costs, twelve realistic
with 0.3 and 0.5. The budget is rounded down to a whole number. Run: python -m benchmarks next_release [folder] [case …]
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks._release_guess import first_guess
from regie.analyses.roadmap import Aim, Choice, Problem, Thing, Unit
from regie.analyses.roadmap.matrix import Hold
from regie.analyses.roadmap.model import Model, model_of, weighed
from regie.analyses.roadmap.relaxation import program_of
from regie.programs import Answer, Effort, Floats, Status, solve
from regie.readers.roadmap import NOTHING, Budget, Estimate, Order, Strategy

KEY = ("customers", "profit")


def cases(folder: Path) -> Iterator[tuple[str, Path, float]]:
    """Name, file and part of the costs that may be spent."""
    for path in sorted((folder / "classic-nrp").glob("nrp*.txt")):
        yield from ((f"{path.stem}-{part}", path, part) for part in (0.3, 0.5, 0.7))
    for path in sorted((folder / "realistic-nrp").glob("nrp-*.txt")):
        yield from ((f"{path.stem}-{part}", path, part) for part in (0.3, 0.5))


def problem_of(path: Path, part: float) -> Problem:
    """A case as a question about one year."""
    numbers = iter(path.read_text(encoding="utf-8").split())

    def take(count: int) -> list[int]:
        return [int(next(numbers)) for _ in range(count)]

    (levels,) = take(1)
    costs: list[int] = []
    for _ in range(levels):
        (size,) = take(1)
        costs += take(size)
    (links,) = take(1)
    orders = [take(2) for _ in range(links)]
    (customers,) = take(1)
    units = []
    for number in range(customers):
        profit, wishes = take(2)
        units.append(Unit(f"c{number}", float(profit), tuple(f"r{one}" for one in take(wishes))))
    things = tuple(
        Thing(f"r{n}", (Choice(Strategy.REFACTOR, "", Estimate.exactly(cost), NOTHING, 1, meets=frozenset({KEY})),))
        for n, cost in enumerate(costs, start=1)
    )
    needed = tuple(Order(f"r{after}", f"r{before}") for before, after in orders)
    aim = Aim(KEY, 2026, 0.0, tuple(units))
    return Problem((2026,), things, (aim,), needed, (Budget(2026, float(int(part * sum(costs)))),))


def best(problem: Problem, seconds: float = 600.0) -> Answer:
    """The worth of the customers served at most, as a cost below nothing; proven when it is done."""
    model = model_of(problem)
    entries, _ = weighed(model, problem.aims[0], 0)
    cost = np.zeros(model.size)
    for column, weight in entries:
        cost[column] -= weight
    # customers whole too: each branch then settles more, ten times as many are looked at in the same time
    everything = np.ones(model.size, bool)
    start = _point(model, first_guess(problem))
    return solve(program_of(model, cost, everything), Effort(gap=0.0, seconds=seconds, search=0.0), start)


def _point(model: Model, built: frozenset[str]) -> Floats:
    """The requirements that are built, and every customer whose wishes all are, as a point of the program."""
    steps = len(model.columns.steps)
    x = np.ones(model.size)
    x[:steps] = [model.problem.things[step.thing].id in built for step in model.columns.steps]
    starts, places, _ = model.matrix.arrays()
    for row, label in enumerate(model.matrix.labels):
        if label.hold is Hold.UNIT:
            mine = places[starts[row] : starts[row + 1]]
            customer = mine[mine >= steps]
            others = mine[mine < steps]
            x[customer] = np.minimum(x[customer], x[others].sum())
    return x


def main(folder: Path | None = None, *only: str) -> bool:
    """Print every case (of those named) with its optimum and processor time; whether all were proven within half a
    minute."""
    folder = folder or Path(os.environ.get("REGIE_SHARED", "/work/shared")) / "data/benchmarks/nrp"
    slowest, proven = 0.0, True
    for name, path, part in cases(folder):
        if only and name not in only:
            continue
        begun = time.process_time()
        answer = best(problem_of(path, part))
        took = time.process_time() - begun
        slowest, proven = max(slowest, took), proven and answer.status is Status.DONE
        print(f"{name:12} {-answer.cost:9,.0f} {answer.status.value:8} {took:6.2f} s", flush=True)
    print(f"slowest {slowest:.1f} s")
    return proven and slowest <= 30


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:2]), *sys.argv[2:])
