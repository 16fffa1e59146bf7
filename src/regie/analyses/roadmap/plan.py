"""From a question to a plan, and from a solved program to its steps and years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import repeat
from math import inf

import numpy as np

from regie.analyses.roadmap.model import Model, model_of, weighed
from regie.analyses.roadmap.problem import Aim, Fixed, Key, Problem
from regie.analyses.roadmap.results import PlannedStep, Reached, RoutePlan, YearOfPlan
from regie.analyses.roadmap.stages import Solved, Stages
from regie.analyses.roadmap.why import Whys
from regie.programs import Effort, Floats, Status
from regie.readers.roadmap import Strategy

GOOD = Effort(gap=0.005)
"""Half a percent: finer than the estimates that go in."""


def plan_route(
    problem: Problem, effort: Effort = GOOD, near: RoutePlan | None = None, *, reasons: bool = True
) -> RoutePlan:
    """The cheapest plan that meets all aims within all limits; `near` is an earlier plan to start from. Without
    `reasons` its steps do not say why they are there.

    A plan with status IMPOSSIBLE and no years says that there is none; `clash` says why.
    """
    model = model_of(problem)
    start = _point(model, near) if near is not None else None
    return plan_from(model, Stages(model, effort).run(start), reasons=reasons)


def best_reach(problem: Problem, key: Key, effort: Effort = GOOD) -> RoutePlan:
    """The plan that meets most of one aim within the budgets, the cheapest of those; other aims must be met in full.

    Raises KeyError for an aim that is not there.
    """
    aim = problem.aim(key)
    free = problem.with_target(key, 0.0)
    status, most = _reach(free, aim, effort)
    if most is None:
        return RoutePlan(problem, status, (), inf, -inf, ())
    return plan_route(free.with_target(key, min(most, 1.0 - 1e-9)), effort)


def _reach(problem: Problem, aim: Aim, effort: Effort) -> tuple[Status, float | None]:
    """The greatest share of an aim that can be met at its due year; None when the other aims cannot, or nobody waited
    for it."""
    model = model_of(problem)
    place = min(max(aim.due - problem.years[0], 0), len(problem.years) - 1)
    entries, met = weighed(model, replace(aim, target=0.0), place)
    cost = np.zeros(model.size)
    for column, weight in entries:
        cost[column] -= weight
    solved = Stages(model, replace(effort, found=None), cost).run()
    return solved.status, None if solved.x is None else (met - solved.cost) / (aim.weight or 1.0)


def settle(problem: Problem, fixed: Sequence[Fixed] = (), forbidden: Sequence[Fixed] = ()) -> Problem:
    """The same question with steps settled by hand; a thing settled before is settled anew."""
    kept = tuple(one for one in problem.fixed if one.thing not in {new.thing for new in fixed})
    return replace(problem, fixed=(*kept, *fixed), forbidden=(*problem.forbidden, *forbidden))


def plan_from(model: Model, solved: Solved, *, reasons: bool = True) -> RoutePlan:
    """The steps and years of a solved program, with why each step is there and then unless nobody asks."""
    if solved.x is None:
        return RoutePlan(model.problem, solved.status, (), inf, solved.bound, ())
    chosen = np.flatnonzero(solved.x[: len(model.columns.steps)] > 0.5).tolist()
    whys = Whys(model, chosen) if reasons else None
    steps = sorted(
        (_step(model, column, whys) for column in chosen), key=lambda step: (step.year, step.cluster, step.thing)
    )
    return RoutePlan(
        model.problem, solved.status, tuple(steps), solved.cost, solved.bound, tuple(_years(model, chosen))
    )


def _point(model: Model, plan: RoutePlan) -> Floats | None:
    """An earlier plan as a point of the program; None when it does not fit any more."""
    wanted = {(step.thing, step.choice, step.year) for step in plan.steps}
    x = np.zeros(model.size)
    for column, step in enumerate(model.columns.steps):
        thing = model.problem.things[step.thing]
        key = (thing.id, model.columns.choice(column).key, model.problem.years[step.year])
        x[column] = float(key in wanted)
    return x if x.sum() == len(wanted) and not model.extra and _fits(model, x) else None


def _fits(model: Model, x: Floats) -> bool:
    starts, places, values = model.matrix.arrays()
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    sums = np.bincount(rows, weights=values * x[places], minlength=len(starts) - 1)
    return bool(((sums <= np.array(model.matrix.high) + 1e-6) & (sums >= np.array(model.matrix.low) - 1e-6)).all())


def _step(model: Model, column: int, whys: Whys | None) -> PlannedStep:
    step, choice = model.columns.steps[column], model.columns.choice(column)
    thing, years = model.problem.things[step.thing], model.problem.years
    growth = model.problem.growth()
    part = choice.once.likely / choice.years
    exit_ = float(model.columns.exits[column])
    return PlannedStep(
        thing=thing.id,
        things=thing.members or (thing.id,),
        strategy=choice.strategy.value,
        target=choice.target,
        first=years[step.year - choice.years + 1],
        year=years[step.year],
        once=sum(part * growth[year] for year in range(step.year - choice.years + 1, step.year + 1)) + exit_,
        exit=exit_,
        running=(choice.running.likely - thing.running) * growth[step.year],
        cluster=thing.cluster,
        name=thing.name or thing.id,
        why=whys.of(column) if whys is not None else (),
    )


def _years(model: Model, chosen: Sequence[int]) -> list[YearOfPlan]:
    problem, columns = model.problem, model.columns
    growth = problem.growth()
    spent, running, moves = [0.0] * len(growth), [0.0] * len(growth), [0] * len(growth)
    for column in chosen:
        step, choice = columns.steps[column], columns.choice(column)
        thing = problem.things[step.thing]
        for year in range(len(growth)):
            spent[year] += float(columns.spending[year, column])
        moves[step.year] += thing.moves
        if not thing.is_landing:
            for year in range(step.year, len(growth)):
                running[year] += (choice.running.likely - thing.running) * growth[year]
    done = {columns.steps[column].thing: column for column in chosen}
    budgets = {one.year: one.amount for one in problem.budgets if not one.cluster}
    shares = [[met / counted if counted else 1.0 for met, counted in met_of(model, done, aim)] for aim in problem.aims]
    return [
        YearOfPlan(
            year,
            spent[place],
            budgets.get(year),
            running[place],
            moves[place],
            tuple(
                Reached(aim.key, share[place], aim.target, aim.due)
                for aim, share in zip(problem.aims, shares, strict=True)
            ),
        )
        for place, year in enumerate(problem.years)
    ]


def met_of(model: Model, done: Mapping[int, int], aim: Aim) -> list[tuple[float, float]]:
    """The weight of an aim that is met at the end of each year, and that counts then: what is retired does not. `done`
    holds the column by which each thing changes, by place."""
    places = range(len(model.problem.years))
    met, counted = [0.0 for _ in places], [aim.outside for _ in places]
    needs = dict.fromkeys(need for unit in aim.units for need in unit.needs)
    states = {need: _states(model, done, aim, need) for need in needs}
    for unit in aim.units:
        each = [states[need] for need in unit.needs]
        alone = unit.needs == (unit.id,)
        for place, of_needs in zip(places, zip(*each, strict=True) if each else repeat(()), strict=False):
            if alone and of_needs[0] is None:
                continue  # retired: counted no more
            counted[place] += unit.weight
            if not unit.stuck and False not in of_needs:
                met[place] += unit.weight
    return list(zip(met, counted, strict=True))


def _states(model: Model, done: Mapping[int, int], aim: Aim, need: str) -> list[bool | None]:
    """Whether a thing is met at the end of each year; None when it is retired."""
    years, number = len(model.problem.years), model.place.get(need)
    if number is None:
        return [False] * years
    thing, column = model.problem.things[number], done.get(number)
    changes = years if column is None else model.columns.steps[column].year
    first = _met_from(model, done, aim, thing.meets, thing.along)
    found: list[bool | None] = [place >= first for place in range(changes)]
    if column is None:
        return found
    choice = model.columns.choice(column)
    if choice.strategy is Strategy.RETIRE:
        return [*found, *[None] * (years - changes)]
    first = _met_from(model, done, aim, choice.meets, choice.meets_with)
    return [*found, *(place >= first for place in range(changes, years))]


def _met_from(model: Model, done: Mapping[int, int], aim: Aim, meets: Set[Key], along: Mapping[str, Set[Key]]) -> int:
    """The year (place) from which an aim is met by what meets it, or else along with a platform that moved by then."""
    if aim.key in meets:
        return 0
    moved = (_moved_in(model, done, aim, platform) for platform, keys in along.items() if aim.key in keys)
    return min(moved, default=len(model.problem.years))


def _moved_in(model: Model, done: Mapping[int, int], aim: Aim, platform: str) -> int:
    column = done.get(model.place.get(platform, -1))
    if column is None or aim.key not in model.columns.choice(column).meets:
        return len(model.problem.years)
    return model.columns.steps[column].year
