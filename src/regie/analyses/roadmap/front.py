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
from regie.analyses.roadmap.relaxation import Relaxation, program_of
from regie.programs import Answer, Effort, Program, Status, without_held

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
    base = asking.best()
    if base is None:
        return Front(key, (), ())
    held = _Held(asking, base)
    # prices lie near the plan, points ever further from it: each answer starts from the last
    prices = tuple(held.prices())
    return Front(key, tuple(held.points(asked.aim(key), wanted)), prices)


def range_of(problem: Problem, aim: Aim) -> tuple[float, float]:
    """The shares of an aim from what is met now to all that can be."""
    able = {thing.id for thing in problem.things if aim.key in thing.meets}
    may = able | {one.id for one in problem.things if any(aim.key in choice.meets for choice in one.choices)}
    weight = aim.weight or 1.0

    def share(ids: set[str]) -> float:
        return sum(unit.weight for unit in aim.units if not unit.stuck and ids.issuperset(unit.needs)) / weight

    return share(able), max(share(able), share(may))


class _Asking:
    """The program of a problem, with rows that ask each aim a year later by number (`later`); in `whole` they ask it,
    and in what is solved only when their turn comes."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = model_of(problem)
        self.later = {aim.key: self._later(aim) for aim in problem.aims}
        self.whole = program_of(self.model)

    def _later(self, aim: Aim) -> tuple[int, ...]:
        if aim.due >= self.problem.years[-1]:
            return ()
        labels = self.model.matrix.labels
        begin = len(labels)
        add_aim(self.model, replace(aim, due=aim.due + 1))
        return tuple(row for row in range(begin, len(labels)) if labels[row].hold is Hold.AIM)

    def now(self, program: Program) -> Program:
        """A program with the same rows in which nothing is asked later."""
        low = program.low.copy()
        for rows in self.later.values():
            low[list(rows)] = -inf
        return replace(program, low=low)

    def best(self) -> Node | None:
        """The node with platforms as in the plan, its hubs held."""
        least, most = np.zeros(self.model.size), np.ones(self.model.size)
        relaxation = Relaxation(self.model, _NEARLY, self.now(self.whole))
        answer = relaxation.run(least, most)
        if answer.x is None:
            return None
        hubs = hubs_of(self.model)
        branching = Branching(relaxation, hubs, _NEARLY.gap, lambda: False)
        branching.run(Node(least, most, frozenset(), answer))
        return settled(branching.settled[0], hubs) if branching.settled else None


class _Held:
    """One relaxation over what moves when platforms are held, asked again with other bounds on its rows.

    With them all rows of landing either keep something from moving or say nothing, so that little is left.
    """

    def __init__(self, asking: _Asking, base: Node) -> None:
        self.problem, self.labels, self.later = asking.problem, asking.model.matrix.labels, asking.later
        self.cost = base.answer.cost
        asked, self.apart = without_held(replace(asking.whole, least=base.least, most=base.most))
        self.program, self.asked_later = asking.now(asked), asked.low
        self.relaxation = Relaxation(asking.model, _NEARLY, self.program)

    def points(self, aim: Aim, shares: Sequence[float]) -> Iterator[Point]:
        """The cost of each share. Beyond one that cannot be reached none is looked for."""
        rows = self._rows(aim)
        beyond = inf
        for share in shares:
            if share >= beyond:
                yield Point(share, None, 0.0)
                continue
            answer = self._with({row: self._more(row, (share - aim.target) * aim.weight) for row in rows})
            if answer.status is Status.IMPOSSIBLE:
                beyond = share
            worth = sum(float(answer.row_worth[row]) for row in rows) if answer.row_worth is not None else 0.0
            yield Point(share, self._cost(answer), worth * aim.weight * 0.01)

    def prices(self) -> Iterator[Price]:
        """The price of a percent more and a year later of each goal, and of a million a year more."""
        for aim in self.problem.aims:
            rows = self._rows(aim)
            if aim.target < 1 - 2 * _ALL_BUT:
                more = {row: self._more(row, 0.01 * aim.weight) for row in rows}
                yield self._price("percent", aim.key, self._with(more))
            if self.later[aim.key]:
                later = {row: (self.asked_later[row], inf) for row in self.later[aim.key]}
                at_due = {row: (-inf, inf) for row in rows if self.labels[row].year == aim.due}
                yield self._price("later", aim.key, self._with({**at_due, **later}))
        if self.problem.budgets:
            yield self._price("million", None, self._with(dict(self._million())))

    def _rows(self, aim: Aim) -> list[int]:
        later = self.later[aim.key]
        return [row for row, label in enumerate(self.labels) if label.group == (Hold.AIM, aim.key) and row not in later]

    def _more(self, row: int, by: float) -> tuple[float, float]:
        return self.program.low[row] + by, self.program.high[row]

    def _million(self) -> Iterator[tuple[int, tuple[float, float]]]:
        for row, label in enumerate(self.labels):
            if label.group == (Hold.BUDGET, ("",)) and label.year is not None:
                years = self.problem.years.index(label.year) + 1 if self.problem.carry_over else 1
                yield row, (-inf, self.program.high[row] + 1e6 * years)

    def _with(self, changed: Mapping[int, tuple[float, float]]) -> Answer:
        """The answer with other bounds on some rows, which are put back."""
        program = self.program
        for row, (low, high) in changed.items():
            self.relaxation.bound(row, low, high)
        answer = self.relaxation.run(program.least, program.most)
        for row in changed:
            self.relaxation.bound(row, program.low[row], program.high[row])
        return answer

    def _cost(self, answer: Answer) -> float | None:
        return answer.cost + self.apart if answer.x is not None else None

    def _price(self, what: str, key: Key | None, answer: Answer) -> Price:
        cost = self._cost(answer)
        return Price(what, key, None if cost is None else cost - self.cost)
