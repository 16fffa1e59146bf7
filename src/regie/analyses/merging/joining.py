"""Groups of things to the records of one landscape, each with the claims of all registers that know it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from regie.analyses.merging.claims import in_landscape, join_facts
from regie.analyses.merging.part import Part
from regie.landscape import NO_SOURCE, UNKNOWN, FactRef, Field, Kind, Record, Status, fields
from regie.readers.merging import Thing
from regie.reference_data.precedence import Precedence


@dataclass(slots=True)
class Joining:
    """Makes records of groups, and keeps what was contradicted on the way. The first of a group gives the name; claims
    stand in the order of the parts."""

    parts: Sequence[Part]
    id_of: Callable[[Thing], str]
    precedence: Precedence
    confirmed: str
    contested: list[FactRef] = field(default_factory=list)
    overruled: list[FactRef] = field(default_factory=list)
    kept: list[FactRef] = field(default_factory=list)
    _place: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._place = {part.register: number for number, part in enumerate(self.parts)}

    def records(self, groups: Iterable[tuple[Thing, ...]]) -> list[Record]:
        """One record a group, in the order of the groups."""
        by_register = {part.register: part.landscape for part in self.parts}
        return [self._record([(thing, by_register[thing.register][thing.id]) for thing in group]) for group in groups]

    def _record(self, members: Sequence[tuple[Thing, Record]]) -> Record:
        thing, first = members[0]
        id_ = self.id_of(thing)
        values: dict[str, Any] = {"id": id_, "source": _row_source(record for _, record in members)}
        for one in fields(type(first)):
            if one.name == "id":
                continue
            if not one.plain:
                values[one.name] = self._fact(id_, first.noun, one, members)
            elif one.kind is Kind.REFERENCE:
                values[one.name] = self.id_of(Thing(thing.register, getattr(first, one.name)))
            else:
                values[one.name] = next((held for _, record in members if (held := getattr(record, one.name))), "")
        return type(first)(**values)

    def _renaming(self, register: str) -> Callable[[str], str]:
        return lambda id_: self.id_of(Thing(register, id_))

    def _fact(self, id_: str, noun: str, one: Field, members: Sequence[tuple[Thing, Record]]) -> Any:
        if all(getattr(record, one.name) is UNKNOWN for _, record in members):
            return UNKNOWN
        facts = [
            in_landscape(one, getattr(record, one.name), self._renaming(thing.register))
            for thing, record in sorted(members, key=lambda member: self._place[member[0].register])
        ]
        joined = join_facts(noun, one.name, facts, self.precedence, self.confirmed)
        ref = FactRef(id_, one.name)
        if joined.fact.status is Status.CONTESTED:
            self.contested.append(ref)
        if joined.fact.overruled:
            self.overruled.append(ref)
        if joined.kept:
            self.kept.append(ref)
        return joined.fact


def _row_source(records: Iterable[Record]) -> Any:
    return next((record.source for record in records if record.source != NO_SOURCE), NO_SOURCE)
