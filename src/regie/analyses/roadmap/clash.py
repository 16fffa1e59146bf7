"""Why there is no plan: demands that clash, none of which can be missed for it, and the least that would help.

Demands are goals, budgets, capacities, most moves, and steps settled by hand. Contracts, freezes and how long things
take are no demands: they are as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from regie.analyses.roadmap.matrix import Hold, Label, Matrix
from regie.analyses.roadmap.model import Model, model_of
from regie.analyses.roadmap.problem import Problem
from regie.analyses.roadmap.relaxation import Relaxation, program_of
from regie.analyses.roadmap.stages import Stages
from regie.programs import Effort, Status, solve

Group = tuple[Hold, tuple[str, ...]]

_SOFT = frozenset({Hold.AIM, Hold.BUDGET, Hold.CAPACITY, Hold.MOVES, Hold.FIXED})
_LEAST = 1e-7
_FOUND = Effort(gap=0.01, seconds=20)
_SURE = Effort(gap=0.5, seconds=10)


@dataclass(frozen=True, slots=True)
class Relief:
    """By how much one demand is eased. EUR for a budget, days a year for a capacity, moves a year, a part of the share
    for a goal (`units` are those it is then not asked of); 1 when a step is no longer settled."""

    hold: Hold
    of: tuple[str, ...]
    by: float
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """`demands` cannot hold together, and any one left out, the others can. `reliefs` together make a plan possible,
    with the least change, each counted as a part of its demand. Both are empty when there is no clash."""

    demands: tuple[Group, ...]
    reliefs: tuple[Relief, ...]


def clash(problem: Problem) -> Clash:
    """Why a problem has no plan."""
    loose = _Loosened(model_of(problem))
    if loose.possible(frozenset()):
        return Clash((), ())
    if not loose.possible(loose.groups):
        # not even without all demands: order, landing and what is settled leave nothing
        return Clash((), ())
    in_force = set(loose.groups)
    for group in sorted(loose.groups, key=lambda one: (_ORDER.index(one[0]), one[1])):
        if not loose.possible(frozenset(loose.groups - in_force) | {group}):
            in_force.discard(group)
    return Clash(tuple(sorted(in_force, key=lambda one: (_ORDER.index(one[0]), one[1]))), loose.reliefs())


_ORDER = (Hold.FIXED, Hold.MOVES, Hold.CAPACITY, Hold.BUDGET, Hold.AIM)


class _Loosened:
    """A model in which each demand has columns that take it away, from 0 (in force) to 1."""

    def __init__(self, model: Model) -> None:
        self.model = Model(model.columns, Matrix(), model.extra, model.place, {})
        self.group_of: dict[int, Group] = {}
        self.unit_of: dict[int, str] = {}
        self.scale: dict[int, float] = {}
        self.part: dict[int, float] = {}
        self._columns: dict[tuple[object, ...], int] = {}
        self._copy(model)
        self.groups: frozenset[Group] = frozenset(self.group_of.values())
        self.relaxation = Relaxation(self.model, _SURE, program_of(self.model, np.zeros(self.model.size)))

    def _copy(self, model: Model) -> None:
        old, new = model.matrix, self.model.matrix
        once = {row: number for number, row in model.once.items()}
        for row, label in enumerate(old.labels):
            entries = old.entries(row)
            low, high = old.low[row], old.high[row]
            if label.hold in _SOFT:
                column = self._column(model, label, row)
                entries.append((column, self.scale[column] if low > -inf else -self.scale[column]))
            made = new.row(label, entries, low, high)
            if row in once:
                self.model.once[once[row]] = made

    def _column(self, model: Model, label: Label, row: int) -> int:
        key = (label.group, label.unit)
        if key not in self._columns:
            column = self._columns[key] = self.model.add()
            self.group_of[column] = label.group
            self.unit_of[column] = label.unit
            self.scale[column], self.part[column] = self._size(model, label, row)
        return self._columns[key]

    def _size(self, model: Model, label: Label, row: int) -> tuple[float, float]:
        """What 1 stands for in the row, and as a part of the demand."""
        problem = model.problem
        if label.hold is Hold.AIM:
            aim = problem.aim((label.of[0], label.of[1]))
            if label.unit:
                return 1.0, 1.0 / max(1, len(aim.units))
            return max(aim.weight, 1e-9), 1.0
        if label.hold is Hold.FIXED:
            return 1.0, 1.0
        matrix = model.matrix
        most = 1.0 + sum(abs(value) for _, value in matrix.entries(row))
        if label.hold is Hold.BUDGET:
            of_year = [one.amount for one in problem.budgets if one.cluster == label.of[0]]
            most = 1.0 + 2 * self._dearest(model)
            return most, most / max(1.0, sum(of_year))
        return most, most / max(1.0, matrix.high[row])

    def _dearest(self, model: Model) -> float:
        """What all things ask together when each does what asks most money."""
        asked = model.columns.spending.sum(axis=0)
        return float(sum(asked[list(columns)].max() for columns in model.columns.of.values() if len(columns)))

    def possible(self, dropped: frozenset[Group]) -> bool:
        """Whether all demands but these can hold together. Too long in doubt counts as possible."""
        most = np.ones(self.model.size)
        for column, group in self.group_of.items():
            most[column] = float(group in dropped)
        answer = self.relaxation.run(np.zeros(self.model.size), most)
        if answer.x is None:
            return answer.status is not Status.IMPOSSIBLE
        program = replace(program_of(self.model, np.zeros(self.model.size), self.model.whole()), most=most)
        return solve(program, _SURE).status is not Status.IMPOSSIBLE

    def reliefs(self) -> tuple[Relief, ...]:
        """The least that would help."""
        cost = np.zeros(self.model.size)
        for column, part in self.part.items():
            cost[column] = part
        solved = Stages(self.model, _FOUND, cost).run()
        if solved.x is None:
            return ()
        found: dict[Group, tuple[float, tuple[str, ...]]] = {}
        for column, group in self.group_of.items():
            eased = float(solved.x[column])
            if eased > _LEAST:
                by, units = found.get(group, (0.0, ()))
                more = eased * (self.part[column] if group[0] is Hold.AIM else self.scale[column])
                unit = (self.unit_of[column],) if self.unit_of[column] else ()
                found[group] = (by + more, (*units, *unit))
        return tuple(Relief(*group, by, units) for group, (by, units) in _by_kind(found))


def _by_kind(found: Mapping[Group, tuple[float, tuple[str, ...]]]) -> list[tuple[Group, tuple[float, tuple[str, ...]]]]:
    return sorted(found.items(), key=lambda item: (_ORDER.index(item[0][0]), item[0][1]))
