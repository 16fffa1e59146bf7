"""The one place that turns rows into records and back. `record_of(row_of(record))` is the record, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from regie.landscape import (
    NO_SOURCE,
    NOUN_BY_NAME,
    UNKNOWN,
    Claim,
    Fact,
    Field,
    Kind,
    NamedRecord,
    Overruled,
    Record,
    Source,
    fields,
)
from regie.readers.records.values import plain
from regie.store.finding import facet_lines, folded, usual_part
from regie.store.models import Thing

Data = Mapping[str, Any]
WHOLE = ("noun", "key", "plain", "facts", "source")
"""The columns that hold a record whole; the others are derived."""
_SEARCHED = ("aliases", "description", "legal_name", "suite", "reference_component", "lei", "kvk", "lot")


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a row holds it, free of municipality and place."""

    noun: str
    key: str
    plain: dict[str, Any]
    facts: dict[str, Any]
    source: dict[str, Any]

    def as_data(self) -> dict[str, Any]:
        """As a revision keeps it."""
        return {
            "noun": self.noun,
            "key": self.key,
            "plain": self.plain,
            "facts": self.facts,
            "source": self.source,
        }

    @classmethod
    def from_data(cls, data: Data) -> Row:
        """Back from a revision."""
        return cls(data["noun"], data["key"], data["plain"], data["facts"], data["source"])


def row_of(record: Record) -> Row:
    """A record as a row."""
    plain_values: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    for one in fields(type(record)):
        held = getattr(record, one.name)
        if one.plain:
            plain_values[one.name] = _value_out(one, held)
        elif held != UNKNOWN:
            facts[one.name] = _fact_out(one, held)
    return Row(record.noun, record.id, plain_values, facts, _source_out(record.source))


def record_of(row: Row | Thing) -> Record:
    """The record a row holds."""
    noun = NOUN_BY_NAME[row.noun]
    values: dict[str, Any] = {"source": _source_in(row.source)}
    for one in fields(noun):
        if one.plain:
            values[one.name] = value_in(one, row.plain.get(one.name, ""))
        elif one.name in row.facts:
            values[one.name] = _fact_in(one, row.facts[one.name])
    return noun(**values)


def row_in(thing: Thing) -> Row:
    """The row without what is derived."""
    return Row(thing.noun, thing.key, thing.plain, thing.facts, thing.source)


def fill(thing: Thing, record: Record) -> Thing:
    """Put a record into a row, with everything that is derived from it."""
    row = row_of(record)
    thing.noun, thing.key = row.noun, row.key
    thing.plain, thing.facts, thing.source = row.plain, row.facts, row.source
    thing.known = {one.name: _known(one, record) for one in fields(type(record)) if _is_known(one, record)}
    thing.name = record.name if isinstance(record, NamedRecord) else ""
    thing.cluster = str(thing.known.get("cluster", ""))[:300]
    thing.owner = str(thing.known.get("owner", ""))[:300] if record.noun != "ownership" else ""
    thing.folded = folded([record.id, thing.name, *_searched(thing)])
    refresh_facets(thing)
    return thing


def refresh_facets(thing: Thing) -> None:
    """Derive again what lists count and filter by, after the record or what is computed of it changed."""
    names = [one.name for one in fields(NOUN_BY_NAME[thing.noun])]
    thing.facets = facet_lines(thing.noun, names, thing.known, thing.facts, thing.computed)
    thing.usual = usual_part(thing.facets)


def _is_known(one: Field, record: Record) -> bool:
    return one.plain or getattr(record, one.name).known


def _known(one: Field, record: Record) -> Any:
    held = getattr(record, one.name)
    return _value_out(one, held if one.plain else held.value)


def _searched(thing: Thing) -> Iterable[str]:
    for name in _SEARCHED:
        held = thing.known.get(name, ())
        yield from map(str, held if isinstance(held, list | tuple) else (held,))


def _fact_out(one: Field, fact: Fact[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "claims": [{"value": _value_out(one, claim.value), **_source_out(claim.source)} for claim in fact.claims]
    }
    if fact.asked != NO_SOURCE:
        found["asked"] = _source_out(fact.asked)
    if fact.overruled:
        found["overruled"] = [
            {"value": _value_out(one, lost.value), **_source_out(lost.source), "reason": lost.reason}
            for lost in fact.overruled
        ]
    return found


def fact_of(thing: Thing, one: Field) -> Fact[Any]:
    """One fact of a row, without the rest of its record."""
    return _fact_in(one, thing.facts[one.name]) if one.name in thing.facts else UNKNOWN


def _fact_in(one: Field, data: Data) -> Fact[Any]:
    claims: Iterable[Data] = data["claims"]
    found = tuple([Claim(value_in(one, claim["value"]), _source_in(claim)) for claim in claims])
    if len(data) == 1:
        return Fact(found)
    asked = _source_in(data["asked"]) if "asked" in data else NO_SOURCE
    lost = tuple(
        Overruled(value_in(one, claim["value"]), _source_in(claim), claim["reason"])
        for claim in data.get("overruled", ())
    )
    return Fact(found, asked, lost)


def _value_out(one: Field, value: Any) -> Any:
    return [_scalar_out(item) for item in value] if one.many else _scalar_out(value)


def _scalar_out(value: Any) -> Any:
    value = plain(value)
    return value.isoformat() if isinstance(value, date) else value


def value_in(one: Field, data: Any) -> Any:
    """A kept value of a field as a record holds it."""
    return tuple(_scalar_in(one, item) for item in data) if one.many else _scalar_in(one, data)


def _scalar_in(one: Field, data: Any) -> Any:
    if one.choices is not None:
        return one.choices(data)
    if one.kind is Kind.DATE:
        return date.fromisoformat(data)
    if one.kind in (Kind.NUMBER, Kind.MONEY, Kind.HOURS, Kind.SHARE):
        return float(data)
    return data


def _source_out(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if source.name:
        found["source"] = source.name
    if source.date:
        found["date"] = source.date.isoformat()
    return found


def _source_in(data: Data) -> Source:
    return _source(data.get("source", ""), data.get("date"))


@lru_cache(1 << 10)  # the facts of a landscape come from a few sources
def _source(name: str, day: str | None) -> Source:
    return Source(name, date.fromisoformat(day) if day else None)
