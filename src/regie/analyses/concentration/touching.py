"""Which organisations, parents and countries each application and platform touches, directly or through its chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from regie.analyses.concentration.results import Level
from regie.analyses.concentration.supply import Supply
from regie.landscape import Application, Landscape, Organisation, Platform, controls


class Touched(NamedTuple):
    """The parts a thing surely touches at a level, and whether these are all."""

    parts: frozenset[str]
    complete: bool


NOBODY_KNOWS = Touched(frozenset(), False)


def touching(landscape: Landscape, at: date, level: Level, *, through_chain: bool) -> Mapping[str, Touched]:
    """What each application and platform touches at a level. First tier: its own suppliers and operators; else
    everything in its chain.

    A parent owns but does not supply: owners count at the level of parents and countries only. A municipality
    does not depend on itself: what its own teams run counts for nobody. On another municipality it does.
    """
    supply = Supply.of(landscape, at)
    seen_from: dict[frozenset[str], _SeenFrom] = {}
    found = {}
    for thing in (*landscape.all(Application), *landscape.all(Platform)):
        home = landscape.home_of(thing)
        if home not in seen_from:
            seen_from[home] = _SeenFrom(supply, _organisations(landscape, at, level, home))
        view = seen_from[home]
        found[thing.id] = view.through_chain(thing.id) if through_chain else view.first_tier(thing.id)
    return found


def together(several: Sequence[Touched], all_known: bool) -> Touched:
    """What several touch; `all_known` says that there are no others."""
    if len(several) == 1:
        return several[0] if all_known else Touched(several[0].parts, False)
    parts: frozenset[str] = frozenset().union(*[one.parts for one in several])
    return Touched(parts, all_known and all(one.complete for one in several))


class _SeenFrom:
    """What things of one municipality touch; `own` is what touching an organisation touches."""

    def __init__(self, supply: Supply, own: Mapping[str, Touched]) -> None:
        self._supply = supply
        self._own = own
        self._behind: dict[str, Touched] = {}

    def first_tier(self, thing: str) -> Touched:
        direct, all_known = self._supply.first_tier(thing)
        return together([self._own[one] for one in direct if one in self._own], all_known)

    def through_chain(self, thing: str) -> Touched:
        direct = self._supply.direct(thing)
        return together([self._from(one) for one in direct], thing not in self._supply.unfinished)

    def _from(self, provider: str) -> Touched:
        """What a provider and its own chain touch: many things have it."""
        if provider not in self._behind:
            ids = self._supply.behind(provider)
            held = [self._own[one] for one in ids if one in self._own]
            self._behind[provider] = together(held, self._supply.unfinished.isdisjoint(ids))
        return self._behind[provider]


def _organisations(landscape: Landscape, at: date, level: Level, home: frozenset[str]) -> Mapping[str, Touched]:
    """What touching an organisation touches, seen from a municipality."""
    others = [one.id for one in landscape.all(Organisation) if one.id not in home]
    if level is Level.SUPPLIER:
        return {id_: Touched(frozenset((id_,)), True) for id_ in others}
    above = controls(landscape, at)
    parents = {id_: _known(above[id_].ultimate) for id_ in others}
    parents = {id_: Touched(one.parts - home, one.complete) for id_, one in parents.items()}
    if level is Level.PARENT:
        return parents
    seats = {one.id: _known(one.seat.value_or(None)) for one in landscape.all(Organisation)}
    return {
        id_: together([seats.get(organisation, NOBODY_KNOWS) for organisation in (id_, *one.parts)], one.complete)
        for id_, one in parents.items()
    }


def _known(part: str | None) -> Touched:
    return NOBODY_KNOWS if part is None else Touched(frozenset((part,)), True)
