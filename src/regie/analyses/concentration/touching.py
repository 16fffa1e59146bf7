"""Which organisations, parents and countries each application and platform touches, directly or through its chain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from regie.analyses.concentration.results import Level
from regie.landscape import Application, Chain, Landscape, LinkKind, Organisation, Platform, controls

_DIRECT = frozenset({LinkKind.SUPPLIED_BY, LinkKind.OPERATED_BY})


@dataclass(frozen=True, slots=True)
class Touched:
    """The parts one application or platform surely touches at each level that was asked, and whether these are all."""

    parts: Mapping[Level, frozenset[str]]
    complete: Mapping[Level, bool]


def touching(
    landscape: Landscape, at: date, chain: Chain, levels: Collection[Level], *, through_chain: bool
) -> Mapping[str, Touched]:
    """What each application and platform touches at these levels. First tier: its own suppliers and operators; else
    everything in its chain.

    A parent owns but does not supply: owners count at the level of parents and countries only. A municipality
    does not depend on itself: what its own teams run counts for nobody. On another municipality it does.
    """
    parents = {id_: control.ultimate for id_, control in controls(landscape, at).items()}
    seats = {one.id: one.seat.value_or(None) for one in landscape.all(Organisation)}
    reach = _reach(landscape, chain, through_chain)
    # estates repeat themselves: applications with the same suppliers behind them touch the same
    known: dict[tuple[frozenset[str], bool, frozenset[str]], Touched] = {}
    others: dict[frozenset[str], frozenset[str]] = {}
    found = {}
    for thing in _things(landscape):
        ids, all_known = reach[thing.id]
        home = landscape.home_of(thing)
        if home not in others:
            others[home] = frozenset(seats.keys() - home)
        behind = others[home].intersection(ids), all_known, home
        if behind not in known:
            known[behind] = _touched(*behind, parents, seats, levels)
        found[thing.id] = known[behind]
    return found


def suppliers_of(chain: Chain, thing: str) -> tuple[str, ...]:
    """The direct suppliers and operators that an application or platform surely has."""
    found = dict.fromkeys(link.provider for link in chain.needs.get(thing, ()) if link.kind in _DIRECT and link.sure)
    return tuple(found)


def supply_closure(chain: Chain, start: str) -> tuple[str, ...]:
    """Everything that supplies a thing, directly or not; owners not included."""
    return tuple(one for one in _closure(chain, _supplied_by(chain, start)) if one != start)


def _supplied_by(chain: Chain, thing: str) -> tuple[str, ...]:
    """What surely supplies a thing directly; owners not included."""
    links = chain.needs.get(thing, ())
    return tuple(dict.fromkeys(link.provider for link in links if link.sure and link.kind is not LinkKind.OWNED_BY))


def _closure(chain: Chain, direct: tuple[str, ...]) -> tuple[str, ...]:
    """These and everything that supplies them."""
    found = dict.fromkeys(direct)
    waiting = list(direct)
    while waiting:
        for link in chain.needs.get(waiting.pop(), ()):
            if link.sure and link.kind is not LinkKind.OWNED_BY and link.provider not in found:
                found[link.provider] = None
                waiting.append(link.provider)
    return tuple(found)


def _reach(landscape: Landscape, chain: Chain, through_chain: bool) -> Mapping[str, tuple[tuple[str, ...], bool]]:
    if through_chain:
        return _reach_through(landscape, chain)
    found = {}
    for thing in _things(landscape):
        ids = suppliers_of(chain, thing.id)
        found[thing.id] = ids, _all_direct_known(chain, thing.id) and chain.missing.isdisjoint(ids)
    return found


def _reach_through(landscape: Landscape, chain: Chain) -> Mapping[str, tuple[tuple[str, ...], bool]]:
    unfinished = {link.dependant for link in chain.links if not link.sure and link.kind is not LinkKind.OWNED_BY}
    unfinished |= {id_ for id_, names in chain.open_ends.items() if not {"independent"}.issuperset(names)}
    unfinished |= chain.missing
    behind: dict[tuple[str, ...], tuple[tuple[str, ...], bool]] = {}
    found = {}
    for thing in _things(landscape):
        direct = _supplied_by(chain, thing.id)
        if direct not in behind:
            ids = _closure(chain, direct)
            behind[direct] = ids, unfinished.isdisjoint(ids)
        ids, whole = behind[direct]
        others = tuple(id_ for id_ in ids if id_ != thing.id) if thing.id in ids else ids
        found[thing.id] = others, whole and thing.id not in unfinished
    return found


def _things(landscape: Landscape) -> Iterator[Application | Platform]:
    yield from landscape.all(Application)
    yield from landscape.all(Platform)


def _all_direct_known(chain: Chain, thing: str) -> bool:
    open_ = {"suppliers", "operated_by"} & set(chain.open_ends.get(thing, ()))
    return not open_ and all(link.sure for link in chain.needs.get(thing, ()) if link.kind in _DIRECT)


def _touched(
    suppliers: frozenset[str],
    all_known: bool,
    home: frozenset[str],
    parents: Mapping[str, str | None],
    seats: Mapping[str, str | None],
    levels: Collection[Level],
) -> Touched:
    """`parents` and `seats` are the ultimate parent and the country of each organisation; None where not certain."""
    parts, complete = {Level.SUPPLIER: suppliers}, {Level.SUPPLIER: all_known}
    if not {Level.SUPPLIER}.issuperset(levels):
        above = {parents[id_] for id_ in suppliers}
        parts[Level.PARENT] = frozenset([one for one in above if one is not None and one not in home])
        complete[Level.PARENT] = all_known and None not in above
    if Level.JURISDICTION in levels:
        countries = {seats.get(id_) for id_ in suppliers | parts[Level.PARENT]}
        parts[Level.JURISDICTION] = frozenset([country for country in countries if country is not None])
        complete[Level.JURISDICTION] = complete[Level.PARENT] and None not in countries
    return Touched(parts, complete)
