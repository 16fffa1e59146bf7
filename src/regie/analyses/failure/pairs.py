"""Two failures at once: the critical processes that stop with both, while neither alone stops them.

Only what takes away members of groups of alternatives can add up to more than its parts: elsewhere what two failures
stop is exactly what the one stops and what the other does. So a sweep is needed for those few only; it starts from
what the first stops already, and does all pairs with it at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.bits import seeded, stopped, unpacked
from regie.analyses.failure.needs import ALL
from regie.analyses.failure.rank import Run, run
from regie.analyses.failure.singles import Single, SingleKind, neighbours, own_things, singles
from regie.landscape import Landscape, Process, Verdict

_ALL_BITS = np.uint64(np.iinfo(np.uint64).max)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two single failures, and the critical processes that stop with both and with neither alone, each surely or
    possibly."""

    first: Single
    second: Single
    processes: tuple[tuple[str, Verdict], ...]

    @property
    def surely(self) -> int:
        """How many processes surely stop."""
        return sum(verdict is Verdict.YES for _, verdict in self.processes)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair that stops more critical processes than its parts, the worst first; of `compared` pairs in all."""

    landscape: Landscape
    at: date
    compared: int
    pairs: tuple[Pair, ...]


def pair_failures(landscape: Landscape, at: date) -> Pairs:
    """All pairs of organisations, platforms and data centres; a country or a group holds too much to be one failure.
    A municipality falls away as supplier of the others in here: what that stops of its own does not count.

    A process stops surely when it does in the best case, while neither alone surely stops it (one may); possibly when
    it does in the worst case only, and stands with each alone in that case.
    """
    left_out = (SingleKind.COUNTRY, SingleKind.GROUP)
    found = [one for one in singles(landscape, at) if one.kind not in left_out]
    found += neighbours(landscape)
    own = own_things(landscape)
    critical = [one.id for one in landscape.all(Process) if one.critical.every(bool) is True]
    hit: dict[tuple[int, int], dict[str, Verdict]] = {}
    for worst in (True, False):
        each = run(landscape, at, found, worst=worst)
        for pair, id_ in _more(each, critical):
            if any(id_ in own.get(found[number].key, ()) for number in pair):
                continue
            hit.setdefault(pair, {})[id_] = Verdict.BETWEEN if worst else Verdict.YES
    pairs = [Pair(found[one], found[other], tuple(sorted(stops.items()))) for (one, other), stops in hit.items()]
    pairs.sort(key=lambda pair: (-pair.surely, -len(pair.processes), pair.first.key, pair.second.key))
    return Pairs(landscape, at, len(found) * (len(found) - 1) // 2, tuple(pairs))


def _more(each: Run, critical: Sequence[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The processes that stop with a pair and with neither of it."""
    rows = [each.graph.at[id_] for id_ in critical]
    alone = stopped(each.plan, seeded(each.plan, each.seeds))
    size = len(each.seeds)
    for first in _weakening(each):
        # every bit of what the first stops: each pair with it in one sweep
        begun = alone.copy()
        begun[each.down[:, first]] = _ALL_BITS
        both = unpacked(stopped(each.plan, begun)[rows], size)
        more = both & ~each.down[rows] & ~each.down[rows, first, None]
        for row, second in np.argwhere(more).tolist():
            if first < second:
                yield (first, second), critical[row]


def _weakening(each: Run) -> list[int]:
    """The failures that take away members of a group of alternatives, but not the group."""
    weak: NDArray[np.bool_] = np.zeros(len(each.seeds), bool)
    for node, needed in enumerate(each.graph.needed):
        members = each.graph.of(node)
        if needed != ALL and len(members) > needed:
            weak |= each.down[[need.provider for need in members]].any(axis=0) & ~each.down[node]
    return np.flatnonzero(weak).tolist()
