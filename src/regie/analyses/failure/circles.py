"""Which nodes need each other in a circle: the strongly connected components of a graph of needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_LOW = np.int64((1 << 32) - 1)


@dataclass(frozen=True, slots=True)
class Fan:
    """What each node leads to: those of node *i* are `other[first[i]:first[i + 1]]`."""

    first: Ints
    other: Ints

    @classmethod
    def of(cls, size: int, key: Ints, other: Ints) -> Fan:
        """From pairs in any order; at most four billion of them."""
        # sorting numbers that hold key and value is many times as fast as sorting positions by key
        joined = np.sort((key << np.int64(32)) | other)
        return cls(bounds(size, key), joined & _LOW)

    def from_all(self, nodes: Ints) -> Ints:
        """Everything these nodes lead to, node after node."""
        return self.other[spans(self.first[nodes], self.first[nodes + 1])]


def bounds(size: int, key: Ints) -> Ints:
    """Where the pairs of each node begin when they are sorted by node, and where the last end."""
    found = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(key, minlength=size), out=found[1:])
    return found


def spans(begin: Ints, end: Ints) -> Ints:
    """The numbers from each begin up to its end, one after the other."""
    sizes = end - begin
    offset = np.cumsum(sizes) - sizes
    return np.repeat(begin - offset, sizes) + np.arange(int(sizes.sum()))


def waves(waiting: Ints, fan: Fan, front: Ints) -> Iterator[Ints]:
    """The first wave, then what waits for nothing any more once a wave is gone. `waiting` is counted down."""
    while len(front):
        yield front
        reached = np.sort(fan.from_all(front))
        edge = np.flatnonzero(np.concatenate(([True], reached[1:] != reached[:-1]))) if len(reached) else reached
        nodes = reached[edge]
        waiting[nodes] -= np.diff(np.append(edge, len(reached)))
        front = nodes[waiting[nodes] == 0]


def circles(size: int, dependant: Ints, provider: Ints, upward: Fan) -> Ints:
    """Per node the number of its component: a node, the lowest of those in the circle or some other of them.

    `upward` leads from each provider to its dependants.
    """
    component = np.arange(size, dtype=np.int64)
    core = _core(size, dependant, provider, upward)
    if not core.any():
        return component
    nodes = np.flatnonzero(core)
    place = np.zeros(size, np.int64)
    place[nodes] = np.arange(len(nodes))
    inside = core[dependant] & core[provider]
    ahead = Fan.of(len(nodes), place[dependant[inside]], place[provider[inside]])
    component[nodes] = nodes[np.array(_tarjan(ahead.first.tolist(), ahead.other.tolist()), np.int64)]
    return component


def _core(size: int, dependant: Ints, provider: Ints, upward: Fan) -> NDArray[np.bool_]:
    """The nodes left when those that need nobody, and then those that nobody needs, are peeled off again and again."""
    left = np.ones(size, bool)
    waiting = np.bincount(dependant, minlength=size)
    for wave in waves(waiting, upward, np.flatnonzero(waiting == 0)):
        left[wave] = False
    if not left.any():
        return left
    inside = left[dependant] & left[provider]
    dependant, provider = dependant[inside], provider[inside]
    waiting = np.bincount(provider, minlength=size)
    downward = Fan.of(size, dependant, provider)
    for wave in waves(waiting, downward, np.flatnonzero(left & (waiting == 0))):
        left[wave] = False
    return left


def _tarjan(first: list[int], other: list[int]) -> list[int]:
    """Per node a node of its component, the same for all of it. A walk with a stack of its own: Python's is short."""
    size = len(first) - 1
    number, low, group = [0] * size, [0] * size, [-1] * size
    ahead = first[:size]
    passed: list[int] = []
    count = 0
    for root in range(size):
        path = [] if number[root] else [root]
        while path:
            node = path[-1]
            if not number[node]:
                count += 1
                number[node] = low[node] = count
                passed.append(node)
            at, end = ahead[node], first[node + 1]
            while at < end and number[other[at]]:
                # seen before: it counts while its own component is open
                if group[other[at]] < 0 and number[other[at]] < low[node]:
                    low[node] = number[other[at]]
                at += 1
            ahead[node] = at + 1
            if at < end:
                path.append(other[at])
                continue
            path.pop()
            if path and low[node] < low[path[-1]]:
                low[path[-1]] = low[node]
            if low[node] == number[node]:
                while group[node] < 0:
                    group[passed.pop()] = node
    return group
