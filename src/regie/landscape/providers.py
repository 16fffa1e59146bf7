"""Who makes, runs and hosts a thing: what its own field says, together with dependencies that state the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regie.landscape.fact import Claim, Fact, Source
from regie.landscape.field import NONE
from regie.landscape.landscape import Landscape
from regie.landscape.links import LinkKind, dependency_links
from regie.landscape.record import Record

_KINDS: Mapping[str, LinkKind] = {
    "suppliers": LinkKind.SUPPLIED_BY,
    "operated_by": LinkKind.OPERATED_BY,
    "platform": LinkKind.RUNS_ON,
}

_Stated = tuple[tuple[str, ...], Source]


def providers(landscape: Landscape, thing: Record, name: str) -> Fact[tuple[str, ...]]:
    """All suppliers, operators or platforms of an application or platform (`name` is the field), as many values; empty
    when it is known that there are none.

    As in the chain, a stated dependency adds to what the field says, and answers a field of which nothing is known.
    """
    fact: Fact[Any] = getattr(thing, name)
    stated = _stated(landscape).get((thing.id, _KINDS[name]))
    if name != "platform" and stated is None:
        return fact
    also, source = stated or ((), fact.source)
    if not fact.claims:
        return Fact((Claim(also, source),)) if also else Fact((), fact.asked)
    return Fact(tuple(Claim(tuple(dict.fromkeys((*_many(one.value), *also))), one.source) for one in fact.claims))


def _many(value: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return () if value == NONE else (value,)


def _stated(landscape: Landscape) -> Mapping[tuple[str, LinkKind], _Stated]:
    def found() -> Mapping[tuple[str, LinkKind], _Stated]:
        wanted = frozenset(_KINDS.values())
        held: dict[tuple[str, LinkKind], _Stated] = {}
        for link in dependency_links(landscape):
            if link.kind in wanted:
                key = link.dependant, link.kind
                before, source = held.get(key, ((), landscape[link.fact.id].source))
                held[key] = (*before, link.provider), source
        return held

    return landscape.remembered("stated providers", found)
