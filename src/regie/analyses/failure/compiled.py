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

from regie.analyses.failure.circles import Fan
from regie.analyses.failure.plan import Ints, Plan

Words = NDArray[np.uint64]
_SEQUENCE = np.uint64(0x03F79D71B4CA8B09)
"""A De Bruijn sequence: times a power of two its first six bits are another number for each, so the place of a bit
is looked up (Leiserson, Prokop and Randall, "Using de Bruijn sequences to index a 1 in a computer word", 1998)."""
_PLACE = np.argsort([(int(_SEQUENCE) << place) % 2**64 >> 58 for place in range(64)])
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


def seeded_compiled(plan: Plan, seeds: Fan, things: Fan, lanes: Ints) -> Words:
    """The same words as `downtime` seeds: a bit per lane, set for every node of every thing that is down in it."""
    words = np.zeros((plan.nodes, (len(lanes) + 63) // 64), np.uint64)
    _seed(words, seeds.first, seeds.other, things.first, things.other, lanes)
    return words


def add_hours_compiled(lost: Floats, words: Words, rows: Ints, length: Floats, year: Ints) -> None:
    """Add the length of every bit that is set to its row and year, as `downtime` does; years ascend."""
    _add(lost, words, rows, length, year, _PLACE)


def _seed_all(words: Words, first_node: Ints, node: Ints, first_thing: Ints, thing: Ints, lanes: Ints) -> None:
    for at in range(len(lanes)):
        bit = np.uint64(1) << np.uint64(at % 64)
        for each in range(first_thing[lanes[at]], first_thing[lanes[at] + 1]):
            for one in range(first_node[thing[each]], first_node[thing[each] + 1]):
                words[node[one], at // 64] |= bit


def _add_all(lost: Floats, words: Words, rows: Ints, length: Floats, year: Ints, place: Ints) -> None:
    """A sum stays in a register as long as the year does, and a word is walked from one set bit to the next."""
    for row in range(len(rows)):
        total, present = 0.0, year[0]
        for word in range(words.shape[1]):
            bits = words[rows[row], word]
            while bits:
                lowest = bits & (~bits + np.uint64(1))
                column = word * 64 + place[(lowest * _SEQUENCE) >> np.uint64(58)]
                if year[column] != present:
                    lost[row, present] += total
                    total, present = 0.0, year[column]
                total += length[column]
                bits ^= lowest
        lost[row, present] += total


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
_sweep, _add, _seed = _compiled(_run), _compiled(_add_all), _compiled(_seed_all)
