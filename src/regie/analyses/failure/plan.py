"""In which order to work a graph of needs through: providers first, and what needs each other in a circle together.

One sweep over the condensation is then exact. Circles are found by Tarjan's algorithm (SIAM Journal on Computing 1,
1972), on what is left after everything that is in no circle has been peeled off.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.circles import circles
from regie.analyses.failure.needs import ALL, Needs

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Block:
    """Nodes that fail alike: each when `fails` of its needs fail. `needs` are positions of needs, node after node, and
    `starts` where each node begins; with `fails` above 1 every node has as many needs as the others."""

    nodes: Ints
    needs: Ints
    starts: Ints
    fails: int


@dataclass(frozen=True, slots=True)
class Step:
    """Blocks worked through together; `circle` when their nodes need each other."""

    blocks: tuple[Block, ...]
    circle: bool


@dataclass(frozen=True)
class Plan:
    """A graph of needs as columns, and the steps in order. `provider`, `after`, `recovery` and `inner` (whether both
    ends are in one circle) have a place per need."""

    nodes: int
    dependant: Ints
    provider: Ints
    after: Floats
    recovery: Floats
    inner: NDArray[np.bool_]
    steps: tuple[Step, ...]


def plan_of(graph: Needs) -> Plan:
    """The plan of a graph."""
    size = len(graph.ids)
    dependant = np.array([need.dependant for need in graph.needs], np.int64)
    order = np.argsort(dependant, kind="stable")
    provider = np.array([need.provider for need in graph.needs], np.int64)[order]
    after = np.array([need.after for need in graph.needs], np.float64)[order]
    recovery = np.array([need.recovery for need in graph.needs], np.float64)[order]
    return planned(size, dependant[order], provider, np.array(graph.needed, np.int64), (after, recovery))


def planned(size: int, dependant: Ints, provider: Ints, needed: Ints, times: tuple[Floats, Floats]) -> Plan:
    """The plan of a graph in columns, a place per need; `dependant` ascends."""
    component = circles(size, dependant, provider)
    inner = component[dependant] == component[provider]
    count = np.bincount(dependant, minlength=size)
    fails = np.where(needed == ALL, 1, count - needed + 1)
    first = np.concatenate(([0], np.cumsum(count)))
    members = np.bincount(component, minlength=size)
    alone = members[component] == 1
    alone[dependant[dependant == provider]] = False
    level = _levels(size, component, dependant, provider, inner)
    steps: list[Step] = []
    for nodes in _alike(np.flatnonzero(count > 0), level):
        free = nodes[alone[nodes]]
        if len(free):
            steps.append(Step(_blocks(free, first, count, fails), circle=False))
        bound = nodes[~alone[nodes]]
        steps.extend(Step(_blocks(one, first, count, fails), circle=True) for one in _alike(bound, component))
    return Plan(size, dependant, provider, *times, inner, tuple(steps))


def _alike(nodes: Ints, key: Ints) -> list[Ints]:
    """The nodes parted by a key, in ascending order of it."""
    if not len(nodes):
        return []
    ordered = nodes[np.argsort(key[nodes], kind="stable")]
    keys = key[ordered]
    edges = [0, *(np.flatnonzero(keys[1:] != keys[:-1]) + 1).tolist(), len(ordered)]
    return [ordered[begin:end] for begin, end in pairwise(edges)]


def _blocks(nodes: Ints, first: Ints, count: Ints, fails: Ints) -> tuple[Block, ...]:
    # nodes that fail with any need may differ in size; the others are counted, so they go by size
    shape = np.where(fails[nodes] == 1, 0, fails[nodes] * (int(count.max()) + 1) + count[nodes])
    keyed = np.zeros(len(first), np.int64)
    keyed[nodes] = shape
    return tuple(_block(group, first, count, int(fails[group[0]])) for group in _alike(nodes, keyed))


def _block(nodes: Ints, first: Ints, count: Ints, fails: int) -> Block:
    sizes = count[nodes]
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    needs = np.repeat(first[nodes] - starts, sizes) + np.arange(int(sizes.sum()))
    return Block(nodes, needs, starts, fails)


def _levels(size: int, component: Ints, dependant: Ints, provider: Ints, inner: NDArray[np.bool_]) -> Ints:
    """How far each node is from what needs nothing, circles counted as one: providers always stand lower."""
    above, below = component[dependant[~inner]], component[provider[~inner]]
    waiting = np.bincount(above, minlength=size)
    order = np.argsort(below, kind="stable")
    above, begins = above[order], np.concatenate(([0], np.cumsum(np.bincount(below, minlength=size))))
    level = np.zeros(size, np.int64)
    front = np.flatnonzero(waiting == 0)
    depth = 0
    while len(front):
        level[front] = depth
        reached = above[_spread(begins[front], begins[front + 1])]
        np.subtract.at(waiting, reached, 1)
        front = _once(reached[waiting[reached] == 0])
        depth += 1
    return level[component]


def _spread(begin: Ints, end: Ints) -> Ints:
    sizes = end - begin
    offset = np.concatenate(([0], np.cumsum(sizes)[:-1])) if len(sizes) else sizes
    return np.repeat(begin - offset, sizes) + np.arange(int(sizes.sum()))


def _once(values: Ints) -> Ints:
    """Distinct values; a sort is many times as fast as the hash table of `np.unique`."""
    values = np.sort(values)
    return values[np.concatenate(([True], values[1:] != values[:-1]))] if len(values) else values
