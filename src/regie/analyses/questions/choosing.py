"""Which questions to ask, in which order: each time the one that is worth most per minute."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from regie.analyses.questions.settling import Row
from regie.landscape import FactRef

_NOTHING = 1e-12


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

    Answers interact: an application with two unknown links needs both. So a question is weighed by what it is worth
    (`Row.worth`): what it settles now, and its part of what it settles together with others. Asking stops when
    nothing more can be settled.
    """
    chooser = _Chooser(rows, effort)
    found: list[Chosen] = []
    while limit is None or len(found) < limit:
        chosen = chooser.take()
        if chosen is None:
            break
        found.append(chosen)
    return tuple(found)


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
    """Facts are numbers here, in their order. Only what a new answer touches is weighed anew."""

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
        self._asked: dict[FactRef, None] = {}
        self._now = [group.first.worth(()) for group in self._groups]
        self._adds = [{group: self._worth(fact, group) for group in held} for fact, held in enumerate(self._of_fact)]
        self._version = [0] * len(self._facts)
        self._heap: list[tuple[float, int, int]] = []
        for fact in range(len(self._facts)):
            self._push(fact)

    def _worth(self, fact: int, group: int) -> float:
        weighed = self._groups[group]
        return weighed.weight * (weighed.first.worth((*self._asked, self._facts[fact])) - self._now[group])

    def _settles(self, fact: int, asked: Iterable[FactRef]) -> float:
        before = frozenset(asked)
        after = before | {self._facts[fact]}
        groups = (self._groups[group] for group in self._of_fact[fact])
        return sum(one.weight * (one.first.settled(after) - one.first.settled(before)) for one in groups)

    def _push(self, fact: int) -> None:
        self._version[fact] += 1
        adds = sum(self._adds[fact].values())
        if adds > _NOTHING:
            heapq.heappush(self._heap, (-adds / self._effort[fact], fact, self._version[fact]))

    def take(self) -> Chosen | None:
        """The best question now, and what it settles after those before it; None when nothing helps any more."""
        while self._heap:
            _, fact, version = heapq.heappop(self._heap)
            if version == self._version[fact]:
                return self._ask(fact)
        return None

    def _ask(self, fact: int) -> Chosen:
        ref, groups = self._facts[fact], self._of_fact[fact]
        rows = tuple(row for group in groups for row in self._groups[group].rows)
        chosen = Chosen(ref, self._settles(fact, self._asked), self._settles(fact, ()), self._effort[fact], rows)
        self._asked[ref] = None
        self._version[fact] += 1
        changed: dict[int, None] = {}
        for group in groups:
            self._now[group] = self._groups[group].first.worth(self._asked)
            for other in self._in_group[group]:
                if self._facts[other] not in self._asked:
                    self._adds[other][group] = self._worth(other, group)
                    changed[other] = None
        for other in changed:
            self._push(other)
        return chosen


def expected(rows: Sequence[Row], asked: Iterable[FactRef]) -> float:
    """How much of the objective is expected to be settled when all of these are answered."""
    known = frozenset(asked)
    return sum(row.weight * (row.settled(known) - row.settled(())) for row in rows)
