"""Chain semantics: a thing is as good as the weakest necessary link of its chain; cycles are legal.

Alternatives count only when they are real. In the worst case only members known to be tested carry a group
(when none is, every member is needed); in the best case also those of which it is unknown. A link that is
not sure binds in the worst case only; an open end (an unknown link) is as bad as the caller says.

The rule is a greatest fixed point, found in one pass by taking things in ascending level (Knuth's
generalisation of Dijkstra's algorithm, Information Processing Letters 6, 1977).
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, TypeVar

from regie.landscape.landscape import Landscape
from regie.landscape.links import SUPPLY_KINDS, Link, LinkKind, links, missing, open_ends

T = TypeVar("T")
_dependant: Callable[[Link], str] = attrgetter("dependant")
_provider: Callable[[Link], str] = attrgetter("provider")


class Weakest(NamedTuple):
    """The level of a thing through its chain, and the link towards what decides it (None: itself)."""

    level: float
    via: Link | None


@dataclass(frozen=True, slots=True)
class _Gate:
    """Alternatives of one dependant: the level is the `needed`-th best of the members."""

    members: tuple[Link, ...]
    needed: int


@dataclass(frozen=True)
class Chain:
    """All links of some kinds in a landscape at a date.

    `open_ends` are the fields per thing in which unknown links may hide; `missing` is what links lead to while the
    landscape does not hold it. Both are as bad as can be in the worst case, and as good as can be in the best.
    """

    links: tuple[Link, ...]
    open_ends: Mapping[str, tuple[str, ...]]
    missing: frozenset[str] = frozenset()

    @classmethod
    def of(cls, landscape: Landscape, at: date, kinds: Iterable[LinkKind] = SUPPLY_KINDS) -> Chain:
        """The chain over links of these kinds; the supply chain unless said otherwise."""
        wanted = frozenset(kinds)

        def chosen() -> Chain:
            found = tuple(link for link in links(landscape, at) if link.kind in wanted)
            return cls(found, open_ends(landscape, at), missing(landscape, at))

        return landscape.remembered(("chain", at, wanted), chosen)

    @cached_property
    def needs(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of each dependant."""
        return _grouped(map(_dependant, self.links), self.links)

    @cached_property
    def needed_by(self) -> Mapping[str, tuple[Link, ...]]:
        """The links towards each provider."""
        return _grouped(map(_provider, self.links), self.links)

    @cached_property
    def _providers(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(map(_dependant, self.links), map(_provider, self.links))

    @cached_property
    def _dependants(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(map(_provider, self.links), map(_dependant, self.links))

    def closure(self, start: str) -> tuple[str, ...]:
        """Everything a thing depends on, directly or not, nearest first; itself not included."""
        return _walk(start, self._providers)

    def dependants(self, start: str) -> tuple[str, ...]:
        """Everything that depends on a thing, directly or not, nearest first; itself not included."""
        return _walk(start, self._dependants)

    def path(self, start: str, goal: str) -> tuple[Link, ...]:
        """The fewest links that lead from a thing to one it depends on; empty when it does not."""
        return _shortest(start, goal, self.needs)

    def weakest(self, own: Mapping[str, float], *, worst: bool, top: float) -> dict[str, Weakest]:
        """The level of everything through its chain.

        `own` is the level each thing has by itself (`top`, the best there is, when it has none of its own).
        `worst` chooses what unknown alternatives and unsure links count as.
        """
        return _propagate(self._worst_wave if worst else self._best_wave, self._in_order, own, top)

    def falling(self, low: Iterable[str], *, worst: bool) -> set[str]:
        """Everything that is low through its chain when these things are low by themselves and all others are not: what
        `weakest` says for two levels, but not by which way, and found in a fraction of the time."""
        return _fall(self._worst_wave if worst else self._best_wave, low)

    @cached_property
    def things(self) -> Set[str]:
        """Everything that needs something, or is needed in the worst case."""
        wave = self._worst_wave
        return {*map(_dependant, self.links), *wave.dependants, *wave.members}

    @cached_property
    def _in_order(self) -> tuple[str, ...]:
        """Everything that needs something or is needed; of what is on the same level the first decides."""
        both = ((dependant, *providers) for dependant, providers in self._providers.items())
        return tuple(dict.fromkeys(one for some in both for one in some))

    @cached_property
    def _worst_wave(self) -> _Wave:
        return _Wave(self.links, self._choosing, worst=True)

    @cached_property
    def _best_wave(self) -> _Wave:
        return _Wave(self.links, self._choosing, worst=False)

    @cached_property
    def _choosing(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of what has alternatives: few things do."""
        choosing = {link.dependant for link in self.links if link.group}
        found = [link for link in self.links if link.dependant in choosing]
        return _grouped(map(_dependant, found), found)

    def explain(self, start: str, weakest: Mapping[str, Weakest]) -> tuple[Link, ...]:
        """The links from a thing to the link of its chain that decides its level."""
        passed: list[Link] = []
        seen = {start}
        current = weakest.get(start)
        while current is not None and current.via is not None and current.via.provider not in seen:
            passed.append(current.via)
            seen.add(current.via.provider)
            current = weakest.get(current.via.provider)
        return tuple(passed)


def _grouped(keys: Iterable[str], values: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in zip(keys, values, strict=True):
        if key in found:
            found[key].append(value)
        else:
            found[key] = [value]
    return {key: tuple(group) for key, group in found.items()}


def _walk(start: str, ahead: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    seen = {start}
    found = [start]
    for current in found:
        for other in ahead.get(current, ()):
            if other not in seen:
                seen.add(other)
                found.append(other)
    return tuple(found[1:])


def _shortest(start: str, goal: str, ahead: Mapping[str, Sequence[Link]]) -> tuple[Link, ...]:
    came: dict[str, Link] = {}
    front = [start]
    while front and goal not in came:
        reached: list[str] = []
        for current in front:
            for link in ahead.get(current, ()):
                if link.provider not in came and link.provider != start:
                    came[link.provider] = link
                    reached.append(link.provider)
        front = reached
    passed: list[Link] = []
    while goal in came:
        passed.append(came[goal])
        goal = came[goal].dependant
    return tuple(reversed(passed))


def _requirements(found: Sequence[Link], worst: bool) -> tuple[Sequence[Link], list[_Gate]]:
    """Links that each must hold, and gates of alternatives, in the worst or the best case."""
    single = [link for link in found if not link.group and (worst or link.sure)]
    grouped: dict[str, list[Link]] = defaultdict(list)
    for link in found:
        if link.group:
            grouped[link.group].append(link)
    gates = []
    for members in grouped.values():
        real = [link for link in members if link.tested or (not worst and link.tested is None)]
        needed = members[0].needed
        if len(real) < needed or len(real) == 0:
            single.extend(members)
        else:
            gates.append(_Gate(tuple(real), needed))
    return single, gates


def _propagate(wave: _Wave, things: Iterable[str], own: Mapping[str, float], top: float) -> dict[str, Weakest]:
    best = _by_itself(own)
    at_top = Weakest(top, None)
    best |= {thing: at_top for thing in things if thing not in own}
    numbered = list(best)
    order = dict(zip(numbered, range(len(numbered)), strict=True))
    # what stands at the top lowers nothing
    heap = [(weakest.level, number) for number, weakest in enumerate(best.values()) if weakest.level < top]
    heapq.heapify(heap)
    done: set[str] = set()
    spare = list(wave.spare)
    singles, members = wave.singles, wave.members
    while heap:
        level, number = heapq.heappop(heap)
        thing = numbered[number]
        if thing in done:
            continue
        done.add(thing)
        bound: Sequence[Link] = singles.get(thing, ())
        if thing in members:
            bound = (*bound, *wave.fallen(thing, spare))
        for link in bound:
            dependant = link.dependant
            if level < best[dependant].level and dependant not in done:
                best[dependant] = Weakest(level, link)
                heapq.heappush(heap, (level, order[dependant]))
    return best


def _fall(wave: _Wave, low: Iterable[str]) -> set[str]:
    fallen = set(low)
    waiting = list(fallen)
    spare = list(wave.spare)
    dependants, members = wave.dependants, wave.members
    while waiting:
        thing = waiting.pop()
        bound = dependants.get(thing, ())
        if thing in members:
            bound = (*bound, *(link.dependant for link in wave.fallen(thing, spare)))
        for dependant in bound:
            if dependant not in fallen:
                fallen.add(dependant)
                waiting.append(dependant)
    return fallen


def _by_itself(own: Mapping[str, float]) -> dict[str, Weakest]:
    """The level of each thing before its chain is looked at. There are few levels: things on the same share a value."""
    # by the very number: 0 and 0.0 are equal, and are shown differently
    distinct = {id(level): level for level in own.values()}
    shared = {key: Weakest(level, None) for key, level in distinct.items()}
    return {thing: shared[id(level)] for thing, level in own.items()}


class _Wave:
    """Which dependants a thing drags down once its own level is settled: by `singles` at once, by the gates of which it
    is one of the `members` when too few others are left.

    `spare` holds per gate how many members must settle before it falls; a run counts down a copy.
    """

    def __init__(self, links_: Sequence[Link], choosing: Mapping[str, Sequence[Link]], worst: bool) -> None:
        self.spare: list[int] = []
        self.members: dict[str, list[tuple[int, Link]]] = {}
        self._singles = [link for link in links_ if (worst or link.sure) and link.dependant not in choosing]
        for found in choosing.values():
            singles, gates = _requirements(found, worst)
            self._singles += singles
            for gate in gates:
                self._add(gate)

    def _add(self, gate: _Gate) -> None:
        # a gate falls once so many members have settled that too few are left above their level
        self.spare.append(len(gate.members) - gate.needed + 1)
        for link in gate.members:
            self.members.setdefault(link.provider, []).append((len(self.spare) - 1, link))

    @cached_property
    def singles(self) -> Mapping[str, tuple[Link, ...]]:
        """The links that each must hold, by provider."""
        return _grouped(map(_provider, self._singles), self._singles)

    @cached_property
    def dependants(self) -> Mapping[str, tuple[str, ...]]:
        """The dependants of these."""
        return _grouped(map(_provider, self._singles), map(_dependant, self._singles))

    def fallen(self, thing: str, spare: list[int]) -> Sequence[Link]:
        """The links of the gates that fall by this thing, settling now."""
        fallen = []
        for gate, link in self.members[thing]:
            spare[gate] -= 1
            if spare[gate] == 0:
                fallen.append(link)
        return fallen
