"""A delivery to a part: claims without a source get their register's, and what is no longer there stays, as gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from regie.analyses.merging.claims import in_landscape
from regie.analyses.merging.part import Part
from regie.landscape import Claim, Fact, Kind, Landscape, Overruled, Record, Source, fields


def stamped(part: Part) -> Part:
    """The part in which every claim and row without a source says which register it is from, and of what date."""
    landscape = part.landscape
    records = tuple(_stamped(record, Source(part.register, part.delivered)) for record in landscape.records)
    return dataclasses.replace(part, landscape=Landscape(landscape.name, landscape.as_of, records))


def _stamped(record: Record, register: Source) -> Record:
    changes: Any = {"source": _named(record.source, register)}
    for one in fields(type(record)):
        held = getattr(record, one.name)
        if one.plain or all(claim.source.name for claim in (*held.claims, *held.overruled)):
            continue
        claims = tuple(Claim(claim.value, _named(claim.source, register)) for claim in held.claims)
        aside = (Overruled(claim.value, _named(claim.source, register), claim.reason) for claim in held.overruled)
        changes[one.name] = Fact(claims, held.asked, tuple(aside))
    return dataclasses.replace(record, **changes)


def _named(source: Source, register: Source) -> Source:
    return source if source.name else Source(register.name, source.date or register.date)


def following(new: Part, old: Part | None, gone: Mapping[str, date | None]) -> tuple[Part, Mapping[str, date | None]]:
    """The part after a delivery on an earlier one, and the things that it lacks with since when.

    The new delivery replaces what the old one said. Things that it lacks stay as they were last seen. Should a new
    thing bear the id of a gone thing of another noun, then the gone one gets its noun behind its id.
    """
    if old is None:
        return new, {}
    there = {record.id: record.noun for record in new.landscape.records}
    lost = [record for record in old.landscape.records if there.get(record.id) != record.noun]
    renamed = {record.id: f"{record.id} ({record.noun})" for record in lost if record.id in there}
    kept = tuple(_renamed(record, renamed) for record in lost)
    landscape = Landscape(new.landscape.name, new.landscape.as_of, (*new.landscape.records, *kept))
    since = {record.id: gone.get(record.id, new.delivered) for record in kept}
    return dataclasses.replace(new, landscape=landscape), since


def _renamed(record: Record, ids: Mapping[str, str]) -> Record:
    if not ids:
        return record
    changes: Any = {"id": ids.get(record.id, record.id)}
    for one in fields(type(record)):
        if one.kind is Kind.REFERENCE:
            held = getattr(record, one.name)
            changes[one.name] = (
                ids.get(held, held) if one.plain else in_landscape(one, held, lambda id_: ids.get(id_, id_))
            )
    return dataclasses.replace(record, **changes)
