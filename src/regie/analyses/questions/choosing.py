"""Which questions to ask, in which order: each time the one, or the few together, that settle most per minute."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from regie.analyses.questions.settling import Row
from regie.landscape import FactRef

Bundle = tuple[int, ...]
_NOTHING = 1e-12
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


@dataclass(frozen=True, slots=True)
class _Alike:
    """Rows that hang on the same: settled together, so weighed as one."""

    first: Row
    weight: float
    rows: tuple[Row, ...]


def _grouped(rows: Iterable[Row]) -> list[_Alike]:
    found: dict[tuple[int, ...], list[Row]] = {}
    for row in rows:
        found.setdefault((id(row.outcome), *(id(part) for part in row.conditions)), []).append(row)
    return [_Alike(held[0], sum(row.weight for row in held), tuple(held)) for held in found.values()]


class _Chooser:
    """Facts are numbers here, in their order; a bundle is a sorted tuple of these.

    The gain of a bundle is that of its facts one by one, and the extra of rows that need several of them. Only what a
    new answer touches is weighed anew.
    """

    def __init__(self, rows: Sequence[Row], effort: Callable[[FactRef], float]) -> None:
        self._groups = _grouped(rows)
        self._facts = sorted({fact for group in self._groups for fact in group.first.facts})
        numbers = {fact: number for number, fact in enumerate(self._facts)}
        self._in_group = [[numbers[fact] for fact in group.first.facts] for group in self._groups]
        self._of_fact: list[list[int]] = [[] for _ in self._facts]
        for group, facts in enumerate(self._in_group):
            for fact in facts:
                self._of_fact[fact].append(group)
        self._effort = [effort(fact) for fact in self._facts]
        self._asked: set[int] = set()
        self._settled = [self._chance(group, ()) for group in range(len(self._groups))]
        self._singly = [
            {group: self._settles((fact,), group) for group in held} for fact, held in enumerate(self._of_fact)
        ]
        self._alone = [sum(part.values()) for part in self._singly]
        self._extra: dict[Bundle, dict[int, float]] = {}
        self._bundles_of: list[list[Bundle]] = [[] for _ in self._facts]
        self._version: dict[Bundle, int] = {}
        self._heap: list[tuple[float, Bundle, int]] = []
        for fact in range(len(self._facts)):
            self._add((fact,))
        for group in range(len(self._groups)):
            self._together(group)

    def _together(self, group: int) -> None:
        left = [fact for fact in self._in_group[group] if fact not in self._asked]
        if 1 < len(left) <= _TOGETHER:
            self._add(tuple(sorted(left)))

    def _add(self, bundle: Bundle) -> None:
        if bundle in self._extra:
            return
        shared = Counter(group for fact in bundle for group in self._of_fact[fact]) if len(bundle) > 1 else {}
        self._extra[bundle] = {group: self._beyond(bundle, group) for group, count in shared.items() if count > 1}
        for fact in bundle:
            self._bundles_of[fact].append(bundle)
        self._push(bundle)

    def _beyond(self, bundle: Bundle, group: int) -> float:
        """What the bundle settles of a group beyond what its facts do one by one."""
        return self._settles(bundle, group) - sum(self._singly[fact].get(group, 0.0) for fact in bundle)

    def _push(self, bundle: Bundle) -> None:
        self._version[bundle] = self._version.get(bundle, 0) + 1
        gain = sum(sum(self._singly[fact].values()) for fact in bundle) + sum(self._extra[bundle].values())
        if gain > _NOTHING:
            rate = gain / sum(self._effort[fact] for fact in bundle)
            heapq.heappush(self._heap, (-rate, bundle, self._version[bundle]))

    def _settles(self, bundle: Bundle, group: int) -> float:
        return self._groups[group].weight * (self._chance(group, bundle) - self._settled[group])

    def _chance(self, group: int, more: Bundle) -> float:
        asked = self._asked
        known = [self._facts[fact] for fact in self._in_group[group] if fact in asked or fact in more]
        return self._groups[group].first.settled(known)

    def best(self) -> Bundle | None:
        """The bundle with the best rate now; None when nothing helps any more."""
        while self._heap:
            _, bundle, version = heapq.heappop(self._heap)
            if self._version[bundle] == version and self._asked.isdisjoint(bundle):
                return bundle
        return None

    def take(self, bundle: Bundle) -> Iterable[Chosen]:
        """Ask them, and say what each adds to those before it; what shares a row with them is weighed anew."""
        for fact in sorted(bundle, key=lambda one: (-self._alone[one], one)):
            gain = sum(self._settles((fact,), group) for group in self._of_fact[fact])
            rows = tuple(row for group in self._of_fact[fact] for row in self._groups[group].rows)
            self._asked.add(fact)
            for group in self._of_fact[fact]:
                self._settled[group] = self._chance(group, ())
            yield Chosen(self._facts[fact], gain, self._alone[fact], self._effort[fact], rows)
        self._weigh_anew({group for fact in bundle for group in self._of_fact[fact]})

    def _weigh_anew(self, groups: set[int]) -> None:
        changed: set[int] = set()
        for group in groups:
            for fact in self._in_group[group]:
                if fact not in self._asked:
                    self._singly[fact][group] = self._settles((fact,), group)
                    changed.add(fact)
        for bundle in {bundle for fact in changed for bundle in self._bundles_of[fact]}:
            if self._asked.isdisjoint(bundle):
                extra = self._extra[bundle]
                extra.update((group, self._beyond(bundle, group)) for group in extra.keys() & groups)
                self._push(bundle)
        for group in sorted(groups):
            self._together(group)


def expected(rows: Sequence[Row], asked: Iterable[FactRef]) -> float:
    """How much of the objective is expected to be settled when all of these are answered."""
    known = frozenset(asked)
    return sum(row.weight * (row.settled(known) - row.settled(())) for row in rows)
