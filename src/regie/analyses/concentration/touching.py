"""Which organisations, parents and countries each application touches, directly or through its chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regie.analyses.concentration.results import Level
from regie.landscape import Application, Chain, Control, Landscape, LinkKind, Organisation, Verdict, controls

_DIRECT = frozenset({LinkKind.SUPPLIED_BY, LinkKind.OPERATED_BY})


@dataclass(frozen=True, slots=True)
class Touched:
    """The parts one application surely touches at each level, and whether these are all."""

    parts: Mapping[Level, frozenset[str]]
    complete: Mapping[Level, bool]


def touching(landscape: Landscape, at: date, chain: Chain, *, through_chain: bool) -> Mapping[str, Touched]:
    """What each application touches. First tier: its own suppliers and operators; else everything in its chain.

    A parent owns but does not supply: owners count at the level of parents and countries only. A municipality
    does not depend on itself: what its own teams run counts for nobody.
    """
    control = controls(landscape, at)
    themselves = {municipality.id for municipality in landscape.municipalities}
    organisations = {one.id: one for one in landscape.all(Organisation) if one.id not in themselves}
    reach = _reach(landscape, chain, through_chain)
    return {
        application: _touched(ids, all_known, organisations, control) for application, (ids, all_known) in reach.items()
    }


def suppliers_of(chain: Chain, application: str) -> tuple[str, ...]:
    """The direct suppliers and operators that an application surely has."""
    found = dict.fromkeys(
        link.provider for link in chain.needs.get(application, ()) if link.kind in _DIRECT and link.sure
    )
    return tuple(found)


def supply_closure(chain: Chain, start: str) -> tuple[str, ...]:
    """Everything that supplies a thing, directly or not; owners not included."""
    seen = {start}
    waiting = [start]
    found: list[str] = []
    while waiting:
        for link in chain.needs.get(waiting.pop(), ()):
            if link.sure and link.kind is not LinkKind.OWNED_BY and link.provider not in seen:
                seen.add(link.provider)
                waiting.append(link.provider)
                found.append(link.provider)
    return tuple(found)


def _reach(landscape: Landscape, chain: Chain, through_chain: bool) -> Mapping[str, tuple[tuple[str, ...], bool]]:
    unsure = {link.dependant for link in chain.links if not link.sure and link.kind is not LinkKind.OWNED_BY}
    found = {}
    for application in landscape.all(Application):
        if not through_chain:
            ids = suppliers_of(chain, application.id)
            found[application.id] = ids, _all_direct_known(chain, application.id) and chain.missing.isdisjoint(ids)
            continue
        ids = supply_closure(chain, application.id)
        open_ = any(set(chain.open_ends.get(id_, ())) - {"independent"} for id_ in (application.id, *ids))
        all_known = not open_ and unsure.isdisjoint((application.id, *ids)) and chain.missing.isdisjoint(ids)
        found[application.id] = ids, all_known
    return found


def _all_direct_known(chain: Chain, application: str) -> bool:
    open_ = {"suppliers", "operated_by"} & set(chain.open_ends.get(application, ()))
    return not open_ and all(link.sure for link in chain.needs.get(application, ()) if link.kind in _DIRECT)


def _touched(
    ids: tuple[str, ...],
    all_known: bool,
    organisations: Mapping[str, Organisation],
    control: Mapping[str, Control],
) -> Touched:
    suppliers = frozenset(id_ for id_ in ids if id_ in organisations)
    parents = {control[id_].ultimate for id_ in suppliers}
    sure_parents = frozenset(parent for parent in parents if parent is not None)
    seats = {id_: organisations[id_].seat.value_or(None) for id_ in suppliers | sure_parents}
    parents_known = all_known and Verdict.every(Verdict.of(parent is not None) for parent in parents) is Verdict.YES
    return Touched(
        {
            Level.SUPPLIER: suppliers,
            Level.PARENT: sure_parents,
            Level.JURISDICTION: frozenset(seat for seat in seats.values() if seat is not None),
        },
        {
            Level.SUPPLIER: all_known,
            Level.PARENT: parents_known,
            Level.JURISDICTION: parents_known and None not in seats.values(),
        },
    )
