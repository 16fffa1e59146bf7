"""A plan for a city of Amsterdam's size, beside the same program given whole to HiGHS and to CP-SAT, in one run.

Bars: a plan certified within a percent in ten seconds, a front of twelve points with its prices in fifteen, and peers
that take at least twice as long, or find nothing as good in the time they get. Time is processor time: what else runs
on the machine does not count. Run: python -m benchmarks roadmap [size] [seconds a peer]
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
BAR, BAR_OF_FRONT, TIMES = 10.0, 15.0, 2.0
POINTS = 12


def main(size: int = 1300, seconds: float = 120.0) -> bool:
    """Print what each takes to a plan within a percent, certified; whether every bar is met."""
    problem = tight(city(size))
    model = model_of(problem)
    print(f"{size} applications, {len(problem.years)} years, {model.size:,} steps, {len(model.matrix.labels):,} rows")
    begun, used = time.perf_counter(), time.process_time()
    plan = plan_route(problem, Effort(gap=GAP))
    took, worked = time.perf_counter() - begun, time.process_time() - used
    print(f"regie       {took:7.1f} s ({worked:.1f} s of processor), gap {plan.gap:.3%}, {plan.cost:,.0f}", flush=True)
    used = time.process_time()
    found = front(problem, THIRTY)
    of_front = time.process_time() - used
    print(
        f"front of {len(found.points)} points with {len(found.prices)} prices {of_front:.1f} s of processor", flush=True
    )
    met = plan.gap <= GAP and worked <= BAR and of_front <= BAR_OF_FRONT and len(found.points) == POINTS
    peers = [peer(model, seconds, worked) for peer in (highs, cp_sat)]
    return met and all(peers)


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


def highs(model: Model, seconds: float, ours: float) -> bool:
    """The whole program at once; whether it takes twice as long, or is not there yet."""
    used = time.process_time()
    answer = solve(program_of(model, None, model.whole()), Effort(gap=GAP, seconds=seconds))
    gap = (answer.cost - answer.bound) / abs(answer.cost) if answer.x is not None else float("inf")
    return _beside("HiGHS whole", time.process_time() - used, gap, ours)


def _beside(name: str, worked: float, gap: float, ours: float) -> bool:
    print(f"{name:11} {worked:7.1f} s of processor, gap {gap:.3%}, {worked / ours:.1f} times ours", flush=True)
    return gap > GAP or worked >= TIMES * ours


def cp_sat(model: Model, seconds: float, ours: float) -> bool:
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
    used = time.process_time()
    status = solver.solve(made)
    worked = time.process_time() - used
    known = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    gap = float("inf")
    if known:
        gap = (solver.objective_value - solver.best_objective_bound) / abs(solver.objective_value)
    return _beside("CP-SAT", worked, gap, ours)


if __name__ == "__main__":
    sys.exit(not main(*(int(one) for one in sys.argv[1:2]), *(float(one) for one in sys.argv[2:3])))
