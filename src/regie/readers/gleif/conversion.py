"""From GLEIF's records to organisations and who owns them, with the day each record was last changed as date.

Rules, and where they come from:
- consolidated by another, or a branch of it: controlled by it (RR-CDF 2.1; IFRS 10: who consolidates controls);
- an inactive relationship without an end had ended when its record was last changed;
- a reporting exception tells whether there is a parent at all: `_INDEPENDENT`;
- a merged entity is controlled by its successor from the day it expired;
- records that are annulled or a duplicate say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from regie.landscape import UNKNOWN, Fact, Organisation, Ownership, Record, Source, fact_fields, known
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.gleif.records import Entity, Relationship
from regie.readers.gleif.selection import PARENTS, Selection
from regie.readers.reading import LeftOut
from regie.readers.records.values import UnfitValueError, parse

_VOID = frozenset({"ANNULLED", "DUPLICATE", "CANCELLED"})
_DIRECT, _ULTIMATE, _BRANCH = PARENTS
_CATEGORIES = ("ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT", "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT")
# Source: LEI Regulatory Oversight Committee, Collecting data on direct and ultimate parents of legal entities in
# the Global LEI System, phase 1 (10 March 2016), section 2.3; Reporting Exceptions format 2.1. Reasons that only
# say that a parent may not be published (NON_PUBLIC, LEGAL_OBSTACLES, …) leave open whether there is one.
_INDEPENDENT = {
    "NATURAL_PERSONS": True,  # controlled by people, without a legal entity between
    "NO_KNOWN_PERSON": True,  # nobody known controls it: diversified shareholding
    "NON_CONSOLIDATING": False,  # controlled by legal entities that need not consolidate
    "NO_LEI": False,  # there is a parent; it has no LEI
}
_FIELDS = {one.name: one for one in fact_fields(Organisation)}


class Conversion:
    """Records, faults and what has no place, of one selection."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self.faults: list[Fault] = []
        self.left_out: list[LeftOut] = []
        self._entities = {lei: one for lei, one in selection.entities.items() if self._counts(one)}
        self._relationships = [one for one in selection.relationships.values() if self._leads(one)]

    def records(self) -> list[Record]:
        """Every organisation and ownership."""
        ownerships = [*self._owned(), *self._implied(), *self._merged()]
        ends = {lei for one in ownerships for lei in (one.organisation, one.owner)}
        found = dict.fromkeys((*self._entities, *sorted(ends - self._entities.keys())))
        return [*(self._organisation(lei) for lei in found), *ownerships]

    def _counts(self, one: Entity) -> bool:
        if one.status in _VOID:
            self.left_out.append(LeftOut(one.status, one.lei, Message("gleif.left_out.void")))
            return False
        if one.status == "LAPSED":
            self._doubt(one.place, "lapsed", name=one.legal_name, since=one.renewal or one.updated or "")
        elif one.status in ("RETIRED", "MERGED"):
            self._doubt(one.place, "retired", name=one.legal_name, since=one.expired or one.updated or "")
        return True

    def _leads(self, one: Relationship) -> bool:
        if one.kind not in PARENTS:
            self.left_out.append(LeftOut(one.kind, f"{one.child} → {one.parent}", Message("gleif.left_out.kind")))
        elif not (one.child and one.parent):
            self._doubt(one.place, "half", child=one.child or "–", parent=one.parent or "–")
        elif one.status in _VOID:
            name = f"{one.child} → {one.parent}"
            self.left_out.append(LeftOut(one.status, name, Message("gleif.left_out.void")))
        else:
            return one.child != one.parent
        return False

    def _organisation(self, lei: str) -> Organisation:
        one = self._entities.get(lei)
        if one is None:
            self._doubt(Place("GLEIF"), "no_entity", lei=lei)
            return Organisation(id=lei, name=lei, lei=known(lei), source=Source("GLEIF"))
        source = _source(one.place, one.updated)
        legal_name = self._said(one, "legal_name", one.legal_name, source)
        return Organisation(
            id=lei,
            name=legal_name.value_or(lei),
            source=source,
            legal_name=legal_name,
            seat=self._said(one, "seat", one.country, source),
            independent=self._independent(lei),
            lei=known(lei, source),
            kvk=self._said(one, "kvk", one.kvk, source),
        )

    def _said(self, one: Entity, name: str, said: str, source: Source) -> Fact[str]:
        """What a record says of a field; unknown, with a warning, when that cannot be so."""
        if not said:
            return UNKNOWN
        try:
            return known(parse(_FIELDS[name], said), source)
        except UnfitValueError as unfit:
            place = Place(one.place.file, one.place.sheet, one.place.row, name)
            self.faults.append(Fault(place, unfit.what, unfit.mend, Severity.WARNING))
            return UNKNOWN

    def _independent(self, lei: str) -> Fact[bool]:
        for category in _CATEGORIES:
            reported = self._selection.exceptions.get((lei, category))
            if reported is None:
                continue
            answers = {_INDEPENDENT.get(reason) for reason in reported.reasons}
            answer = answers.pop() if len(answers) == 1 else None
            return UNKNOWN if answer is None else known(answer, _source(reported.place, None))
        return UNKNOWN

    def _owned(self) -> Iterator[Ownership]:
        for one in self._relationships:
            source = _source(one.place, one.updated)
            until = one.until or (one.updated if not one.active else None)
            yield _ownership((one.child, one.parent, one.kind), source, one.since, until, one.share)

    def _implied(self) -> Iterator[Ownership]:
        """Who consolidates a company in the end also consolidates its direct parent, which need not report that."""
        reported = {(one.child, one.parent) for one in self._relationships}
        ultimate = {one.child: one for one in self._relationships if one.kind == _ULTIMATE and one.active}
        told = set(ultimate)
        for one in self._relationships:
            top = ultimate.get(one.child)
            if one.kind != _DIRECT or not one.active or top is None:
                continue
            pair = (one.parent, top.parent)
            if one.parent != top.parent and one.parent not in told and pair not in reported:
                reported.add(pair)
                since = max((day for day in (one.since, top.since) if day), default=None)
                yield _ownership((*pair, "implied"), _source(top.place, top.updated), since, top.until, None)

    def _merged(self) -> Iterator[Ownership]:
        for one in self._entities.values():
            for successor in one.successors if one.status in ("RETIRED", "MERGED") else ():
                source = _source(one.place, one.updated)
                yield _ownership((one.lei, successor, "successor"), source, one.expired, None, None)

    def _doubt(self, place: Place, key: str, **values: object) -> None:
        what = Message(f"gleif.fault.{key}", **values)
        self.faults.append(Fault(place, what, Message(f"gleif.mend.{key}"), Severity.WARNING))


def _source(place: Place, updated: date | None) -> Source:
    return Source(f"GLEIF, {place.file}", updated)


def _ownership(
    key: tuple[str, str, str], source: Source, since: date | None, until: date | None, share: float | None
) -> Ownership:
    child, parent, kind = key

    def said(value: Any) -> Fact[Any]:
        return UNKNOWN if value is None else known(value, source)

    return Ownership(
        id=f"{child} < {parent} ({kind})",
        organisation=child,
        owner=parent,
        source=source,
        share=said(share),
        control=known(True, source),
        since=said(since),
        until=said(until),
    )
