"""A plan for a city of Amsterdam's size, beside the same program given whole to HiGHS and to CP-SAT, in one run.

Run: python -m benchmarks roadmap [size] [seconds a peer]
"""

from __future__ import annotations

import sys
import time

import numpy as np

from benchmarks._route_city import THIRTY, city, held
from regie.analyses.roadmap import Problem, plan_route
from regie.analyses.roadmap.front import front
from regie.analyses.roadmap.model import Model, model_of
from regie.analyses.roadmap.relaxation import program_of
from regie.analyses.roadmap.stages import Stages
from regie.programs import Effort, solve

GAP = 0.01
TIGHT = 1.1


def main(size: int = 1300, seconds: float = 120.0) -> None:
    """Print what each takes to a plan within a percent, certified."""
    problem = tight(city(size))
    model = model_of(problem)
    print(f"{size} applications, {len(problem.years)} years, {model.size:,} steps, {len(model.matrix.labels):,} rows")
    begun, used = time.perf_counter(), time.process_time()
    plan = plan_route(problem, Effort(gap=GAP))
    took = time.perf_counter() - begun
    print(
        f"regie       {took:7.1f} s ({time.process_time() - used:.1f} s of processor), "
        f"gap {plan.gap:.3%}, {plan.cost:,.0f}"
    )
    begun = time.perf_counter()
    found = front(problem, THIRTY)
    print(f"front of {len(found.points)} points with {len(found.prices)} prices {time.perf_counter() - begun:.1f} s")
    highs(model, seconds, took)
    cp_sat(model, seconds, took)


def tight(problem: Problem) -> Problem:
    """Budgets and people: 1.1 times what the best plan without them asks in all, spread evenly, with carry-over."""
    model = model_of(problem)
    solved = Stages(model, Effort(gap=GAP)).run()
    assert solved.x is not None
    growth = problem.growth()
    chosen = np.flatnonzero(solved.x[: len(model.columns.steps)] > 0.5).tolist()
    money = float((model.columns.spending[:, chosen] / np.array(growth)[:, None]).sum())
    days = sum(sum(model.columns.choice(column).skills.values()) for column in chosen)
    return held(problem, money, days, TIGHT)


def highs(model: Model, seconds: float, ours: float) -> None:
    """The whole program at once."""
    begun = time.perf_counter()
    answer = solve(program_of(model, None, model.whole()), Effort(gap=GAP, seconds=seconds))
    took = time.perf_counter() - begun
    gap = (answer.cost - answer.bound) / abs(answer.cost) if answer.x is not None else float("inf")
    print(f"HiGHS whole {took:7.1f} s, gap {gap:.3%}, {took / ours:.1f} times ours")


def cp_sat(model: Model, seconds: float, ours: float) -> None:
    """The same rows in whole numbers of a thousandth."""
    from ortools.sat.python import cp_model

    program = program_of(model, None, model.whole())
    made = cp_model.CpModel()
    every = [made.new_bool_var("") for _ in range(model.size)]
    for row in range(len(program.low)):
        begin, end = int(program.starts[row]), int(program.starts[row + 1])
        values = program.values[begin:end]
        most = float(np.abs(values).max(initial=1.0))
        scale = 1.0 if np.all(values == np.round(values)) else 1e6 / most
        whole = np.round(values * scale).astype(int).tolist()
        terms = sum(v * every[p] for v, p in zip(whole, program.places[begin:end].tolist(), strict=True))
        if np.isfinite(program.high[row]):
            made.add(terms <= int(np.floor(program.high[row] * scale + 1e-6 * scale)))
        if np.isfinite(program.low[row]):
            made.add(terms >= int(np.ceil(program.low[row] * scale - 1e-6 * scale)))
    made.minimize(sum(round(c) * x for c, x in zip(program.cost.tolist(), every, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.relative_gap_limit = GAP
    solver.parameters.num_workers = 8
    begun = time.perf_counter()
    status = solver.solve(made)
    took = time.perf_counter() - begun
    known = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    gap = float("inf")
    if known:
        gap = (solver.objective_value - solver.best_objective_bound) / abs(solver.objective_value)
    print(f"CP-SAT      {took:7.1f} s, gap {gap:.3%}, {took / ours:.1f} times ours")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:2]), *(float(one) for one in sys.argv[2:3]))
