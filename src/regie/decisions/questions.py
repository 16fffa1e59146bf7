"""Which single answer settles an undecided row, or comes nearest to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from regie.decisions.bits import Ids, Where, distinct
from regie.decisions.domains import ANYTHING
from regie.decisions.network import Network
from regie.decisions.outcome import Outcome, every, outcomes_of
from regie.decisions.partition import ROWS_AT_ONCE, Boxes, settle, settle_row


@dataclass(frozen=True, slots=True)
class Question:
    """An input without a settled answer, with what is reachable after each answer it may get.

    An answer is a value, a Span of numbers or dates, or OTHER. `decides` says that every answer leaves one outcome.
    `narrows` is the mean number of outcomes an answer removes. No answers: the model calculates with the input.
    """

    input: str
    outcomes: Mapping[object, tuple[Outcome, ...]]
    decides: bool
    narrows: float

    def __hash__(self) -> int:
        return hash((self.input, tuple(self.outcomes)))


def questions(network: Network, target: int, row: Ids) -> tuple[Question, ...]:
    """The open questions of a row of cells, the one that decides or narrows most first; none when it is settled."""
    return _questions(network, target, row, settle_row(network, target, row))


def all_questions(network: Network, target: int, ids: Ids) -> list[tuple[Question, ...]]:
    """`questions` of many rows (inputs, rows): those that are alike are answered once, and all are cut together."""
    relevant = [variable for variable in sorted(network.cone(target)) if variable < len(ids)]
    first, same = distinct([ids[variable] for variable in relevant])
    found: list[tuple[Question, ...]] = []
    for start in range(0, len(first), ROWS_AT_ONCE):
        some = ids[:, first[start : start + ROWS_AT_ONCE]]
        boxes = settle(network, target, some)
        assert boxes.row is not None
        order = np.argsort(boxes.row, kind="stable")
        starts = np.searchsorted(boxes.row[order], np.arange(some.shape[1] + 1)).tolist()
        found += [
            _questions(network, target, some[:, at], _some_of(boxes, order[begin:end]))
            for at, (begin, end) in enumerate(pairwise(starts))
        ]
    return [found[at] for at in same.tolist()]


def _some_of(boxes: Boxes, which: Where) -> Boxes:
    rules = tuple(words[:, which] for words in boxes.rules)
    return Boxes(None, boxes.ids[:, which], boxes.answers[which], rules, boxes.exact[which])


def _questions(network: Network, target: int, row: Ids, boxes: Boxes) -> tuple[Question, ...]:
    reachable = outcomes_of(network, target, boxes, every(boxes))
    if len(reachable) < 2 and boxes.answers[0] != ANYTHING:
        return ()
    unknown = [variable for variable in network.cone(target) if variable < len(row) and row[variable] < 0]
    found = [_question(network, target, variable, int(row[variable]), boxes, len(reachable)) for variable in unknown]
    found = [one for one in found if one.narrows > 0 or not one.outcomes]
    return tuple(sorted(found, key=lambda one: (not one.decides, -one.narrows, network.numbers[one.input])))


def _question(network: Network, target: int, variable: int, held: int, boxes: Boxes, reachable: int) -> Question:
    domain = network.inputs[variable]
    sets, at = np.unique(boxes.ids[variable], return_inverse=True)
    bits = [domain.bits(subset) for subset in sets.tolist()]
    outcomes: dict[object, tuple[Outcome, ...]] = {}
    same: dict[tuple[int, ...], tuple[Outcome, ...]] = {}  # answers that the same boxes hold leave the same
    for cell in domain.members(held):
        holding = tuple(number for number, each in enumerate(bits) if each >> cell & 1)
        if holding not in same:
            same[holding] = outcomes_of(
                network, target, boxes, np.flatnonzero(np.isin(np.arange(len(bits)), holding)[at])
            )
        outcomes[domain.answers[cell]] = same[holding]
    left = [len(each) for each in outcomes.values()]
    narrows = reachable - sum(left) / len(left) if left else 0.0
    settled = bool(left) and all(count == 1 for count in left) and bool(boxes.exact.all())
    return Question(network.names[variable], outcomes, settled, narrows)
