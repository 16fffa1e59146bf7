"""The sweep of `bits` in compiled code, the same bit for bit. Imported only where Numba is (`pip install regie[fast]`).

Compiling takes some seconds once a machine; so `bits` uses this for large sweeps only.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.plan import Ints, Plan

Words = NDArray[np.uint64]
Floats = NDArray[np.float64]


def stopped_compiled(plan: Plan, words: Words) -> Words:
    """Set the bit of everything that stops in the end, in place."""
    order = [block.nodes for step in plan.steps for block in step.blocks]
    if not order:
        return words
    sizes = (sum(len(block.nodes) for block in step.blocks) for step in plan.steps)
    ends = np.fromiter(accumulate(sizes), np.int64, len(plan.steps))
    circle = np.fromiter((step.circle for step in plan.steps), np.bool_, len(plan.steps))
    _sweep(np.concatenate(order), ends, circle, plan.first, plan.provider, plan.fails, words)
    return words


def add_hours_compiled(lost: Floats, words: Words, length: Floats, year: Ints) -> None:
    """Add the length of every bit that is set to its row and year, in the same order as `downtime` does."""
    _add(lost, words, length, year)


def _add_all(lost: Floats, words: Words, length: Floats, year: Ints) -> None:
    for row in range(words.shape[0]):
        for word in range(words.shape[1]):
            bits, column = words[row, word], word * 64
            while bits:
                if bits & np.uint64(1):
                    lost[row, year[column]] += length[column]
                bits >>= np.uint64(1)
                column += 1


def _any(node: int, needs: Ints, words: Words) -> bool:
    """A node that fails with any of its needs; whether that is more than it had."""
    grown = np.uint64(0)
    for row in needs:
        for word in range(words.shape[1]):
            more = words[node, word] | words[row, word]
            grown |= more ^ words[node, word]
            words[node, word] = more
    return bool(grown)


def _counted(node: int, needs: Ints, fails: int, words: Words, reached: Words) -> bool:
    """A node that fails when so many needs do. `reached[j]` holds the bits of which at least j are set so far."""
    reached[0, :] = ~np.uint64(0)
    reached[1 : fails + 1, :] = np.uint64(0)
    for row in needs:
        for count in range(fails, 0, -1):
            for word in range(words.shape[1]):
                reached[count, word] |= reached[count - 1, word] & words[row, word]
    grown = np.uint64(0)
    for word in range(words.shape[1]):
        more = words[node, word] | reached[fails, word]
        grown |= more ^ words[node, word]
        words[node, word] = more
    return bool(grown)


def _run(
    nodes: Ints, ends: Ints, circle: NDArray[np.bool_], first: Ints, provider: Ints, fails: Ints, words: Words
) -> None:
    begin = 0
    reached = np.zeros((fails.max() + 1, words.shape[1]), np.uint64)
    for step in range(len(ends)):
        changed = True
        while changed:
            changed = False
            for node in nodes[begin : ends[step]]:
                needs = provider[first[node] : first[node + 1]]
                if fails[node] == 1:
                    grown = _grow(node, needs, words)
                else:
                    grown = _count(node, needs, fails[node], words, reached)
                changed = changed or grown
            changed = changed and circle[step]
        begin = ends[step]


def _compiled(function: Callable[..., Any]) -> Any:
    """Kept on disk between processes; where nothing can be written, compiled in each."""
    try:
        return numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:
        return numba.njit(nogil=True)(function)


_grow, _count = _compiled(_any), _compiled(_counted)
_sweep, _add = _compiled(_run), _compiled(_add_all)
