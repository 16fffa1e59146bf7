"""A program without the columns that cannot move: quicker to load and to look through, with the same answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from regie.programs.solver import Answer, Bools, Effort, Floats, Program, solve


def solve_what_moves(program: Program, effort: Effort, start: Floats | None = None) -> Answer:
    """The same as `solve`, for a program of which most columns are held: `least` and `most` of them are equal.

    Worths of rows and columns are not part of the answer.
    """
    moves = program.most > program.least
    held = np.where(moves, 0.0, program.least)
    small, apart = _shrunk(program, moves, held)
    tell = effort.found
    asked = replace(
        effort,
        enough=effort.enough - apart,
        found=None if tell is None else lambda cost, bound: tell(cost + apart, bound + apart),
    )
    answer = solve(small, asked, start[moves] if start is not None else None)
    x = None
    if answer.x is not None:
        x = held.copy()
        x[moves] = answer.x
    return Answer(answer.status, x, answer.cost + apart, answer.bound + apart)


def without_held(program: Program) -> tuple[Program, float]:
    """The program over the columns that move, and what the others cost. Its rows keep their numbers.

    A column between nought and something that a row leaves no room for does not move either.
    """
    program = replace(program, most=_room(program))
    moves = program.most > program.least
    return _over(program, moves, np.where(moves, 0.0, program.least))


def _room(program: Program) -> Floats:
    """The most of each column, nought for those in a row of only such columns that must come to nought."""
    rows = _rows(program)
    most = program.most.copy()
    while True:
        moves = most > program.least
        taken = np.bincount(
            rows, weights=program.values * np.where(moves, 0.0, most)[program.places], minlength=len(program.low)
        )
        entries = moves[program.places]
        below = entries & ((program.values < 0) | (program.least[program.places] < 0))
        barred = np.bincount(rows[below], minlength=len(taken)) > 0
        full = ~barred & (program.high - taken <= 0)
        out = np.unique(program.places[entries & full[rows]])
        if not len(out):
            return most
        most[out] = 0.0


def _shrunk(program: Program, moves: Bools, held: Floats) -> tuple[Program, float]:
    """The program over the columns that move without the rows in which nothing does, and what the others cost."""
    small, apart = _over(program, moves, held)
    lengths = np.diff(small.starts)
    # a row in which nothing moves stays when it is broken: then there is no answer
    asked = (lengths > 0) | (small.low > 1e-6) | (small.high < -1e-6)
    starts = np.concatenate(([0], np.cumsum(lengths[asked]))).astype(np.int32)
    return replace(small, low=small.low[asked], high=small.high[asked], starts=starts), apart


def _over(program: Program, moves: Bools, held: Floats) -> tuple[Program, float]:
    """All rows of the program over the columns that move, and what the others cost."""
    rows = _rows(program)
    taken = np.bincount(rows, weights=program.values * held[program.places], minlength=len(program.low))
    kept = moves[program.places]
    lengths = np.bincount(rows[kept], minlength=len(program.low))
    number = np.cumsum(moves) - 1
    small = Program(
        program.cost[moves],
        program.least[moves],
        program.most[moves],
        program.low - taken,
        program.high - taken,
        np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
        number[program.places[kept]].astype(np.int32),
        program.values[kept],
        program.whole[moves],
    )
    return small, float(program.cost @ held)


def _rows(program: Program) -> NDArray[np.int64]:
    """The row of every entry."""
    return np.repeat(np.arange(len(program.low)), np.diff(program.starts))
