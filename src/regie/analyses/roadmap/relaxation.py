"""A program without its integers, solved again and again; rows that seldom bind are added when they are broken.

Nearly all rows of a city say that one thing cannot land before its platform is open, and few of them bind: adding only
what a solution breaks makes the first solve five times as fast, and each later one starts from the last.
"""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray

from regie.analyses.roadmap.matrix import Hold
from regie.analyses.roadmap.model import Model
from regie.programs import Answer, Effort, Floats, Program, Solver, Status

_LAZY = frozenset({Hold.LANDING, Hold.ORDER})
_BROKEN = 1e-6


def program_of(model: Model, cost: Floats | None = None, whole: NDArray[np.bool_] | None = None) -> Program:
    """The whole program of a model; its own cost and no integers unless given."""
    starts, places, values = model.matrix.arrays()
    size = model.size
    return Program(
        model.cost() if cost is None else cost,
        np.zeros(size),
        np.ones(size),
        np.array(model.matrix.low, np.float64),
        np.array(model.matrix.high, np.float64),
        starts,
        places,
        values,
        np.zeros(size, bool) if whole is None else whole,
    )


class Relaxation:
    """The relaxation of a program of a model, with bounds on its columns that may be changed between runs."""

    def __init__(self, model: Model, effort: Effort, whole: Program) -> None:
        self.whole = whole
        self.row_of = np.repeat(np.arange(len(self.whole.low)), np.diff(self.whole.starts))
        lazy = np.array([label.hold in _LAZY for label in model.matrix.labels], bool)
        self.added = ~lazy
        self.order = np.flatnonzero(self.added)
        self.order_of_first = self.order
        self.solver = Solver(_only(self.whole, self.added), effort)
        self.raised: frozenset[int] = frozenset()

    def bound(self, row: int, low: float, high: float) -> None:
        """Other bounds on a row that is never left out, by its number in the whole program."""
        self.solver.row(int(np.searchsorted(self.order_of_first, row)), low, high)

    def run(self, least: Floats, most: Floats, full: frozenset[int] = frozenset(), below: float = inf) -> Answer:
        """The best point within these bounds that breaks no row. Rows of `full` must reach their upper bound, beside
        what they ask by themselves. Worths are by row of the whole program. A point that costs `below` or more is of no
        use and not looked for any further."""
        self.solver.bounds(least, most)
        for row in self.raised ^ full:
            low, high = float(self.whole.low[row]), float(self.whole.high[row])
            self.bound(row, high if row in full else low, high)
        self.raised = full
        while True:
            answer = self.solver.run()
            if answer.x is None:
                return answer
            broken = self._broken(answer.x)
            if not len(broken) or answer.cost >= below:
                return self._with_worths(answer)
            if answer.status is Status.STOPPED:
                return Answer(Status.STOPPED, None, answer.cost, answer.bound)
            self._add(broken)

    def _broken(self, x: Floats) -> NDArray[np.int64]:
        whole = self.whole
        sums = np.bincount(self.row_of, weights=whole.values * x[whole.places], minlength=len(whole.low))
        return np.flatnonzero(~self.added & ((sums > whole.high + _BROKEN) | (sums < whole.low - _BROKEN)))

    def _add(self, rows: NDArray[np.int64]) -> None:
        self.added[rows] = True
        self.order = np.concatenate((self.order, rows))
        chosen = np.zeros(len(self.added), bool)
        chosen[rows] = True
        part = _only(self.whole, chosen)
        self.solver.highs.addRows(
            len(rows), part.low, part.high, len(part.values), part.starts[:-1], part.places, part.values
        )

    def _with_worths(self, answer: Answer) -> Answer:
        worth = np.zeros(len(self.whole.low))
        if answer.row_worth is not None:
            worth[self.order] = answer.row_worth
        return Answer(answer.status, answer.x, answer.cost, answer.bound, worth, answer.column_worth)


def _only(whole: Program, chosen: NDArray[np.bool_]) -> Program:
    """The program with some of its rows."""
    lengths = np.diff(whole.starts)
    kept = np.repeat(chosen, lengths)
    starts = np.concatenate(([0], np.cumsum(lengths[chosen]))).astype(np.int32)
    return Program(
        whole.cost,
        whole.least,
        whole.most,
        whole.low[chosen],
        whole.high[chosen],
        starts,
        whole.places[kept],
        whole.values[kept],
        whole.whole,
    )
