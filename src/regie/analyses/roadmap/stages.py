"""The best plan in stages: the few steps that others wait for are made whole first, then all the rest.

1. Branch on the hubs alone (landing platforms, platforms that move as a whole), all other steps in parts. Nearly all
   that a relaxation promises too much comes from hubs that are opened by halves, so the bound this proves is tight.
2. With the hubs settled, a small program over the steps that cost little more than the relaxed ones.
3. When the gap asked for is not reached, a program over the steps that can still be part of a better plan: by the
   worth of each column in the first relaxation no other can be, so its bound holds for the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from time import monotonic

import numpy as np

from regie.analyses.roadmap.branching import Branching, Hub, Node, hubs_of, settled
from regie.analyses.roadmap.model import Model
from regie.analyses.roadmap.relaxation import Relaxation, program_of
from regie.programs import Answer, Effort, Floats, Found, Status, solve_what_moves

_NEAR = (1e-4, 1e-3)
"""How much a step may cost above the relaxation, as parts of the whole, to be taken up in the small program."""


_OF_HUBS = 0.1
"""The part of the gap that may be left between the hubs; the rest is for the other steps."""

_PART = 1e-9
_SEARCH = 0.3
"""In the small program nothing is to be proven, so more of the time goes to looking for answers."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The best point found with its proven bound; `relaxed` is the relaxation with the hubs as they are in it."""

    status: Status
    x: Floats | None
    cost: float
    bound: float
    relaxed: Node | None = None

    @property
    def gap(self) -> float:
        """How far the cost may be above the best there is, as a part of it; infinite without a point."""
        if self.x is None:
            return inf
        return max(0.0, self.cost - self.bound) / max(1.0, abs(self.cost))


class Stages:
    """One run over a model, minimising its cost unless another is given."""

    def __init__(self, model: Model, effort: Effort, cost: Floats | None = None) -> None:
        self.model, self.effort = model, effort
        self.begun = monotonic()
        self.cost = model.cost() if cost is None else cost
        self.relaxation = Relaxation(model, replace(effort, found=None, seconds=inf), program_of(model, cost))
        self.hubs: Sequence[Hub] = hubs_of(model)
        self.whole = replace(self.relaxation.whole, whole=model.whole())

    def run(self, start: Floats | None = None) -> Solved:
        """Through all stages, as far as the effort allows. `start` is a point known to be possible."""
        size = self.model.size
        least, most = np.zeros(size), np.ones(size)
        first = self.relaxation.run(least, most)
        if first.x is None:
            return Solved(first.status, start, self._of(start), -inf)
        root = Node(least, most, frozenset(), first)
        branching = Branching(self.relaxation, self.hubs, self.effort.gap * _OF_HUBS, self.over)
        best = Solved(Status.STOPPED, start, self._of(start), branching.run(root))
        for node in branching.settled[:1]:
            best = replace(best, relaxed=node)
            for near in _NEAR:
                if best.gap > self.effort.gap and not self.over():
                    best = self._better(best, node, near)
        if best.gap > self.effort.gap and not self.over():
            best = self._finished(best, first)
        return replace(best, status=Status.DONE) if best.gap <= self.effort.gap else best

    def over(self) -> bool:
        """Whether somebody said stop, or time is up."""
        stop = self.effort.stop
        return (stop is not None and stop()) or monotonic() - self.begun > self.effort.seconds

    def _of(self, x: Floats | None) -> float:
        return inf if x is None else float(self.cost @ x)

    def _better(self, best: Solved, node: Node, near: float) -> Solved:
        """The program over the steps near the relaxation, hubs as they are there."""
        held = settled(node, self.hubs)
        assert node.answer.column_worth is not None
        taken = (node.x > _PART) | (node.answer.column_worth <= near * abs(node.answer.cost))
        program = replace(self.whole, least=held.least, most=np.where(taken, held.most, 0.0))
        effort = replace(
            self.effort,
            gap=self.effort.gap / 4,
            enough=_enough(best.bound, self.effort.gap),
            search=_SEARCH,
            found=self._telling(best.bound),
        )
        answer = solve_what_moves(program, self._left(effort))
        return self._kept(best, answer.x, best.bound)

    def _finished(self, best: Solved, root: Answer) -> Solved:
        """The program over what can still be part of a better plan."""
        program = self.whole
        if best.x is not None and root.column_worth is not None:
            spare = best.cost - root.cost
            ruled_out = (root.column_worth > spare + 1e-6 * abs(best.cost)) & (best.x < 0.5)
            program = replace(program, most=np.where(ruled_out, 0.0, program.most))
        effort = replace(self.effort, enough=_enough(best.bound, self.effort.gap))
        answer = solve_what_moves(program, self._left(effort), best.x)
        if answer.status is Status.IMPOSSIBLE and best.x is None:
            return replace(best, status=Status.IMPOSSIBLE)
        return self._kept(best, answer.x, max(best.bound, min(answer.bound, best.cost)))

    def _telling(self, bound: float) -> Found | None:
        """Tells of better plans with a bound for the whole: that of a part of the program says nothing of the rest."""
        tell = self.effort.found
        return None if tell is None else lambda cost, _: tell(cost, bound)

    def _left(self, effort: Effort) -> Effort:
        """The same effort in the time that is left."""
        return replace(effort, seconds=max(0.1, effort.seconds - (monotonic() - self.begun)))

    def _kept(self, best: Solved, x: Floats | None, bound: float) -> Solved:
        """The better of two points, its steps exactly whole."""
        if x is None:
            return replace(best, bound=bound)
        steps = len(self.model.columns.steps)
        exact = np.concatenate((np.round(x[:steps]), x[steps:]))
        cost = self._of(exact)
        if cost >= best.cost:
            return replace(best, bound=bound)
        if self.effort.found is not None:
            self.effort.found(cost, bound)
        return replace(best, x=exact, cost=cost, bound=min(bound, cost))


def _enough(bound: float, gap: float) -> float:
    """A cost within the gap of a bound."""
    return bound + gap * abs(bound) * 0.999
