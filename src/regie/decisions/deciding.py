"""For every row at once the question to ask first: the answer that settles it, or comes nearest to it.

`questions` says for one row what each answer leaves open, with the rules. Here only the number of outcomes that an
answer leaves counts, so that outcomes become bits and all boxes of all rows are looked at together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regie.decisions.bits import Flags, Ids, Where, distinct
from regie.decisions.domains import ANYTHING, Domain
from regie.decisions.network import Network
from regie.decisions.partition import ROWS_AT_ONCE, Boxes, Cut, settle

MOST_ANSWERS = 63  # as many outcomes as fit in a word beside the one of which nothing is known

Masks = NDArray[np.uint64]


def deciding(network: Network, target: int, ids: Ids, cut: Cut | None = None) -> list[str | None]:
    """Per row of cells the input of the first of its `questions`; None when it has none.

    `cut` holds the boxes of an evaluation of these rows that told all others what they are: those ask nothing.

    Raises ValueError when the decision has more answers than `MOST_ANSWERS`.
    """
    relevant = [variable for variable in sorted(network.cone(target)) if variable < len(ids)]
    cut = cut or _cut_all(network, target, ids, relevant)
    found: list[str | None] = []
    for some, boxes in cut.parts:
        found += _deciding(network, relevant, ids[:, some], _sorted(network, target, boxes, len(some)))
    asked: list[str | None] = [None] * ids.shape[1]
    for row, at in zip(cut.left.tolist(), cut.same.tolist(), strict=True):
        asked[row] = found[at]
    return asked


def _cut_all(network: Network, target: int, ids: Ids, relevant: list[int]) -> Cut:
    first, same = distinct([ids[variable] for variable in relevant])
    apart = [first[start : start + ROWS_AT_ONCE] for start in range(0, len(first), ROWS_AT_ONCE)]
    return Cut(np.arange(ids.shape[1]), same, tuple((some, settle(network, target, ids[:, some])) for some in apart))


@dataclass(slots=True)
class _Boxes:
    """Boxes sorted by row: `starts` is where each row begins, `answers` the outcomes of a box as bits."""

    ids: Ids
    starts: Where
    answers: Masks
    exact: Flags

    def outcomes(self, which: Flags) -> NDArray[np.int64]:
        """How many outcomes these boxes have, per row."""
        held = np.bitwise_or.reduceat(np.where(which, self.answers, np.uint64(0)), self.starts)
        return np.bitwise_count(held).astype(np.int64)


def _deciding(network: Network, relevant: list[int], ids: Ids, boxes: _Boxes) -> list[str | None]:
    rows = ids.shape[1]
    everything = np.ones(len(boxes.answers), np.bool_)
    reachable = boxes.outcomes(everything)
    unclear = np.bitwise_or.reduceat(boxes.answers, boxes.starts) == _ANYTHING_BIT
    open_ = (reachable > 1) | unclear
    choice = np.full(rows, -1)
    best_settles, best_narrows = np.zeros(rows, np.bool_), np.full(rows, -1.0)
    for variable in relevant:
        settles, narrows, asked = _asked(network.inputs[variable], variable, ids, boxes, reachable)
        closer = (settles & ~best_settles) | ((settles == best_settles) & (narrows > best_narrows))
        better = open_ & asked & ((choice < 0) | closer)
        choice[better] = variable
        best_settles[better], best_narrows[better] = settles[better], narrows[better]
    return [None if variable < 0 else network.names[variable] for variable in choice.tolist()]


def _asked(
    domain: Domain, variable: int, ids: Ids, boxes: _Boxes, reachable: NDArray[np.int64]
) -> tuple[Flags, NDArray[np.float64], Flags]:
    """Of one input per row: whether every answer settles it, how many outcomes an answer removes on average, and
    whether it is a question at all. One that the model calculates with has no answers and remains a question."""
    held = ids[variable]
    left, answers = np.zeros(len(held), np.int64), np.zeros(len(held), np.int64)
    single = np.ones(len(held), np.bool_)
    if (held < 0).any():
        row_sets, row_at = np.unique(held, return_inverse=True)
        box_sets, box_at = np.unique(boxes.ids[variable], return_inverse=True)
        for cell in range(len(domain.values) if (held < ANYTHING).any() else 0):
            may_be = (_holding(domain, row_sets, cell)[row_at]) & (held < 0)
            if may_be.any():
                counts = boxes.outcomes(_holding(domain, box_sets, cell)[box_at])
                left += np.where(may_be, counts, 0)
                answers += may_be
                single &= ~may_be | (counts == 1)
    narrows = np.where(answers > 0, reachable - left / np.maximum(answers, 1), 0.0)
    settles = (answers > 0) & single & boxes.exact
    return settles, narrows, (held < 0) & ((narrows > 0) | (answers == 0))


def _holding(domain: Domain, sets: Ids, cell: int) -> Flags:
    return np.array([domain.bits(subset) >> cell & 1 for subset in sets.tolist()], np.bool_)


_ANYTHING_BIT = np.uint64(1 << MOST_ANSWERS)


def _sorted(network: Network, target: int, boxes: Boxes, rows: int) -> _Boxes:
    assert boxes.row is not None
    order = np.argsort(boxes.row, kind="stable")
    starts = np.searchsorted(boxes.row[order], np.arange(rows))
    domain = network.nodes[target].domain
    if len(domain.values) > MOST_ANSWERS:
        raise ValueError(f"{network.nodes[target].name} has {len(domain.values)} answers, more than {MOST_ANSWERS}")
    sets, at = np.unique(boxes.answers, return_inverse=True)
    bits = [int(_ANYTHING_BIT) if subset == ANYTHING else domain.bits(subset) for subset in sets.tolist()]
    exact: Flags = np.logical_and.reduceat(boxes.exact[order], starts)
    return _Boxes(boxes.ids[:, order], starts, np.array(bits, np.uint64)[at][order], exact)
