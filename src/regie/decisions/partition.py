"""Boxes of answers cut until a decision is settled in each: exact evaluation over unknowns, and the base of proofs.

A box holds for every input one answer or a set of answers. A decision over a box is evaluated soundly: every answer
it can give is among those found. Where that leaves several, the box is cut in two on an input that the first open
rule asks, until one answer with its rules is left. The boxes of a row never overlap and together hold every
completion of it, so the answers found are exactly the reachable ones, through a network of decisions too: cuts are
made on inputs, so that what two decisions share stays shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from regie.decisions.bits import Flags, Ids, Where, Words
from regie.decisions.domains import ANYTHING
from regie.decisions.network import Network
from regie.decisions.node import State

MOST_BOXES = 4096
"""Boxes a row may be cut into. Above it the open boxes count with all answers they may have: never too few."""

ROWS_AT_ONCE = 64
"""Rows to cut together where all boxes are kept: at most a quarter of a million in memory."""


@dataclass(slots=True)
class Boxes:
    """Settled boxes.

    `row` is the row a box belongs to (None: each row is one box, in order), `ids` (inputs, boxes) what it holds,
    `answers` the cell or set of answers, `rules` per table of `Network.tables` the rules behind them, `exact` false
    above the limit. Rows that were looked up have all rules that fit in `rules`, also where another goes first.
    """

    row: Where | None
    ids: Ids
    answers: Ids
    rules: tuple[Words, ...]
    exact: Flags


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows that were not settled at once, and the boxes they were cut into.

    `left` are these rows, `same` is for each the place of its like among the distinct ones, which `parts` hold in
    order: some rows, and their boxes.
    """

    left: Where
    same: Where
    parts: tuple[tuple[Where, Boxes], ...]


def settle(network: Network, target: int, ids: Ids, limit: int = MOST_BOXES, *, answered: bool = True) -> Boxes:
    """Cut the rows `ids` (inputs, rows) into boxes in which the target is settled.

    Without `answered` a box that stays open has ANYTHING for an answer: for who looks at the settled ones only.
    """
    tables = [table.number for table in network.tables(target)]
    rows = ids.shape[1]
    done: list[Boxes] = []
    row = np.arange(rows)
    relevant = [variable for variable in network.cone(target) if variable < len(ids)]
    spent = np.ones(rows, np.int64)
    while row.size:
        concrete = known(ids, relevant)
        variables: list[Ids] = [*ids, *(ids[:0].reshape(-1) for _ in range(len(network.domains) - len(ids)))]
        states = network.run(target, variables, row.size, concrete)
        settled = states[target].decided.copy()
        for table in tables:
            settled &= states[table].decided
        closed = settled | (spent[row] >= limit)
        cutter = _Cutter(network, states, variables, row.size)
        _plan(network, target, tables, states, np.flatnonzero(~closed), cutter)
        closed |= cutter.variable < 0
        if answered:
            network.nodes[target].open_answers(states[target], np.flatnonzero(closed & ~states[target].decided))
        done.append(_closed(states, target, tables, row, ids, closed, settled))
        row, ids = _cut(network, cutter, row, ids, np.flatnonzero(~closed))
        spent = spent + np.bincount(row, minlength=rows) // 2
    return _joined(done, ids, len(tables))


def settle_row(network: Network, target: int, row: Ids) -> Boxes:
    """`settle` for one row. Its outcomes, its questions and its trace ask for the same boxes: they are kept a while."""
    return _settled_row(network, target, row.astype(np.int32).tobytes())


@lru_cache(256)
def _settled_row(network: Network, target: int, row: bytes) -> Boxes:
    return settle(network, target, np.frombuffer(row, np.int32).reshape(-1, 1))


def known(ids: Ids | Sequence[Ids], relevant: list[int]) -> bool:
    """Whether every row holds a single cell for each of the relevant inputs."""
    return all(ids[variable].size == 0 or int(ids[variable].min()) >= 0 for variable in relevant)


class _Cutter:
    """Collects per box the variable to cut and the cells on the one side."""

    def __init__(self, network: Network, states: dict[int, State], ids: list[Ids], boxes: int) -> None:
        self.network = network
        self.states = states
        self.ids = ids
        self.variable = np.full(boxes, -1, np.int32)
        self.side = np.zeros(boxes, np.intp)
        self.sides: list[int] = []
        self._numbers: dict[int, int] = {}

    def cut(self, variable: int, where: Where, accepted: list[int], choice: Where) -> Flags:
        if variable in self.network.nodes:
            return self._beneath(variable, where)
        possible: Flags = self.ids[variable][where] != ANYTHING
        numbers = np.array([self._number(bits) for bits in accepted], np.intp)
        self._choose(variable, where[possible], numbers[choice[possible]])
        return possible

    def halve(self, variable: int, where: Where) -> Flags:
        if variable in self.network.nodes:
            return self._beneath(variable, where)
        held = self.ids[variable][where]
        possible: Flags = (held < 0) & (held != ANYTHING)
        domain = self.network.domains[variable]
        for subset in sorted(set(held[possible].tolist())):  # np.unique would load all of numpy.ma
            cells = domain.members(subset)
            half = sum(1 << cell for cell in cells[: len(cells) // 2])
            at = where[held == subset]
            self._choose(variable, at, np.full(at.size, self._number(half), np.intp))
        return possible

    def _beneath(self, variable: int, where: Where) -> Flags:
        return self.network.nodes[variable].split(self.states[variable], self.ids, where, self)

    def _choose(self, variable: int, where: Where, sides: Where) -> None:
        self.variable[where] = variable
        self.side[where] = sides

    def _number(self, bits: int) -> int:
        found = self._numbers.get(bits)
        if found is None:
            found = self._numbers[bits] = len(self.sides)
            self.sides.append(bits)
        return found


def _plan(
    network: Network, target: int, tables: list[int], states: dict[int, State], where: Where, cutter: _Cutter
) -> None:
    """Choose a cut for each open box: for the target, or else for a table whose rules are still open."""
    for variable in dict.fromkeys((target, *tables)):
        left = where[(cutter.variable[where] < 0) & ~states[variable].decided[where]]
        if left.size:
            network.nodes[variable].split(states[variable], cutter.ids, left, cutter)


def _cut(network: Network, cutter: _Cutter, row: Where, ids: Ids, where: Where) -> tuple[Where, Ids]:
    """The two halves of every box that is cut."""
    inside, outside = ids[:, where], ids[:, where]
    variables = cutter.variable[where]
    for variable in sorted(set(variables.tolist())):
        at = np.flatnonzero(variables == variable)
        held = ids[variable][where[at]].astype(np.int64)
        pairs, inverse = np.unique(held * len(cutter.sides) + cutter.side[where[at]], return_inverse=True)
        domain = network.domains[variable]
        halves = []
        for pair in pairs.tolist():
            subset, side = divmod(pair, len(cutter.sides))
            bits = domain.bits(subset)
            halves.append((domain.subset(bits & cutter.sides[side]), domain.subset(bits & ~cutter.sides[side])))
        found = np.array(halves, np.int32)
        inside[variable, at] = found[inverse, 0]
        outside[variable, at] = found[inverse, 1]
    return np.concatenate([row[where], row[where]]), np.concatenate([inside, outside], axis=1)


def _closed(
    states: dict[int, State], target: int, tables: list[int], row: Where, ids: Ids, closed: Flags, settled: Flags
) -> Boxes:
    everything = bool(closed.all())
    where: Flags | slice = slice(None) if everything else closed
    return Boxes(
        row[where],
        ids[:, where],
        states[target].answers[where],
        tuple(states[table].rules[:, where] for table in tables),
        settled[where],
    )


def _joined(parts: list[Boxes], ids: Ids, tables: int) -> Boxes:
    if len(parts) == 1:
        return parts[0]
    if not parts:
        nothing = np.zeros(0, np.int32)
        words = tuple(np.zeros((1, 0), np.uint64) for _ in range(tables))
        return Boxes(np.zeros(0, np.intp), ids, nothing, words, np.zeros(0, np.bool_))
    return Boxes(
        np.concatenate([part.row for part in parts if part.row is not None]),
        np.concatenate([part.ids for part in parts], axis=1),
        np.concatenate([part.answers for part in parts]),
        tuple(np.concatenate([part.rules[at] for part in parts], axis=1) for at in range(tables)),
        np.concatenate([part.exact for part in parts]),
    )


def volume(network: Network, inputs: list[int], ids: Ids) -> NDArray[np.object_]:
    """How many states (one cell an input) each box holds, as exact integers."""
    sizes = np.ones(ids.shape[1], dtype=object)
    for variable in inputs:
        domain = network.domains[variable]
        held, inverse = np.unique(ids[variable], return_inverse=True)
        counts = np.array([domain.bits(subset).bit_count() for subset in held.tolist()], dtype=object)
        sizes = sizes * counts[inverse]
    return sizes
