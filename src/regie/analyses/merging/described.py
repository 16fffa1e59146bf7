"""A thing as matching sees it: its names taken apart, its keys, and what surrounds it in its own file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from regie.analyses.merging.keys import Key, keys
from regie.analyses.merging.names import Name, fold, take_apart, weight
from regie.analyses.merging.other_names import names_in
from regie.analyses.merging.part import Part
from regie.landscape import Kind, NamedRecord, Organisation, Process, fact_fields
from regie.readers.merging import Thing

_OTHER_NAMES = ("aliases", "legal_name")
_MAKERS = ("suppliers", "supplier")
_COMPARED = frozenset({Kind.TEXT, Kind.CHOICE, Kind.COUNTRY, Kind.DATE, Kind.REFERENCE})


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """`aspects` holds by field what its file says of it, references by name; `refers` the ids it refers to."""

    thing: Thing
    noun: str
    called: str
    names: tuple[Name, ...]
    keys: frozenset[Key]
    aspects: Mapping[str, frozenset[str]]
    makers: frozenset[str]
    refers: frozenset[str]

    def key(self, kind: str) -> frozenset[str]:
        """The values of one kind of key."""
        return frozenset(key.value for key in self.keys if key.kind == kind)


def describe(part: Part) -> list[Described]:
    """Every named thing of a part, in its order."""
    used_by = _used_by(part)
    return [
        _one(part, record, used_by.get(record.id, frozenset()))
        for record in part.landscape.records
        if isinstance(record, NamedRecord)
    ]


def _one(part: Part, record: NamedRecord, used_by: frozenset[str]) -> Described:
    aspects: dict[str, frozenset[str]] = {"used_by": used_by} if used_by else {}
    makers: set[str] = set()
    refers: set[str] = set()
    for field in fact_fields(type(record)):
        fact = getattr(record, field.name)
        if not fact.claims or field.kind not in _COMPARED:
            continue
        values = tuple(_values(fact))
        if not field.refers_to:
            aspects[field.name] = frozenset(map(_word, values))
            continue
        refers.update(values)
        referred = [_name_of(part, value) for value in values if value]
        aspects[field.name] = frozenset(name.compact for name in referred)
        if field.name in _MAKERS:
            makers.update(word for name in referred for word in name.words if weight(word) == 1)
    names = tuple(_names(record))
    if len(names) > 1:
        names = tuple(dict.fromkeys(names))
    thing = Thing(part.register, record.id)
    return Described(
        thing, record.noun, record.name, names, keys(record), aspects, frozenset(makers), frozenset(refers)
    )


def _names(record: NamedRecord) -> Iterator[Name]:
    organisation = isinstance(record, Organisation)
    yield from _said(record.name, organisation, record.id)
    for field in _OTHER_NAMES:
        for value in _values(getattr(record, field, None)):
            yield from _said(value, organisation)


def _said(text: str, organisation: bool, id_: str = "") -> Iterator[Name]:
    for number, said in enumerate(names_in(text)):
        yield take_apart(said.text, organisation=organisation, prefix="" if number else id_, other=said.other)


def _name_of(part: Part, id_: str) -> Name:
    organisation = isinstance(part.landscape.get(id_), Organisation)
    return next(_said(part.landscape.name_of(id_), organisation, id_))


def _values(fact: Any) -> Iterator[Any]:
    for claim in fact.claims if fact is not None else ():
        yield from claim.value if isinstance(claim.value, tuple) else (claim.value,)


@lru_cache(maxsize=65536, typed=True)
def _word(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else fold(str(value))


def _used_by(part: Part) -> Mapping[str, frozenset[str]]:
    """By application the processes that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for process in part.landscape.all(Process):
        for value in _values(process.applications):
            found[value].add(take_apart(process.name, prefix=process.id).compact)
    return {id_: frozenset(names) for id_, names in found.items()}
