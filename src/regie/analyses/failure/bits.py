"""What stops in the end, for 64 outages a word: the same plan on bits instead of hours, many times as fast.

Working on sets of bits in parallel goes back to D. B. Wheeler et al., "Fault tree analysis using bit manipulation",
IEEE Transactions on Reliability R-26 (1977).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.plan import Block, Ints, Plan

Words = NDArray[np.uint64]
_ONE = np.uint64(1)
_COMPILE = 20_000_000
"""From how many words read loading a compiler pays."""


def seeded(plan: Plan, outages: Sequence[Sequence[int]]) -> Words:
    """Bits of nodes × words: bit *i* of a node is set when it falls away by itself in outage *i*."""
    nodes = np.fromiter(chain.from_iterable(outages), np.int64)
    number = np.repeat(np.arange(len(outages)), [len(one) for one in outages])
    return seeded_by(plan, nodes, number, len(outages))


def seeded_by(plan: Plan, nodes: Ints, number: Ints, outages: int) -> Words:
    """The same from columns: each node falls away by itself in the outage of that number."""
    words = np.zeros((plan.nodes, (outages + 63) // 64), np.uint64)
    np.bitwise_or.at(words, (nodes, number // 64), _ONE << (number % 64).astype(np.uint64))
    return words


def stopped(plan: Plan, words: Words) -> Words:
    """Set the bit of everything that stops in the end when what is seeded never comes back; changed in place.

    A large sweep runs in compiled code when Numba is installed."""
    if not compiling_pays(len(plan.provider) * words.shape[1]):
        return stopped_plain(plan, words)
    from regie.analyses.failure.compiled import stopped_compiled

    return stopped_compiled(plan, words)


def compiling_pays(work: int) -> bool:
    """Whether Numba is there and worth loading for so many words read: needs times words a node."""
    return work >= _COMPILE and find_spec("numba") is not None


def stopped_plain(plan: Plan, words: Words) -> Words:
    """The same without compiled code: what the compiled code is held against."""
    for step in plan.steps:
        if not step.circle:
            for block in step.blocks:
                words[block.nodes] |= _fallen(plan, block, words)
            continue
        changed = True
        while changed:
            changed = False
            for block in step.blocks:
                now = words[block.nodes] | _fallen(plan, block, words)
                changed = changed or not np.array_equal(now, words[block.nodes])
                words[block.nodes] = now
    return words


def unpacked(words: Words, outages: int) -> NDArray[np.bool_]:
    """Bits as booleans, rows × outages."""
    return np.unpackbits(words.view(np.uint8), axis=1, bitorder="little", count=outages).astype(bool)


def _fallen(plan: Plan, block: Block, words: Words) -> Words:
    gathered = words[plan.provider[block.needs]]
    if block.fails == 1:
        return np.bitwise_or.reduceat(gathered, block.starts)
    members = gathered.reshape(len(block.nodes), -1, words.shape[1])
    size = members.shape[1]
    if block.fails == size:
        every: Words = np.bitwise_and.reduce(members, axis=1)
        return every
    # reached[j]: the bits of which at least j members are set so far
    reached = [np.full_like(members[:, 0], np.iinfo(np.uint64).max)]
    reached += [np.zeros_like(members[:, 0]) for _ in range(block.fails)]
    for one in range(size):
        for count in range(block.fails, 0, -1):
            reached[count] |= reached[count - 1] & members[:, one]
    return reached[block.fails]
