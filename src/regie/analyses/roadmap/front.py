"""What more would cost: the front between cost and one goal, and the price of a percent, a year and a million.

All of it is of one relaxation: platforms opened as in the plan for what is asked now, all other steps in parts. That is
within a fraction of a percent of whole plans for a city, and each answer starts from the last; `plan_route` gives any
point exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from regie.analyses.roadmap.branching import Branching, Node, hubs_of, settled
from regie.analyses.roadmap.matrix import Hold
from regie.analyses.roadmap.model import add_aim, model_of
from regie.analyses.roadmap.problem import Aim, Key, Problem
from regie.analyses.roadmap.relaxation import Relaxation
from regie.programs import Answer, Effort

POINTS = 12
_NEARLY = Effort(gap=0.005)
_ALL_BUT = 1e-9


@dataclass(frozen=True, slots=True)
class Point:
    """That a share of a goal costs so much over the whole period (None: it cannot be reached), and `per_point` more
    for each percent point more."""

    share: float
    cost: float | None
    per_point: float


@dataclass(frozen=True, slots=True)
class Price:
    """What one change to the question would add to the cost (None: then there is no plan). `what` is `percent` (one
    percent point more of a goal), `later` (a goal a year later) or `million` (a million a year more)."""

    what: str
    key: Key | None
    cost: float | None


@dataclass(frozen=True, slots=True)
class Front:
    """Points of one goal from least to most, and prices; both are empty when there is no plan to begin with."""

    key: Key
    points: tuple[Point, ...]
    prices: tuple[Price, ...]


def front(problem: Problem, key: Key, shares: Sequence[float] = ()) -> Front:
    """The front of one goal, at twelve shares unless others are given. Raises KeyError for a goal that is not there."""
    aim = problem.aim(key)
    wanted = tuple(shares) or tuple(np.linspace(*range_of(problem, aim), POINTS).tolist())
    asked = problem.with_target(key, min(aim.target, 1 - _ALL_BUT))
    asking = _Asking(asked)
    if asking.base is None:
        return Front(key, (), ())
    return Front(key, tuple(asking.points(asked.aim(key), wanted)), tuple(asking.prices()))


def range_of(problem: Problem, aim: Aim) -> tuple[float, float]:
    """The shares of an aim from what is met now to all that can be."""
    able = {thing.id for thing in problem.things if aim.key in thing.meets}
    may = able | {one.id for one in problem.things if any(aim.key in choice.meets for choice in one.choices)}
    weight = aim.weight or 1.0

    def share(ids: set[str]) -> float:
        return sum(unit.weight for unit in aim.units if not unit.stuck and ids.issuperset(unit.needs)) / weight

    return share(able), max(share(able), share(may))


class _Asking:
    """One relaxation, asked again with other bounds on its rows."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = model_of(problem)
        self.later = {aim.key: self._later(aim) for aim in problem.aims}
        self.relaxation = Relaxation(self.model, _NEARLY)
        self.base = self._best()

    def _later(self, aim: Aim) -> Mapping[int, float]:
        """Rows that ask an aim a year later, which ask nothing yet; and what they would."""
        if aim.due >= self.problem.years[-1]:
            return {}
        matrix = self.model.matrix
        begin = len(matrix.labels)
        add_aim(self.model, replace(aim, due=aim.due + 1))
        rows = {row: matrix.low[row] for row in range(begin, len(matrix.labels)) if matrix.labels[row].hold is Hold.AIM}
        for row in rows:
            matrix.low[row] = -inf
        return rows

    def _best(self) -> Node | None:
        """The node with platforms as in the plan, its hubs held."""
        least, most = np.zeros(self.model.size), np.ones(self.model.size)
        answer = self.relaxation.run(least, most)
        if answer.x is None:
            return None
        hubs = hubs_of(self.model)
        branching = Branching(self.relaxation, hubs, _NEARLY.gap, lambda: False)
        branching.run(Node(least, most, frozenset(), answer))
        return settled(branching.settled[0], hubs) if branching.settled else None

    def points(self, aim: Aim, shares: Sequence[float]) -> Iterator[Point]:
        """The cost of each share."""
        rows = self._rows(aim)
        for share in shares:
            answer = self._with({row: self._more(row, (share - aim.target) * aim.weight) for row in rows})
            worth = sum(float(answer.row_worth[row]) for row in rows) if answer.row_worth is not None else 0.0
            yield Point(share, answer.cost if answer.x is not None else None, worth * aim.weight * 0.01)

    def prices(self) -> Iterator[Price]:
        """The price of a percent more and a year later of each goal, and of a million a year more."""
        for aim in self.problem.aims:
            rows = self._rows(aim)
            if aim.target < 1 - 2 * _ALL_BUT:
                more = {row: self._more(row, 0.01 * aim.weight) for row in rows}
                yield self._price("percent", aim.key, self._with(more))
            if self.later[aim.key]:
                later = {row: (low, inf) for row, low in self.later[aim.key].items()}
                at_due = {row: (-inf, inf) for row in rows if self.model.matrix.labels[row].year == aim.due}
                yield self._price("later", aim.key, self._with({**at_due, **later}))
        if self.problem.budgets:
            yield self._price("million", None, self._with(dict(self._million())))

    def _rows(self, aim: Aim) -> list[int]:
        labels, later = self.model.matrix.labels, self.later[aim.key]
        return [row for row, label in enumerate(labels) if label.group == (Hold.AIM, aim.key) and row not in later]

    def _more(self, row: int, by: float) -> tuple[float, float]:
        return self.model.matrix.low[row] + by, self.model.matrix.high[row]

    def _million(self) -> Iterator[tuple[int, tuple[float, float]]]:
        for row, label in enumerate(self.model.matrix.labels):
            if label.group == (Hold.BUDGET, ("",)) and label.year is not None:
                years = self.problem.years.index(label.year) + 1 if self.problem.carry_over else 1
                yield row, (-inf, self.model.matrix.high[row] + 1e6 * years)

    def _with(self, changed: Mapping[int, tuple[float, float]]) -> Answer:
        """The answer with other bounds on some rows, which are put back."""
        assert self.base is not None
        matrix = self.model.matrix
        for row, (low, high) in changed.items():
            self.relaxation.bound(row, low, high)
        answer = self.relaxation.run(self.base.least, self.base.most, self.base.must)
        for row in changed:
            self.relaxation.bound(row, matrix.low[row], matrix.high[row])
        return answer

    def _price(self, what: str, key: Key | None, answer: Answer) -> Price:
        assert self.base is not None
        return Price(what, key, answer.cost - self.base.answer.cost if answer.x is not None else None)
