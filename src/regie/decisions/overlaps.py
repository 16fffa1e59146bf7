"""Which rules of a table fit at once: by crossing their boxes where inputs are asked directly, else by enumeration."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from regie.decisions.bits import Ids, has
from regie.decisions.domains import ANYTHING
from regie.decisions.network import Network
from regie.decisions.node import Node
from regie.decisions.table import TableNode

MOST_STATES = 1 << 20
"""States that are enumerated to find overlaps of a table that depends on other decisions."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rules (counted from 0) and a box of cells, shape (inputs, 1), in which both fit."""

    rules: tuple[int, int]
    box: Ids


def overlapping(network: Network, node: Node) -> tuple[list[Pair], bool]:
    """The pairs of rules that fit at once, and whether these are surely all."""
    if not isinstance(node, TableNode):
        return [], False
    asked = [clause.variable for clause in node.clauses]
    if all(variable < len(network.inputs) for variable in asked):
        return _crossed(network, node), True
    return _enumerated(network, node)


def _crossed(network: Network, node: TableNode) -> list[Pair]:
    """The rules as boxes of inputs, every two of them crossed."""
    full = [domain.bits(domain.full) for domain in network.inputs]
    boxes: list[dict[int, int] | None] = []
    for place in range(len(node.order)):
        box: dict[int, int] | None = {}
        for clause in node.clauses:
            clause.refresh()
            if network.inputs[clause.variable].full == ANYTHING:
                continue  # no cells to cross: the pair counts as overlapping on this input
            held = (box or {}).get(clause.variable, full[clause.variable])
            if box is not None:
                box[clause.variable] = held & clause.accepted[place]
        boxes.append(box if box is not None and all(box.values()) else None)
    found = []
    for first, second in combinations(range(len(boxes)), 2):
        left, right = boxes[first], boxes[second]
        if left is None or right is None:
            continue
        both = {variable: held & right[variable] for variable, held in left.items()}
        if all(both.values()):
            ids = np.array([[domain.full] for domain in network.inputs], np.int32)
            for variable, bits in both.items():
                ids[variable] = network.inputs[variable].subset(bits)
            numbers = sorted((node.order[first], node.order[second]))
            found.append(Pair((numbers[0], numbers[1]), ids))
    return sorted(found, key=lambda pair: pair.rules)


def _enumerated(network: Network, node: TableNode) -> tuple[list[Pair], bool]:
    """Every state of the inputs, with the rules that fit in it."""
    inputs = sorted(variable for variable in network.cone(node.number) if variable < len(network.inputs))
    sizes = [network.inputs[variable].size for variable in inputs]
    endless = any(network.inputs[variable].full == ANYTHING for variable in inputs)
    states = int(np.prod(sizes, dtype=object)) if not endless else MOST_STATES + 1
    if states > MOST_STATES:
        return [], False
    ids = np.array([[domain.full] for domain in network.inputs], np.int32).repeat(states, axis=1)
    for variable, cells in zip(inputs, np.unravel_index(np.arange(states), sizes), strict=True):
        ids[variable] = cells
    rules = network.fitting(node.number, ids)
    found = []
    for first in range(len(node.order)):
        where = np.flatnonzero(has(rules, np.full(states, first)))
        for second in range(first + 1, len(node.order)):
            both = where[has(rules[:, where], np.full(where.size, second))]
            if both.size:
                numbers = sorted((node.order[first], node.order[second]))
                found.append(Pair((numbers[0], numbers[1]), ids[:, both[:1]]))
    return sorted(found, key=lambda pair: pair.rules), True
