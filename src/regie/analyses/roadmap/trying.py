"""What breaks when steps are moved by hand, judged in the planner's own rows without solving anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from regie.analyses.roadmap.columns import columns_of
from regie.analyses.roadmap.matrix import Hold
from regie.analyses.roadmap.model import Model, model_of
from regie.analyses.roadmap.plan import plan_from
from regie.analyses.roadmap.problem import Choice, Fixed, Problem, Thing
from regie.analyses.roadmap.results import PlannedStep, RoutePlan
from regie.analyses.roadmap.stages import Solved
from regie.programs import Floats, Status

Move = tuple[tuple[str, str], int]
"""How a thing changes, as the key of one of its choices, and the year in which it is done."""

_LEAST = 1e-6
_HARD = {Hold.ONCE, Hold.FIXED, Hold.UNIT}


@dataclass(frozen=True, slots=True)
class Broken:
    """What does not hold any more. `kind` is one of `Hold`, or `frozen`, `contract` or `not_ready`.

    `of` says whose it is (a goal, cluster, skill or thing), `by` how much it is passed: EUR, days, moves, or a share of
    the goal; `units` are what a goal asks all of and misses now.
    """

    kind: str
    of: tuple[str, ...]
    year: int | None
    by: float = 0.0
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """A plan as it is after moves by hand, and everything that breaks by them."""

    plan: RoutePlan
    broken: tuple[Broken, ...]


def try_by_hand(problem: Problem, steps: Sequence[PlannedStep], moved: Mapping[str, Move | None]) -> Tried:
    """A plan with other moves for some things; None: it stays as it is.

    All other steps stay where they are. Raises KeyError for a thing or choice that the problem does not know.
    """
    things = {thing.id: thing for thing in problem.things}
    wanted: dict[str, Move] = {step.thing: (step.choice, step.year) for step in steps}
    broken: list[Broken] = []
    for id_, move in moved.items():
        if move is None:
            wanted.pop(id_, None)
        elif _too_early(problem, _choice(things[id_], move[0]), move[1]):
            broken.append(Broken("not_ready", (id_,), move[1]))
        else:
            wanted[id_] = move
            broken += _hindrances(problem, things[id_], move)
    model = model_of(_settled(problem, wanted, {one.of[0] for one in broken}))
    x = _point(model)
    cost = float(model.cost() @ x)
    then = plan_from(model, Solved(Status.DONE, x, cost, cost), reasons=False)
    return Tried(then, (*broken, *_passed(model, x)))


def _choice(thing: Thing, key: tuple[str, str]) -> Choice:
    for choice in thing.choices:
        if choice.key == key:
            return choice
    raise KeyError(key)


def _too_early(problem: Problem, choice: Choice, year: int) -> bool:
    return year not in problem.years or year - choice.years + 1 < problem.years[0]


def _hindrances(problem: Problem, thing: Thing, move: Move) -> Iterator[Broken]:
    """What keeps a thing from being done in a year whatever the others do."""
    key, year = move
    if thing.earliest is not None and year < thing.earliest:
        yield Broken("not_ready", (thing.id,), year)
    for freeze in problem.freezes:
        if freeze.first <= year <= freeze.last and freeze.cluster in ("", thing.cluster) and not thing.is_landing:
            yield Broken("frozen", (thing.id, freeze.cluster), year)
    alone = replace(thing, choices=(_choice(thing, key),), earliest=None)
    left = replace(problem, things=(alone,), fixed=(Fixed(thing.id, key, year),), forbidden=(), freezes=())
    if not columns_of(left).steps:
        yield Broken("contract", (thing.id,), year)


def _settled(problem: Problem, wanted: Mapping[str, Move], hindered: set[str]) -> Problem:
    """The problem in which every thing does what is wanted of it, and nothing else can be."""
    things = []
    for thing in problem.things:
        move = wanted.get(thing.id)
        choices = () if move is None else (_choice(thing, move[0]),)
        kept = replace(thing, choices=choices)
        things.append(replace(kept, earliest=None, bound_until=None) if thing.id in hindered else kept)
    fixed = tuple(Fixed(id_, key, year) for id_, (key, year) in wanted.items())
    return replace(problem, things=tuple(things), fixed=fixed, forbidden=(), freezes=())


def _point(model: Model) -> Floats:
    """All steps taken; the columns of units as high as their rows let them be, each after those it rests on."""
    steps = len(model.columns.steps)
    x = np.ones(model.size)
    matrix = model.matrix
    for row, label in enumerate(matrix.labels):
        if label.hold is not Hold.UNIT:
            continue
        begin, end = matrix.starts[row], matrix.starts[row + 1]
        held = dict(zip(matrix.places[begin:end], matrix.values[begin:end], strict=True))
        own = max((place for place, value in held.items() if place >= steps and value > 0), default=None)
        if own is not None:
            rest = sum(value * x[place] for place, value in held.items() if place != own)
            x[own] = max(0.0, min(float(x[own]), float(matrix.high[row]) - float(rest)))
    return x


def _passed(model: Model, x: Floats) -> Iterator[Broken]:
    starts, places, values = model.matrix.arrays()
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    sums = np.bincount(rows, weights=values * x[places], minlength=len(starts) - 1)
    low, high = np.array(model.matrix.low), np.array(model.matrix.high)
    missed: dict[tuple[tuple[str, ...], int | None], list[str]] = {}
    for row in np.flatnonzero((sums > high + _LEAST) | (sums < low - _LEAST)).tolist():
        label = model.matrix.labels[row]
        over = float(max(sums[row] - high[row], low[row] - sums[row]))
        if label.hold is Hold.AIM and label.unit:
            missed.setdefault((label.of, label.year), []).append(label.unit)
        elif label.hold is Hold.AIM:
            yield Broken("aim", label.of, label.year, over / model.problem.aim((label.of[0], label.of[1])).weight)
        elif label.hold not in _HARD:
            yield Broken(label.hold.value, label.of, label.year, over)
    for (of, year), units in missed.items():
        yield Broken("aim", of, year, units=tuple(dict.fromkeys(units)))
