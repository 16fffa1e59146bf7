"""A plan as it stands with every row of the planner summed up, so that a change by hand is judged by what it touches.

Sums add up over things: what a change does to them is the difference it makes to the few things it touches, worked out
by the planner's own rows of those things alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from typing import TypeVar

import numpy as np

from regie.analyses.roadmap.matrix import Hold, Label
from regie.analyses.roadmap.model import Model, model_of
from regie.analyses.roadmap.plan import met_of, plan_from
from regie.analyses.roadmap.problem import Choice, Fixed, Problem, Thing
from regie.analyses.roadmap.results import PlannedStep, RoutePlan
from regie.analyses.roadmap.stages import Solved
from regie.programs import Floats, Status

T = TypeVar("T")

Move = tuple[tuple[str, str], int]
"""How a thing changes, as the key of one of its choices, and the year in which it is done."""

Row = tuple[Label, int]
"""A row by its label, and how many with the same label come before it."""

LEAST = 1e-6
"""A row is passed when it is by more than this."""

_BY_ITSELF = {Hold.ONCE, Hold.FIXED, Hold.UNIT}


@dataclass(frozen=True, slots=True)
class Summed:
    """A problem in which every step is settled. `rows` holds of each row what is counted and the most it may be;
    `met` by aim and year (places) the weight that is met, and that counts."""

    plan: RoutePlan
    rows: Mapping[Row, tuple[float, float]]
    met: Mapping[tuple[int, int], tuple[float, float]]


@dataclass(frozen=True)
class Footing:
    """A plan as it stands: what a change by hand is added to."""

    problem: Problem
    wanted: Mapping[str, Move]
    whole: Summed

    @cached_property
    def passed(self) -> tuple[Row, ...]:
        """The rows that do not hold as it is."""
        return tuple(row for row, (counted, most) in self.whole.rows.items() if counted > most + LEAST)

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """All things by id."""
        return {thing.id: thing for thing in self.problem.things}

    def part(self, moved: Mapping[str, Move | None]) -> Problem:
        """The same question of the things that are moved, all that is met by what they do, and all they wait for or
        make wait."""
        chosen = {id_: choice_of(self.things[id_], move[0]) for id_, move in moved.items() if move is not None}
        resting = {*moved, *(one for id_ in moved for one in self._resting.get(id_, ()))}
        units = [{unit for id_ in resting for unit in by_need.get(id_, ())} for by_need in self._units]
        aims = tuple(
            replace(aim, units=tuple(aim.units[number] for number in sorted(places)))
            for aim, places in zip(self.problem.aims, units, strict=True)
        )
        near = {*moved, *(need for aim in aims for unit in aim.units for need in unit.needs)}
        near |= {one for id_ in moved for one in self._tied.get(id_, ())}
        near |= {
            one for id_ in near if id_ in self.things for one in _rests_on(self.things[id_], self._chosen.get(id_))
        }
        near |= {one for id_, choice in chosen.items() for one in _rests_on(self.things[id_], choice)}
        things = tuple(thing for thing in self.problem.things if thing.id in near)
        orders = tuple(one for one in self.problem.orders if one.thing in near and one.after in near)
        return replace(self.problem, things=things, aims=aims, orders=orders)

    @cached_property
    def _chosen(self) -> dict[str, Choice]:
        return {id_: choice_of(self.things[id_], key) for id_, (key, _) in self.wanted.items()}

    @cached_property
    def _units(self) -> list[dict[str, list[int]]]:
        """By aim, the places of the units that need a thing."""
        return [
            _by((need, number) for number, unit in enumerate(aim.units) for need in unit.needs)
            for aim in self.problem.aims
        ]

    @cached_property
    def _resting(self) -> dict[str, list[str]]:
        """The things that may be met along with a platform, as they stand or by what they do."""
        along = [(one, thing.id) for thing in self.problem.things for one in thing.along]
        return _by((*along, *((one, id_) for id_, choice in self._chosen.items() for one in choice.meets_with)))

    @cached_property
    def _tied(self) -> dict[str, list[str]]:
        """What lands on a thing, what waits for it by an order, and what it waits for."""
        pairs = [(one.thing, one.after) for one in self.problem.orders]
        landing = ((need, id_) for id_, choice in self._chosen.items() for need in choice.needs)
        return _by((*pairs, *((after, thing) for thing, after in pairs), *landing))


def footing_of(problem: Problem, steps: Sequence[PlannedStep]) -> Footing:
    """A plan of a problem as it stands. Raises KeyError for a step that the problem does not know."""
    wanted: dict[str, Move] = {step.thing: (step.choice, step.year) for step in steps}
    return Footing(problem, wanted, summed(problem, wanted))


def summed(problem: Problem, wanted: Mapping[str, Move], hindered: frozenset[str] = frozenset()) -> Summed:
    """A problem of which every thing does what is wanted of it, also what `hindered` things cannot."""
    model = model_of(_settled(problem, wanted, hindered))
    x = _point(model)
    cost = float(model.cost() @ x)
    done = {step.thing: column for column, step in enumerate(model.columns.steps)}
    met = {
        (number, place): met
        for number, aim in enumerate(model.problem.aims)
        for place, met in enumerate(met_of(model, done, aim))
    }
    plan = plan_from(model, Solved(Status.DONE, x, cost, cost), reasons=False)
    return Summed(plan, dict(_rows(model, x)), met)


def choice_of(thing: Thing, key: tuple[str, str]) -> Choice:
    """One choice of a thing. Raises KeyError."""
    for choice in thing.choices:
        if choice.key == key:
            return choice
    raise KeyError(key)


def _rests_on(thing: Thing, choice: Choice | None) -> Iterator[str]:
    """The platforms that matter to a thing as it stands, or when it makes a choice."""
    yield from thing.along
    if choice is not None:
        yield from choice.meets_with
        yield from choice.needs


def _settled(problem: Problem, wanted: Mapping[str, Move], hindered: frozenset[str]) -> Problem:
    """The problem in which every thing does what is wanted of it, and nothing else can be."""
    things, fixed = [], []
    for thing in problem.things:
        move = wanted.get(thing.id)
        kept = replace(thing, choices=() if move is None else (choice_of(thing, move[0]),))
        things.append(replace(kept, earliest=None, bound_until=None) if thing.id in hindered else kept)
        if move is not None:
            fixed.append(Fixed(thing.id, *move))
    return replace(problem, things=tuple(things), fixed=tuple(fixed), forbidden=(), freezes=())


def _point(model: Model) -> Floats:
    """All steps taken; the columns of units as high as their rows let them be, each after those it rests on."""
    steps = len(model.columns.steps)
    x = np.ones(model.size)
    matrix = model.matrix
    for row, label in enumerate(matrix.labels):
        if label.hold is not Hold.UNIT:
            continue
        held = dict(matrix.entries(row))
        own = max((place for place, value in held.items() if place >= steps and value > 0), default=None)
        if own is not None:
            rest = sum(value * x[place] for place, value in held.items() if place != own)
            x[own] = max(0.0, min(float(x[own]), float(matrix.high[row]) - float(rest)))
    return x


def _rows(model: Model, x: Floats) -> Iterator[tuple[Row, tuple[float, float]]]:
    """What every row that several things share counts, turned so that more is worse."""
    starts, places, values = model.matrix.arrays()
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    sums = np.bincount(rows, weights=values * x[places], minlength=len(starts) - 1).tolist()
    times: dict[Label, int] = {}
    for label, counted, low, high in zip(model.matrix.labels, sums, model.matrix.low, model.matrix.high, strict=True):
        if label.hold not in _BY_ITSELF:
            times[label] = times.get(label, -1) + 1
            yield (label, times[label]), (counted, high) if high < inf else (low - counted, 0.0)


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
