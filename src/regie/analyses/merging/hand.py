"""What people wrote in the landscape itself: everything in it that no register brought."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from regie.analyses.merging.claims import in_landscape
from regie.analyses.merging.part import BY_HAND, Part
from regie.landscape import NO_SOURCE, UNKNOWN, Fact, Landscape, NamedRecord, Record, fact_fields
from regie.readers.merging import Thing


def by_hand(landscape: Landscape, parts: Sequence[Part], ids: Mapping[Thing, str]) -> Part:
    """The landscape without what `parts` brought, `ids` being what their things are called in it.

    A thing of a register stays only when something was added to it, and then holds nothing but that: an empty name
    is the register's own.
    """
    brought = _brought(parts, ids)
    kept = (_rest(record, brought.get(record.id)) for record in landscape.records)
    records = tuple(record for record in kept if record is not None)
    return Part(BY_HAND, Landscape(landscape.name, landscape.as_of, records))


def _brought(parts: Sequence[Part], ids: Mapping[Thing, str]) -> Mapping[str, list[Record]]:
    """Per id in the landscape the records of the registers, with the landscape's ids in their facts."""
    found: dict[str, list[Record]] = defaultdict(list)
    for part in parts:
        for record in part.landscape.records:
            facts: Any = {
                one.name: in_landscape(one, getattr(record, one.name), _renaming(part.register, ids))
                for one in fact_fields(type(record))
            }
            found[ids[Thing(part.register, record.id)]].append(dataclasses.replace(record, **facts))
    return found


def _renaming(register: str, ids: Mapping[Thing, str]) -> Callable[[str], str]:
    return lambda id_: ids.get(Thing(register, id_), id_)


def _rest(record: Record, brought: list[Record] | None) -> Record | None:
    if brought is None:
        return record
    brought = [one for one in brought if type(one) is type(record)]
    facts: Any = {
        one.name: _without(getattr(record, one.name), [getattr(other, one.name) for other in brought])
        for one in fact_fields(type(record))
    }
    rest = dataclasses.replace(record, source=NO_SOURCE, **facts)
    renamed = isinstance(rest, NamedRecord) and rest.name not in {getattr(one, "name", "") for one in brought}
    if isinstance(rest, NamedRecord) and not renamed:
        rest = dataclasses.replace(rest, name="")
    return rest if renamed or any(fact != UNKNOWN for fact in facts.values()) else None


def _without(fact: Fact[Any], brought: Sequence[Fact[Any]]) -> Fact[Any]:
    if fact == UNKNOWN:
        return UNKNOWN
    claims = {(_same(claim.value), claim.source) for other in brought for claim in other.claims}
    claims |= {(_same(claim.value), claim.source) for other in brought for claim in other.overruled}
    return Fact(
        tuple(claim for claim in fact.claims if (_same(claim.value), claim.source) not in claims),
        NO_SOURCE if fact.asked in {other.asked for other in brought} else fact.asked,
        tuple(one for one in fact.overruled if (_same(one.value), one.source) not in claims),
    )


def _same(value: Any) -> Any:
    return frozenset(value) if isinstance(value, tuple) else value
