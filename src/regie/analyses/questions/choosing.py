"""Which questions to ask, in which order: each time the one, or the few together, that settle most per minute."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from regie.analyses.questions.settling import Row
from regie.landscape import FactRef

Bundle = tuple[FactRef, ...]
_TOGETHER = 3
"""At most so many questions are weighed as one; an application with more open links shows up as these get answered."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One question in its turn: what it is expected to settle after those before it, and by itself alone."""

    fact: FactRef
    gain: float
    alone: float
    effort: float
    rows: tuple[Row, ...]


def choose(rows: Sequence[Row], effort: Callable[[FactRef], float], limit: int | None) -> tuple[Chosen, ...]:
    """Questions by expected effect per minute, given that those before them are asked too; at most `limit`.

    Answers interact: an application with two unknown links needs both. So besides single questions the few that
    together complete a row are weighed as one, and taken together when they are worth it.
    """
    chooser = _Chooser(rows, effort)
    found: list[Chosen] = []
    while limit is None or len(found) < limit:
        bundle = chooser.best()
        if bundle is None:
            break
        found.extend(chooser.take(bundle))
    return tuple(found if limit is None else found[:limit])


class _Chooser:
    def __init__(self, rows: Sequence[Row], effort: Callable[[FactRef], float]) -> None:
        self._rows = rows
        self._effort = effort
        self._asked: set[FactRef] = set()
        self._settled = [row.settled(()) for row in rows]
        self._of_fact: dict[FactRef, list[int]] = {}
        for number, row in enumerate(rows):
            for fact in row.facts:
                self._of_fact.setdefault(fact, []).append(number)
        self._bundles_of: dict[FactRef, set[Bundle]] = {fact: {(fact,)} for fact in self._of_fact}
        for row in rows:
            self._together(row)
        self._alone = {fact: self._gain((fact,)) for fact in self._of_fact}
        self._version: dict[Bundle, int] = {}
        self._heap: list[tuple[float, Bundle, int]] = []
        for bundle in dict.fromkeys(one for found in self._bundles_of.values() for one in sorted(found)):
            self._push(bundle)

    def _together(self, row: Row) -> None:
        left = [fact for fact in row.facts if fact not in self._asked]
        if 1 < len(left) <= _TOGETHER:
            bundle = tuple(sorted(left))
            for fact in left:
                self._bundles_of[fact].add(bundle)

    def _push(self, bundle: Bundle) -> None:
        self._version[bundle] = self._version.get(bundle, 0) + 1
        gain = self._gain(bundle)
        if gain > 1e-12:
            rate = gain / sum(self._effort(fact) for fact in bundle)
            heapq.heappush(self._heap, (-rate, bundle, self._version[bundle]))

    def _gain(self, bundle: Bundle) -> float:
        asked = self._asked.union(bundle)
        touched = dict.fromkeys(number for fact in bundle for number in self._of_fact[fact])
        return sum(
            self._rows[number].weight * (self._rows[number].settled(asked) - self._settled[number])
            for number in touched
        )

    def best(self) -> Bundle | None:
        """The bundle with the best rate now; None when nothing helps any more."""
        while self._heap:
            _, bundle, version = heapq.heappop(self._heap)
            if self._version.get(bundle) == version and self._asked.isdisjoint(bundle):
                return bundle
        return None

    def take(self, bundle: Bundle) -> Iterable[Chosen]:
        """Ask them, and say what each adds to those before it; what shares a row with them is weighed anew."""
        for fact in sorted(bundle, key=lambda one: (-self._alone[one], one)):
            gain = self._gain((fact,))
            rows = tuple(self._rows[number] for number in self._of_fact[fact])
            self._asked.add(fact)
            for number in self._of_fact[fact]:
                self._settled[number] = self._rows[number].settled(self._asked)
            yield Chosen(fact, gain, self._alone[fact], self._effort(fact), rows)
        touched = {number for fact in bundle for number in self._of_fact[fact]}
        neighbours = {fact for number in touched for fact in self._rows[number].facts} - self._asked
        for number in touched:
            self._together(self._rows[number])
        for again in dict.fromkeys(one for fact in sorted(neighbours) for one in sorted(self._bundles_of[fact])):
            if self._asked.isdisjoint(again):
                self._push(again)


def expected(rows: Sequence[Row], asked: Iterable[FactRef]) -> float:
    """How much of the objective is expected to be settled when all of these are answered."""
    known = frozenset(asked)
    return sum(row.weight * (row.settled(known) - row.settled(())) for row in rows)
