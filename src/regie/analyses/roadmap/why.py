"""Why a step is there and then: what it is for, and what keeps it from being a year sooner or later.

Each step is tried a year sooner and a year later against the finished plan: it costs more, or a limit would be passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from regie.analyses.roadmap.matrix import Hold, Label
from regie.analyses.roadmap.model import Model
from regie.landscape import Reason
from regie.landscape.vocabulary import CloudKind
from regie.locale import Message

_PASSED = 1e-6
_KINDS = frozenset(kind.value for kind in CloudKind)


class Whys:
    """The reasons of one plan, `chosen` being the columns of its steps."""

    def __init__(self, model: Model, chosen: Sequence[int]) -> None:
        self.model = model
        self.chosen = chosen
        self.columns = model.columns
        self.starts, self.places, self.values = model.matrix.arrays()
        self.row_of = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def of(self, column: int) -> tuple[Reason, ...]:
        """The reasons of one step, the most telling first."""
        return tuple(self._reasons(column))

    def _reasons(self, column: int) -> Iterator[Reason]:
        problem, step, choice = self.model.problem, self.columns.steps[column], self.columns.choice(column)
        thing, year = problem.things[step.thing], problem.years[step.year]
        if any(one.thing == thing.id for one in problem.fixed):
            yield _reason("fixed")
        for aim in problem.aims:
            if (
                aim.target > 0
                and aim.key in choice.meets
                and aim.key not in thing.meets
                and self._counts(aim.key, thing.id)
            ):
                yield _reason("aim", goal=_goal(aim.key), year=str(aim.due))
        waiting = [self._name(other) for other in self._waiting.get(thing.id, ())]
        if waiting:
            yield _reason("awaited", things=tuple(waiting[:5]), n=len(waiting))
        if choice.running.likely < thing.running:
            yield _reason("cheaper", euros=thing.running - choice.running.likely)
        if thing.bound_until is not None and thing.bound_until.year == year:
            yield _reason("contract_ends", day=thing.bound_until)
        for other, key in ((self._shifted(column, -1), "sooner"), (self._shifted(column, 1), "later")):
            yield from self._shift(column, other, key)

    def _shift(self, column: int, other: int | None, key: str) -> Iterator[Reason]:
        if other is None:
            reason = self._not_possible(column, -1 if key == "sooner" else 1)
            if reason:
                yield _reason(f"{key}_{reason}")
            return
        passed = self._passed(column, other)
        more = float(self.columns.cost[other] - self.columns.cost[column])
        if passed is not None:
            yield _reason(f"{key}_passes_{passed.hold.value}", of=self._whose(passed), year=str(passed.year or ""))
        elif more > 0:
            yield _reason(f"{key}_costs", euros=more)

    def _shifted(self, column: int, by: int) -> int | None:
        step = self.columns.steps[column]
        return self._by_step.get((step.thing, step.choice, step.year + by))

    def _not_possible(self, column: int, by: int) -> str:
        step, choice, problem = self.columns.steps[column], self.columns.choice(column), self.model.problem
        thing, place = problem.things[step.thing], step.year + by
        if by > 0 and place >= len(problem.years):
            return "after_end"
        if place - choice.years + 1 < 0 or (thing.earliest or 0) > problem.years[place]:
            return "not_ready"
        if any(freeze.first <= problem.years[place] <= freeze.last for freeze in problem.freezes):
            return "frozen"
        return "bound" if by < 0 and thing.bound_until is not None else ""

    @cached_property
    def _by_step(self) -> dict[tuple[int, int, int], int]:
        return {(step.thing, step.choice, step.year): column for column, step in enumerate(self.columns.steps)}

    @cached_property
    def _sums(self) -> NDArray[np.float64]:
        x = np.zeros(self.model.size)
        x[list(self.chosen)] = 1.0
        sums = np.bincount(self.row_of, weights=self.values * x[self.places], minlength=len(self.starts) - 1)
        return sums.astype(np.float64)

    @cached_property
    def _by_column(
        self,
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        order = np.argsort(self.places, kind="stable")
        return order, np.searchsorted(self.places[order], np.arange(self.model.size + 1))

    def _passed(self, column: int, other: int) -> Label | None:
        """The first limit that is passed when one step takes the place of another."""
        order, begins = self._by_column
        change: dict[int, float] = {}
        for one, sign in ((column, -1.0), (other, 1.0)):
            for entry in order[begins[one] : begins[one + 1]].tolist():
                row = int(self.row_of[entry])
                change[row] = change.get(row, 0.0) + sign * float(self.values[entry])
        matrix = self.model.matrix
        for row in sorted(change):
            then = self._sums[row] + change[row]
            worse = (
                then > matrix.high[row] + _PASSED > self._sums[row]
                or then < matrix.low[row] - _PASSED < self._sums[row]
            )
            if worse and matrix.labels[row].hold is not Hold.UNIT:
                return matrix.labels[row]
        return None

    @cached_property
    def _waiting(self) -> dict[str, list[str]]:
        """Per thing what lands on it, or is done after it, in this plan."""
        problem = self.model.problem
        found: dict[str, dict[str, None]] = {}
        done = {problem.things[self.columns.steps[column].thing].id: column for column in self.chosen}
        for id_, column in done.items():
            for need in self.columns.choice(column).needs:
                found.setdefault(need, {})[id_] = None
        for order in problem.orders:
            if order.thing in done:
                found.setdefault(order.after, {})[order.thing] = None
        return {id_: list(others) for id_, others in found.items()}

    @cached_property
    def _counted(self) -> dict[tuple[str, str], frozenset[str]]:
        return {
            aim.key: frozenset(need for unit in aim.units for need in unit.needs) for aim in self.model.problem.aims
        }

    def _counts(self, key: tuple[str, str], id_: str) -> bool:
        thing = self.model.problem.things[self.model.place[id_]]
        return not self._counted[key].isdisjoint(thing.members or (id_,)) or id_ in self._counted[key]

    def _whose(self, label: Label) -> object:
        if label.hold is Hold.AIM:
            return _goal((label.of[0], label.of[1]))
        return (
            self._name(label.of[-1]) if label.hold in (Hold.ORDER, Hold.LANDING) else (label.of[0] if label.of else "")
        )

    def _name(self, id_: str) -> str | Message:
        number = self.model.place.get(id_)
        name = id_ if number is None else self.model.problem.things[number].name or id_
        return Message(f"landscape.choice.CloudKind.{name}") if name in _KINDS else name


def _goal(key: tuple[str, str]) -> Message:
    return Message(f"goals.{key[0]}.name")


def _reason(key: str, **values: object) -> Reason:
    return Reason(Message(f"roadmap.why.{key}", **values), rule=f"roadmap/{key}")
