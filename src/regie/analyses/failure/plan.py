"""In which order to work a graph of needs through: providers first, and what needs each other in a circle together.

One sweep over the condensation is then exact. Circles are found by Tarjan's algorithm (SIAM Journal on Computing 1,
1972), on what is left after everything that is in no circle has been peeled off.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.circles import Fan, bounds, circles, spans, waves
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
    ends are in one circle) have a place per need; those of node *i* are from `first[i]` up to `first[i + 1]`, and it
    fails when `fails[i]` of them do."""

    nodes: int
    dependant: Ints
    provider: Ints
    after: Floats
    recovery: Floats
    inner: NDArray[np.bool_]
    first: Ints
    fails: Ints
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


def planned(
    size: int, dependant: Ints, provider: Ints, needed: Ints, times: tuple[Floats, Floats], part: Ints | None = None
) -> Plan:
    """The plan of a graph in columns, a place per need; `dependant` ascends.

    `part` numbers the parts of a large graph that need nothing of each other, save of part 0 which needs none: worked
    through one after the other, each stays in the processor's cache.
    """
    upward = Fan.of(size, provider, dependant)
    component = circles(size, dependant, provider, upward)
    inner = component[dependant] == component[provider]
    first = bounds(size, dependant)
    count = np.diff(first)
    fails = np.where(needed == ALL, 1, count - needed + 1)
    bound = np.zeros(size, bool)
    bound[dependant[inner]] = True
    if inner.any():
        upward = Fan.of(size, component[provider[~inner]], component[dependant[~inner]])
    level = _levels(component, np.bincount(component[dependant[~inner]], minlength=size), upward)
    nodes = np.flatnonzero(count > 0)
    # nodes that fail with any need may differ in size; the others are counted, so they go by size
    shape = np.where(fails == 1, 0, fails * (int(count.max(initial=0)) + 1) + count)
    keys = (np.zeros(size, np.int64) if part is None else part, level, np.where(bound, component + 1, 0), shape)
    steps = _steps(nodes, [key[nodes] for key in keys], first, fails)
    return Plan(size, dependant, provider, *times, inner, first, fails, steps)


def _steps(nodes: Ints, keys: list[Ints], first: Ints, fails: Ints) -> tuple[Step, ...]:
    """Nodes in the order of part, level, circle and shape, cut where one of these changes."""
    order = np.lexsort(keys[::-1])
    nodes, keys = nodes[order], [key[order] for key in keys]
    begin, end = first[nodes], first[nodes + 1]
    needs = spans(begin, end)
    ends = np.cumsum(end - begin)
    changes = [np.flatnonzero(key[1:] != key[:-1]) + 1 for key in keys]
    step_cuts = np.unique(np.concatenate(([0], *changes[:3], [len(nodes)]))).tolist()
    cuts = np.unique(np.concatenate(([0], *changes, [len(nodes)]))).tolist()
    starts = ends - (end - begin)
    blocks: dict[int, list[Block]] = {}
    step = 0
    for low, high in pairwise(cuts):
        if low >= step_cuts[step + 1]:
            step += 1
        base = int(starts[low])
        block = Block(
            nodes[low:high], needs[base : int(ends[high - 1])], starts[low:high] - base, int(fails[nodes[low]])
        )
        blocks.setdefault(step, []).append(block)
    bound = keys[2]
    return tuple(Step(tuple(found), bool(bound[step_cuts[step]])) for step, found in blocks.items())


def _levels(component: Ints, waiting: Ints, upward: Fan) -> Ints:
    """How far each node is from what needs nothing, circles counted as one: providers always stand lower."""
    level = np.zeros(len(component), np.int64)
    for depth, wave in enumerate(waves(waiting, upward, np.flatnonzero(waiting == 0))):
        level[wave] = depth
    return level[component]
