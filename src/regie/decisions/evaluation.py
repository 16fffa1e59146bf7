"""Evaluation of a decision over columns of answers, unknown and contested ones included."""

from __future__ import annotations

import numpy as np

from regie.decisions.bits import Ids, Where, Words, distinct, words_for
from regie.decisions.columns import Columns, encoded
from regie.decisions.model import Model
from regie.decisions.network import Network
from regie.decisions.outcomes import Outcomes
from regie.decisions.partition import MOST_BOXES, Boxes, known, settle

_ROWS_AT_ONCE = 512  # undecided rows that are cut together: at most two million boxes in memory
_ROWS_IN_CACHE = 1 << 16


def evaluate(model: Model, columns: Columns, decision: str | None = None, *, limit: int = MOST_BOXES) -> Outcomes:
    """The outcomes of a decision (the model's result without one) for every row of the columns.

    `columns` holds a sequence an input, all of one length; an element is a value, UNKNOWN or OneOf, and None is
    FEEL's null. A missing column is unknown throughout; without columns there is one row. For a million rows give
    Coded columns or NumPy arrays. `limit` is the number of boxes a row may be cut into before its outcomes are an
    over-approximation (`Outcomes.exact`).

    Raises ValueError when a value is not allowed, a column is no input, or the decision is not in the model.
    """
    network = model.compiled.network
    target = network.numbers[model.target(decision)]
    return outcomes_over(network, target, encoded(network, columns), limit, columns)


def outcomes_over(
    network: Network, target: int, ids: Ids, limit: int = MOST_BOXES, columns: Columns | None = None
) -> Outcomes:
    """The outcomes of a compiled decision over rows of cells and sets of cells, shape (inputs, rows).

    `columns` are the answers as given, for the trace.
    """
    relevant = [variable for variable in network.cone(target) if variable < len(ids)]
    if known(ids, relevant):
        return Outcomes(network, target, ids, _looked_up(network, target, ids), columns)
    ids = ids.astype(np.int32)  # cutting makes sets, which are many
    boxes = settle(network, target, ids, limit=1)
    left = np.flatnonzero(~boxes.exact)
    if limit > 1 and left.size:
        first, same = distinct([ids[variable][left] for variable in relevant])
        parts = [
            settle(network, target, ids[:, left[first[start : start + _ROWS_AT_ONCE]]], limit)
            for start in range(0, len(first), _ROWS_AT_ONCE)
        ]
        boxes = _with(boxes, parts, left, same)
    return Outcomes(network, target, ids, boxes, columns)


def _looked_up(network: Network, target: int, ids: Ids) -> Boxes:
    """Rows of which everything is known, a cacheful at a time."""
    rows, tables = ids.shape[1], network.tables(target)
    answers = np.empty(rows, np.int32)
    rules = tuple(np.empty((words_for(table.rule_count), rows), np.uint64) for table in tables)
    fitting = np.empty_like(rules[0]) if [table.number for table in tables] == [target] else None
    nothing = ids[:0].reshape(-1)
    for start in range(0, rows, _ROWS_IN_CACHE):
        part = slice(start, min(start + _ROWS_IN_CACHE, rows))
        variables: list[Ids] = [*ids[:, part], *(nothing for _ in range(len(network.domains) - len(ids)))]
        states = network.run(target, variables, part.stop - start, concrete=True)
        answers[part] = states[target].answers
        for table, words in zip(tables, rules, strict=True):
            words[:, part] = states[table.number].rules
        fits = states[target].fitting
        if fitting is not None and fits is not None:
            fitting[:, part] = fits
        else:
            fitting = None
    return Boxes(np.arange(rows), ids[:, :0], answers, rules, np.ones(rows, np.bool_), fitting)


def _with(boxes: Boxes, parts: list[Boxes], left: Where, same: Where) -> Boxes:
    """The settled rows together with the boxes of the others; rows that are alike share the boxes of one."""
    starts = range(0, len(parts) * _ROWS_AT_ONCE, _ROWS_AT_ONCE)
    owner = np.concatenate([part.row + start for part, start in zip(parts, starts, strict=True)])
    order = np.argsort(owner, kind="stable")
    first = np.searchsorted(owner[order], np.arange(int(same.max()) + 2))
    sizes = (first[1:] - first[:-1])[same]
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    chosen = order[np.repeat(first[same], sizes) + within]
    kept = boxes.exact
    places = np.concatenate([np.flatnonzero(kept), len(kept) + chosen])
    return Boxes(
        np.concatenate([boxes.row[kept], np.repeat(left, sizes)]),
        boxes.ids[:, :0],  # boxes that rows share have no place of their own
        np.concatenate([boxes.answers, *(part.answers for part in parts)])[places],
        tuple(_words(boxes, parts, table)[:, places] for table in range(len(boxes.rules))),
        np.concatenate([kept, *(part.exact for part in parts)])[places],
    )


def _words(boxes: Boxes, parts: list[Boxes], table: int) -> Words:
    return np.concatenate([boxes.rules[table], *(part.rules[table] for part in parts)], axis=1)
