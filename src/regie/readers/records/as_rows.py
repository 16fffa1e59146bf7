"""A landscape as raw rows again, so that it can be assembled together with what other files hold."""

from __future__ import annotations

from typing import Any

from regie.landscape import NO_SOURCE, Fact, Landscape, Record, fields
from regie.landscape.faults import Place
from regie.readers.records.assemble import disassemble
from regie.readers.records.raw import Raw, RawClaim, RawRow, as_line
from regie.readers.records.values import plain


def as_rows(landscape: Landscape, file: str) -> Raw:
    """Every thing of a landscape as a row of `file`, each fact with its own sources."""
    return Raw(landscape.name, landscape.as_of, [_row(record, Place(file)) for record in landscape.records])


def _row(record: Record, place: Place) -> RawRow:
    values, facts = disassemble(record)
    row = RawRow(record.noun, as_line(place), record.source, {name: plain(value) for name, value in values.items()})
    for one in fields(type(record)):
        if one.name in facts:
            row.claims[one.name] = _claims(facts[one.name], row.at(one.name))
    return row


def _claims(fact: Fact[Any], place: Place) -> list[RawClaim]:
    found = [RawClaim(_raw(claim.value), claim.source, place) for claim in fact.claims]
    found += [RawClaim(_raw(claim.value), claim.source, place, claim.reason) for claim in fact.overruled]
    return [*found, RawClaim(None, fact.asked, place)] if fact.asked != NO_SOURCE else found


def _raw(value: Any) -> object:
    return [plain(item) for item in value] if isinstance(value, tuple) else plain(value)
