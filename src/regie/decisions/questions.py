"""Which single answer settles an undecided row, or comes nearest to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from regie.decisions.bits import Ids
from regie.decisions.domains import ANYTHING
from regie.decisions.network import Network
from regie.decisions.outcome import Outcome, every, outcomes_of
from regie.decisions.partition import Boxes, settle_row


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
    boxes = settle_row(network, target, row)
    reachable = outcomes_of(network, target, boxes, every(boxes))
    if len(reachable) < 2 and boxes.answers[0] != ANYTHING:
        return ()
    unknown = [variable for variable in network.cone(target) if variable < len(row) and row[variable] < 0]
    found = [_question(network, target, variable, int(row[variable]), boxes, len(reachable)) for variable in unknown]
    found = [one for one in found if one.narrows > 0 or not one.outcomes]
    return tuple(sorted(found, key=lambda one: (not one.decides, -one.narrows, network.numbers[one.input])))


def _question(network: Network, target: int, variable: int, held: int, boxes: Boxes, reachable: int) -> Question:
    domain = network.inputs[variable]
    sets = boxes.ids[variable]
    outcomes: dict[object, tuple[Outcome, ...]] = {}
    for cell in domain.members(held):
        holding = [subset for subset in np.unique(sets).tolist() if domain.bits(subset) >> cell & 1]
        which = np.flatnonzero(np.isin(sets, holding))
        outcomes[domain.answers[cell]] = outcomes_of(network, target, boxes, which)
    left = [len(each) for each in outcomes.values()]
    narrows = reachable - sum(left) / len(left) if left else 0.0
    settled = bool(left) and all(count == 1 for count in left) and bool(boxes.exact.all())
    return Question(network.names[variable], outcomes, settled, narrows)
