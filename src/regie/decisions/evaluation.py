"""Evaluation of a decision over columns of answers, unknown and contested ones included."""

from __future__ import annotations

from typing import Any

import numpy as np

from regie.decisions.bits import Ids, Where, Words, distinct, words_for
from regie.decisions.columns import Columns, Encoded, encoded
from regie.decisions.domains import ANYTHING
from regie.decisions.model import Model
from regie.decisions.network import Network
from regie.decisions.outcomes import Outcomes
from regie.decisions.partition import MOST_BOXES, Boxes, Cut, known, settle, settle_row

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
    network: Network, target: int, rows: Encoded, limit: int = MOST_BOXES, columns: Columns | None = None
) -> Outcomes:
    """The outcomes of a compiled decision over rows of cells and sets of cells.

    `columns` are the answers as given, for the trace.
    """
    relevant = [variable for variable in network.cone(target) if variable < len(rows.inputs)]
    if known(rows.inputs, relevant):
        return Outcomes(network, target, rows, _looked_up(network, target, rows), columns)
    ids = rows.matrix()
    if rows.rows == 1 and limit == MOST_BOXES:
        return Outcomes(network, target, rows, settle_row(network, target, ids[:, 0]), columns)
    boxes = settle(network, target, ids, limit=1, answered=limit == 1)  # what is open is cut next
    left = np.flatnonzero(~boxes.exact)
    if limit > 1 and left.size:
        first, same = distinct([ids[variable][left] for variable in relevant])
        apart = [left[first[start : start + _ROWS_AT_ONCE]] for start in range(0, len(first), _ROWS_AT_ONCE)]
        parts = [settle(network, target, ids[:, some], limit) for some in apart]
        # a row that is settled on what nothing is known of (a calculation) still asks something
        whole = limit == MOST_BOXES and bool((boxes.answers[boxes.exact] != ANYTHING).all())
        cut = Cut(left, same, tuple(zip(apart, parts, strict=True))) if whole else None
        return Outcomes(network, target, rows, _with(boxes, parts, left, same), columns, cut)
    return Outcomes(network, target, rows, boxes, columns)


def _looked_up(network: Network, target: int, encoded_rows: Encoded) -> Boxes:
    """Rows of which everything is known, a cacheful at a time. What is kept of a row is as narrow as can be."""
    rows, tables = encoded_rows.rows, network.tables(target)
    few_answers = network.nodes[target].most_answers < 1 << 15
    answers: Ids = np.empty(rows, np.int16 if few_answers else np.int32)
    rules = tuple(np.empty((words_for(table.rule_count), rows), _kept(table.rule_count)) for table in tables)
    nothing: Ids = np.empty(0, np.int32)
    beneath = [nothing for _ in range(len(network.domains) - len(encoded_rows.inputs))]
    for start in range(0, rows, _ROWS_IN_CACHE):
        part = slice(start, min(start + _ROWS_IN_CACHE, rows))
        variables = [*(column[part] for column in encoded_rows.inputs), *beneath]
        states = network.run(target, variables, part.stop - start, concrete=True)
        answers[part] = states[target].answers
        for table, words in zip(tables, rules, strict=True):
            state = states[table.number]
            words[:, part] = state.rules if state.fitting is None else state.fitting
    return Boxes(None, nothing.reshape(0, 0), answers, rules, np.broadcast_to(np.True_, (rows,)))


def _kept(rules: int) -> type[np.unsignedinteger[Any]]:
    """The narrowest word for that many rules."""
    return np.uint32 if rules <= 32 else np.uint64


def _with(boxes: Boxes, parts: list[Boxes], left: Where, same: Where) -> Boxes:
    """The settled rows together with the boxes of the others; rows that are alike share the boxes of one."""
    starts = range(0, len(parts) * _ROWS_AT_ONCE, _ROWS_AT_ONCE)
    owner = np.concatenate(
        [part.row + start for part, start in zip(parts, starts, strict=True) if part.row is not None]
    )
    order = np.argsort(owner, kind="stable")
    first = np.searchsorted(owner[order], np.arange(int(same.max()) + 2))
    sizes = (first[1:] - first[:-1])[same]
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    chosen = order[np.repeat(first[same], sizes) + within]
    assert boxes.row is not None
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
