"""HiGHS behind one small door: a program in, an answer with its proven bound out.

HiGHS (MIT) is used because it proved plans of a city within a percent where SCIP and CBC found none; see
docs/decisions. It is made repeatable: one thread, a fixed seed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BESIDE_BRANCHING = (
    "mip_heuristic_run_rins",
    "mip_heuristic_run_rens",
    "mip_heuristic_run_root_reduced_cost",
    "mip_allow_cut_separation_at_nodes",
    "mip_detect_symmetry",
)
"""What HiGHS does whatever part of the work is to go to looking for answers."""

_BROKEN = 1e-6

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Stop = Callable[[], bool]
Found = Callable[[float, float], None]


class Status(Enum):
    """How a run ended: proven best (within the gap asked for), stopped with or without an answer, or impossible."""

    DONE = "done"
    STOPPED = "stopped"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Program:
    """Minimise `cost`·x with `low ≤ A·x ≤ high` row by row, and `least ≤ x ≤ most`; `whole` marks integers.

    `starts`, `places` and `values` hold the rows of A.
    """

    cost: Floats
    least: Floats
    most: Floats
    low: Floats
    high: Floats
    starts: NDArray[np.int32]
    places: NDArray[np.int32]
    values: Floats
    whole: Bools


@dataclass(frozen=True, slots=True)
class Answer:
    """The best point found (None: none), its cost, the bound below which no answer lies, and, of a program without
    integers, what a unit of every row and column is worth."""

    status: Status
    x: Floats | None
    cost: float
    bound: float
    row_worth: Floats | None = None
    column_worth: Floats | None = None


@dataclass(frozen=True, slots=True)
class Effort:
    """How far to go: the relative gap to stop at, a cost that is good enough, seconds at most, a seed, and who is
    asked whether to stop or told of better answers (cost and bound); `search` is the part of the work that goes to
    looking for answers rather than proving. At nought it only branches: no answers are looked for but those branching
    comes by, nor cuts below the root."""

    gap: float = 1e-4
    seconds: float = inf
    seed: int = 1
    stop: Stop | None = None
    found: Found | None = None
    enough: float = -inf
    search: float = 0.05


def solve(program: Program, effort: Effort, start: Floats | None = None) -> Answer:
    """Solve a program. `start` is a point known to be possible."""
    solver = Solver(program, effort)
    return solver.run(start)


class Solver:
    """A program loaded once, to be solved again after a change; runs after the first start from the last answer."""

    def __init__(self, program: Program, effort: Effort) -> None:
        self.program = program
        self.effort = effort
        self.highs = _silent_highs()
        self.whole = bool(program.whole.any())
        self.highs.setOptionValue("threads", 1)
        self.highs.setOptionValue("random_seed", effort.seed)
        self.highs.setOptionValue("mip_rel_gap", effort.gap)
        self.highs.setOptionValue("mip_abs_gap", 1e-6)
        self.highs.setOptionValue("mip_heuristic_effort", effort.search)
        for name in _BESIDE_BRANCHING if not effort.search else ():
            self.highs.setOptionValue(name, False)
        if not self.whole:
            # what is solved again starts from the last answer: making it smaller first takes longer than it saves
            self.highs.setOptionValue("presolve", "off")
        if effort.enough > -inf:
            self.highs.setOptionValue("objective_target", effort.enough)
        self.highs.setOptionValue("mip_feasibility_tolerance", 1e-7)
        self.highs.passModel(_loaded(program))
        self._listen()

    def bounds(self, least: Floats, most: Floats) -> None:
        """Other bounds on the columns."""
        every = np.arange(len(least), dtype=np.int32)
        self.highs.changeColsBounds(len(every), every, least, most)

    def row(self, number: int, low: float, high: float) -> None:
        """Other bounds on a row."""
        self.highs.changeRowBounds(number, low, high)

    def costs(self, cost: Floats) -> None:
        """Another thing to minimise."""
        self.highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)

    def run(self, start: Floats | None = None) -> Answer:
        """Solve as it stands."""
        import highspy

        if not len(self.program.cost):
            return self._empty()
        if self.effort.seconds < inf:
            # HiGHS counts its time over all runs of one object
            self.highs.setOptionValue("time_limit", self.highs.getRunTime() + self.effort.seconds)
        if start is not None:
            point = highspy.HighsSolution()
            point.col_value = list(start)
            self.highs.setSolution(point)
        self.highs.run()
        return self._answer()

    def _empty(self) -> Answer:
        """A program without columns, which HiGHS does not judge: its rows hold as they are, or not."""
        loaded = self.highs.getLp()
        low, high = np.array(loaded.row_lower_), np.array(loaded.row_upper_)
        if (low > _BROKEN).any() or (high < -_BROKEN).any():
            return Answer(Status.IMPOSSIBLE, None, inf, -inf)
        return Answer(Status.DONE, np.zeros(0), 0.0, 0.0, np.zeros(len(low)), np.zeros(0))

    def _answer(self) -> Answer:
        import highspy

        model = self.highs.getModelStatus()
        info = self.highs.getInfo()
        status = {
            highspy.HighsModelStatus.kOptimal: Status.DONE,
            highspy.HighsModelStatus.kInfeasible: Status.IMPOSSIBLE,
            highspy.HighsModelStatus.kUnboundedOrInfeasible: Status.IMPOSSIBLE,
        }.get(model, Status.STOPPED)
        has = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        if status is Status.IMPOSSIBLE or not has:
            bound = info.mip_dual_bound if self.whole else -inf
            return Answer(status, None, inf, bound)
        solution = self.highs.getSolution()
        x = np.array(solution.col_value)
        cost = float(info.objective_function_value)
        if self.whole:
            return Answer(status, x, cost, float(info.mip_dual_bound))
        bound = cost if status is Status.DONE else -inf
        return Answer(status, x, cost, bound, np.array(solution.row_dual), np.array(solution.col_dual))

    def _listen(self) -> None:
        effort = self.effort
        if effort.stop is not None:
            stop = effort.stop

            def ask(event: object) -> None:
                if stop():
                    event.interrupt()  # type: ignore[attr-defined]

            self.highs.cbMipInterrupt += ask
            self.highs.cbSimplexInterrupt += ask
        if effort.found is not None and self.whole:
            found = effort.found

            def tell(event: object) -> None:
                out = event.data_out  # type: ignore[attr-defined]
                found(float(out.mip_primal_bound), float(out.mip_dual_bound))

            self.highs.cbMipImprovingSolution += tell


def _silent_highs() -> Any:
    """HiGHS that says nothing. It greets on standard output when its callbacks are first switched on, and what a
    command prints must stay readable by machine: so it is silenced just before."""
    import highspy

    class Silent(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - the library's own name
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Silent()  # type: ignore[no-untyped-call]


def _loaded(program: Program) -> object:
    import highspy

    loaded = highspy.HighsLp()
    loaded.num_col_, loaded.num_row_ = len(program.cost), len(program.low)
    loaded.col_cost_, loaded.col_lower_, loaded.col_upper_ = program.cost, program.least, program.most
    loaded.row_lower_, loaded.row_upper_ = program.low, program.high
    loaded.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    loaded.a_matrix_.start_, loaded.a_matrix_.index_ = program.starts, program.places
    loaded.a_matrix_.value_ = program.values
    if program.whole.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        loaded.integrality_ = [kinds[int(one)] for one in program.whole]
    return loaded
