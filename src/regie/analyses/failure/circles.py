"""Which nodes need each other in a circle: the strongly connected components of a graph of needs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def circles(size: int, dependant: Ints, provider: Ints) -> Ints:
    """Per node the number of its component: a node, the lowest of those in the circle or some other of them."""
    component = np.arange(size, dtype=np.int64)
    core = _core(size, dependant, provider)
    if not core.any():
        return component
    inside = core[dependant] & core[provider]
    ahead: dict[int, list[int]] = {}
    for one, other in zip(dependant[inside].tolist(), provider[inside].tolist(), strict=True):
        ahead.setdefault(one, []).append(other)
    for group in _tarjan(ahead):
        component[group] = group[0]
    return component


def _core(size: int, dependant: Ints, provider: Ints) -> NDArray[np.bool_]:
    """The nodes left when those that need nobody, and then those that nobody needs, are peeled off again and again."""
    left = np.ones(size, bool)
    for near, far in ((dependant, provider), (provider, dependant)):
        while True:
            live = left[near] & left[far]
            peeled = left & (np.bincount(near[live], minlength=size) == 0)
            if not peeled.any():
                break
            left &= ~peeled
    return left


def _tarjan(ahead: dict[int, list[int]]) -> list[list[int]]:
    found: list[list[int]] = []
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    held: set[int] = set()
    for root, below in ahead.items():
        if root in number:
            continue
        work = [(root, iter(below))]
        number[root] = low[root] = len(number)
        stack.append(root)
        held.add(root)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    held.add(other)
                    work.append((other, iter(ahead.get(other, ()))))
                    break
                if other in held:
                    low[node] = min(low[node], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    found.append(_pop(stack, held, node))
    return found


def _pop(stack: list[int], held: set[int], node: int) -> list[int]:
    group: list[int] = []
    while not group or group[-1] != node:
        group.append(stack.pop())
        held.discard(group[-1])
    return group
