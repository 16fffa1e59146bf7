"""Making the hubs whole: landing platforms, and platforms that move as a whole. All other steps stay in parts.

Branch and bound by best bound. A hub in parts is split in time: it is done in one of its first years, or not in those.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import inf

import numpy as np
from numpy.typing import NDArray

from regie.analyses.roadmap.model import Model
from regie.analyses.roadmap.relaxation import Relaxation
from regie.programs import Answer, Floats

_PART = 1e-6
_MOSTLY = 0.4
"""A hub of which so much is done by a year is taken to be open then, for a first guess."""


@dataclass(frozen=True)
class Node:
    """Bounds on columns, the rows of hubs that must be done, and the best point within them."""

    least: Floats
    most: Floats
    must: frozenset[int]
    answer: Answer

    @property
    def x(self) -> Floats:
        """The point; a node without one is not kept."""
        assert self.answer.x is not None
        return self.answer.x


@dataclass(frozen=True, slots=True)
class Hub:
    """The columns of a hub by year, and the row that says it is done at most once (None when it is settled)."""

    columns: NDArray[np.int64]
    row: int | None


def hubs_of(model: Model) -> tuple[Hub, ...]:
    """The hubs of a model."""
    found = []
    for number, thing in enumerate(model.problem.things):
        columns = sorted(model.columns.of[number], key=lambda column: model.columns.steps[column].year)
        if thing.hub and columns:
            found.append(Hub(np.array(columns, np.int64), model.once.get(number)))
    return tuple(found)


class Branching:
    """One search over the hubs, `slack` being how far (as a part) the cheapest may stay above the bound."""

    def __init__(self, relaxation: Relaxation, hubs: Sequence[Hub], slack: float, over: Callable[[], bool]) -> None:
        self.relaxation, self.hubs, self.slack, self.over = relaxation, hubs, slack, over
        self.settled: list[Node] = []
        self.cheapest = inf

    def run(self, root: Node) -> float:
        """Fill `settled`, the cheapest first; the cost below which no plan can be."""
        number = count()
        waiting = [(root.answer.cost, next(number), root)]
        while waiting and not self.over():
            cost, _, node = waiting[0]
            if cost >= self.cheapest - self.slack * abs(self.cheapest):
                break
            heapq.heappop(waiting)
            split = self._split(node)
            if split is None:
                self._settle(node)
                continue
            if not self.settled:
                self._guess(node)
            halves = self._halves(node, *split)
            if self.over():
                # a half may have been stopped halfway: what is sure is what was sure of both together
                heapq.heappush(waiting, (cost, next(number), node))
                break
            for half in halves:
                if half is not None:
                    heapq.heappush(waiting, (half.answer.cost, next(number), half))
        self.settled.sort(key=lambda one: one.answer.cost)
        return min([self.cheapest, *(cost for cost, _, _ in waiting)])

    def _settle(self, node: Node) -> None:
        self.settled.append(node)
        self.cheapest = min(self.cheapest, node.answer.cost)

    def _split(self, node: Node) -> tuple[Hub, int] | None:
        """The hub that is most in parts, and after how many of its columns; None when all are whole."""
        found, most = None, _PART
        for hub in self.hubs:
            until = np.cumsum(node.x[hub.columns])
            parts = np.minimum(until, 1 - until)
            if parts.max() > most:
                most, found = float(parts.max()), (hub, int(parts.argmax()) + 1)
        return found

    def _halves(self, node: Node, hub: Hub, first: int) -> tuple[Node | None, Node | None]:
        later, sooner = node.most.copy(), node.most.copy()
        later[hub.columns[:first]] = 0.0
        sooner[hub.columns[first:]] = 0.0
        must = node.must | ({hub.row} if hub.row is not None else set())
        return self._node(node.least, sooner, must), self._node(node.least, later, node.must)

    def _node(self, least: Floats, most: Floats, must: frozenset[int]) -> Node | None:
        answer = self.relaxation.run(least, most, must, self.cheapest)
        useful = answer.x is not None and answer.cost < self.cheapest
        return Node(least, most, must, answer) if useful else None

    def _guess(self, node: Node) -> None:
        """Settle every hub near where it is in parts."""
        least, most = node.least.copy(), node.most.copy()
        for hub in self.hubs:
            until = np.cumsum(node.x[hub.columns])
            most[hub.columns] = 0.0
            if until[-1] >= _MOSTLY:
                chosen = hub.columns[int(np.argmax(until >= _MOSTLY))]
                least[chosen] = most[chosen] = 1.0
        guess = self._node(least, most, node.must)
        if guess is not None:
            self._settle(guess)


def settled(node: Node, hubs: Sequence[Hub]) -> Node:
    """The node with its hubs held as they are."""
    least, most = node.least.copy(), node.most.copy()
    for hub in hubs:
        least[hub.columns] = most[hub.columns] = np.round(node.x[hub.columns])
    return replace(node, least=least, most=most)
