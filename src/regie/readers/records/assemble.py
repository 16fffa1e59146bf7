"""Raw rows to a landscape: references resolved, facts with their sources, all faults at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

from regie.landscape import (
    NO_SOURCE,
    NONE,
    NOUN_BY_NAME,
    UNKNOWN,
    Claim,
    Fact,
    Field,
    Kind,
    Landscape,
    NamedRecord,
    Overruled,
    Record,
    Source,
    fields,
    problems,
)
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.progress import Progress, silent
from regie.readers.reading import Reading
from regie.readers.records.values import UnfitValueError, parse

_TOLD_EVERY = 500


@dataclass(slots=True)
class RawClaim:
    """One claim as the file holds it: a value (or a list of values), and its source. `value` None: nobody knows.
    `overruled` holds why another claim outranks this one, and is empty when none does. `at` is its place, or that of
    a row when `column` says the rest: of thousands of claims hardly one is asked where it is. None when it stands in
    the row of the thing it speaks of, where its field is: such claims may be shared by many rows."""

    value: object
    source: Source
    at: Place | None = None
    overruled: str = ""
    column: str = ""


@dataclass(slots=True)
class RawRow:
    """One thing as the file holds it: plain values by field, and of facts what is said.

    `cells` holds by field a value (or a list of values) that stands in the row itself and has its source; `claims` by
    field what is said elsewhere or by other sources.
    """

    noun: str
    place: Place
    source: Source
    plain: dict[str, object] = field(default_factory=dict)
    cells: dict[str, object] = field(default_factory=dict)
    claims: dict[str, Sequence[RawClaim]] = field(default_factory=dict)
    contested: dict[str, Place] = field(default_factory=dict)
    """Fields the file calls contested, and where; their claims must then differ."""

    def at(self, column: str) -> Place:
        """The place of a column of this row."""
        return Place(self.place.file, self.place.sheet, self.place.row, column)

    def where(self, claim: RawClaim, name: str) -> Place:
        """The place of a claim on the field of this name."""
        at = claim.at
        if at is None:
            return self.at(name)
        return Place(at.file, at.sheet, at.row, claim.column) if claim.column else at


@dataclass(slots=True)
class RawFact:
    """A row of a sheet of facts, until all files are read: cells by column, and the row's source."""

    place: Place
    cells: Mapping[str, object]
    source: Source


@dataclass(slots=True)
class Raw:
    """Everything one or more files hold, before it is understood."""

    name: str = ""
    as_of: date | None = None
    rows: list[RawRow] = field(default_factory=list)
    facts: list[RawFact] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def assemble(raw: Raw, progress: Progress = silent, around: Iterable[Record] = ()) -> Reading:
    """The landscape in raw rows; None when any fault is an error.

    `around` holds things that are there already: rows may refer to them, and they are no part of what is read.
    """
    builder = _Builder(raw, around)
    records = builder.records(progress)
    counts = Counter(row.noun for row in raw.rows)
    landscape = Landscape(raw.name, raw.as_of, tuple(record for record in records if not _torn(record)))
    if not any(_whole(fault) for fault in raw.faults):
        builder.faults += builder.misfits(landscape)
    faults = tuple(builder.faults)
    usable = not any(fault.severity is Severity.ERROR for fault in faults)
    return Reading(landscape if usable else None, faults, dict(counts))


def _torn(record: Record) -> bool:
    """Whether a relation lacks what it is between, which has been said; nothing refers to it."""
    if isinstance(record, NamedRecord):
        return False
    return any(getattr(record, one.name) is None for one in _plain_fields(record.noun))


def _whole(fault: Fault) -> bool:
    """Whether a whole file or sheet could not be read, so that what refers to it says nothing."""
    return fault.severity is Severity.ERROR and not fault.place.row


class _Builder:
    def __init__(self, raw: Raw, around: Iterable[Record]) -> None:
        self.raw = raw
        self.faults = list(raw.faults)
        self._told = {fault.place for fault in raw.faults}
        self.rows: dict[str, RawRow] = {}
        self._ids: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._cells: dict[tuple[str, Source], dict[object, Fact[Any]]] = defaultdict(dict)
        self._claims: dict[str, dict[object, Fact[Any]]] = defaultdict(dict)
        self._name_rows()
        there = {record.id: record for record in around}
        self._replaced = {id_: record for id_, record in there.items() if id_ in self.rows}
        self._around = {id_: _bare(record) for id_, record in there.items() if id_ not in self.rows}
        self._name_around()

    def _name_rows(self) -> None:
        for row in self.raw.rows:
            id_ = as_typed(row.plain.get("id", ""))
            if not id_:
                id_ = self._derived(row)
                row.plain["id"] = id_
            if not id_:
                self._fault(row.place, "id", Message("records.fault.no_id"), Message("records.mend.no_id"))
                continue
            if id_ in self.rows:
                self._fault(row.place, "id", _twice(id_, self.rows[id_].place), Message("records.mend.twice"))
                continue
            self.rows[id_] = row
            self._ids[id_.casefold()] = id_
            name = str(row.plain.get("name", "")).strip()
            if name:
                self._by_name[name.casefold()].append(id_)

    def _name_around(self) -> None:
        for id_, record in self._around.items():
            self._ids.setdefault(id_.casefold(), id_)
            name = str(getattr(record, "name", "")).strip()
            if name:
                self._by_name[name.casefold()].append(id_)

    def _derived(self, row: RawRow) -> str:
        """An id for a row that needs none of its own: its plain fields, and a number when there are more."""
        if "name" in {one.name for one in fields(NOUN_BY_NAME[row.noun])}:
            return ""
        plain = (one for one in fields(NOUN_BY_NAME[row.noun]) if one.plain and one.name != "id")
        parts = [str(row.plain.get(one.name, "")).strip() for one in plain]
        base = " ".join(part for part in (row.noun, *parts) if part)
        number = 2
        id_ = base
        while id_ in self.rows:
            id_, number = f"{base} ({number})", number + 1
        return id_

    def records(self, progress: Progress) -> list[Record]:
        made = []
        for number, (id_, row) in enumerate(self.rows.items()):
            made.append(self._record(id_, row))
            if number % _TOLD_EVERY == 0:
                progress(number / len(self.rows))
        return made

    def _record(self, id_: str, row: RawRow) -> Record:
        noun = NOUN_BY_NAME[row.noun]
        values: dict[str, Any] = {"id": id_, "source": row.source}
        for one in _plain_fields(row.noun):
            values[one.name] = self._plain(row, one)
        understood, facts = self._cells[row.noun, row.source], _facts_by_name(row.noun)
        for name, raw in row.cells.items():
            # estates repeat themselves: what one source says of a field is understood once
            key = (name, type(raw), raw) if type(raw) is not list else _key(name, raw)
            known = understood.get(key)
            values[name] = self._cell(row, facts[name], key, understood) if known is None else known
        shared = self._claims[row.noun]
        for name, said in row.claims.items():
            # rows that share their claims have the very same list of them
            known = shared.get(id(said))
            values[name] = self._claimed(row, facts[name], said, shared) if known is None else known
        for name, place in row.contested.items():
            # who says of a thing that is there that it is contested, repeats what is there
            held: Fact[Any] = values.get(name, getattr(self._replaced.get(id_), name, UNKNOWN))
            if len(held.candidates or ()) < 2:
                what, mend = Message("records.fault.contested"), Message("records.mend.contested")
                self.faults.append(Fault(place, what, mend))
        return noun(**values)

    def _cell(self, row: RawRow, one: Field, key: object, understood: dict[object, Fact[Any]]) -> Fact[Any]:
        """The fact of a cell that was not understood before."""
        faults = len(self.faults)
        raw, where = row.cells[one.name], partial(row.at, one.name)
        value = self._many(one, raw, where) if one.many else self._value(one, raw, where)
        # what did not fit has been said; what else is wrong can still be found
        fact = UNKNOWN if value is None else Fact((Claim(value, row.source),))
        if key is not None and len(self.faults) == faults:
            understood[key] = fact
        return fact

    def _claimed(
        self, row: RawRow, one: Field, said: Sequence[RawClaim], understood: dict[object, Fact[Any]]
    ) -> Fact[Any]:
        """The fact of claims, understood once where the same claims come back."""
        keys = [_key(one.name, raw.value) for raw in said]
        key = (*keys, *((raw.source, raw.overruled) for raw in said)) if None not in keys else None
        fact = None if key is None else understood.get(key)
        if fact is None:
            faults = len(self.faults)
            fact = self._fact(row, one, said)
            if len(self.faults) > faults:
                return fact
            understood[key] = fact
        understood[id(said)] = fact
        return fact

    def _plain(self, row: RawRow, one: Field) -> Any:
        raw = row.plain.get(one.name, "")
        if raw in ("", None):
            if one.name != "group":
                self._fault(row.place, one.name, Message("records.fault.missing"), Message("records.mend.missing"))
            return ""
        return self._value(one, raw, partial(row.at, one.name))

    def _fact(self, row: RawRow, one: Field, said: Sequence[RawClaim]) -> Fact[Any]:
        claims: list[Claim[Any]] = []
        overruled: list[Overruled[Any]] = []
        asked = NO_SOURCE
        for raw in said:
            if raw.value is None:
                asked = raw.source
                continue
            where = partial(row.where, raw, one.name)
            value = self._many(one, raw.value, where) if one.many else self._value(one, raw.value, where)
            if value is None:  # it did not fit, which has been said; what else is wrong can still be found
                continue
            if raw.overruled:
                overruled.append(Overruled(value, raw.source, raw.overruled))
            else:
                claims.append(Claim(value, raw.source))
        if not claims and not overruled and asked == NO_SOURCE:
            return UNKNOWN
        return Fact(tuple(claims), asked, tuple(overruled))

    def _many(self, one: Field, raw: object, where: Callable[[], Place]) -> tuple[Any, ...]:
        items = raw if isinstance(raw, list | tuple) else [raw]
        values = (self._value(one, item, where) for item in items)
        return tuple(value for value in values if value is not None)

    def _value(self, one: Field, raw: object, where: Callable[[], Place]) -> Any:
        try:
            value = parse(one, raw)
        except UnfitValueError as unfit:
            self.faults.append(Fault(where(), unfit.what, unfit.mend))
            return None
        return self._referred(one, value, where) if one.kind is Kind.REFERENCE else value

    def _referred(self, one: Field, text: str, where: Callable[[], Place]) -> str:
        """The id meant by an id or a unique name; what is not found stays for `problems` to name."""
        if text in self.rows or text in self._around or text == NONE:
            return text
        folded = text.strip().casefold()
        if folded in self._ids:
            return self._ids[folded]
        named = [id_ for id_ in self._by_name.get(folded, ()) if self._noun(id_) in one.refers_to]
        if len(named) > 1:
            what = Message("records.fault.ambiguous_name", name=text)
            self.faults.append(Fault(where(), what, Message("records.mend.ambiguous_name", ids=tuple(named))))
        return named[0] if named else text

    def _noun(self, id_: str) -> str:
        return self.rows[id_].noun if id_ in self.rows else self._around[id_].noun

    def misfits(self, landscape: Landscape) -> list[Fault]:
        """What does not fit together, at the place in the file; a field that is wrong already says nothing here."""
        found = []
        told = {fault.place for fault in self.faults}
        if self._around:
            landscape = Landscape("", landscape.as_of, (*landscape.records, *self._around.values()))
        for problem in problems(landscape):
            if problem.at.id in self._around:
                continue
            row = self.rows[problem.at.id]
            claims = row.claims.get(problem.at.field)
            place = row.where(claims[0], problem.at.field) if claims else row.at(problem.at.field)
            if place not in told:
                found.append(Fault(place, problem.what, problem.mend, problem.severity))
        return found

    def _fault(self, place: Place, column: str, what: Message, mend: Message) -> None:
        at = Place(place.file, place.sheet, place.row, column)
        if at not in self._told:  # a cell with the error of a formula is not missing as well
            self.faults.append(Fault(at, what, mend))


def _bare(record: Record) -> Record:
    """A thing without its facts: they are not what is being read."""
    return type(record)(**{one.name: getattr(record, one.name) for one in fields(type(record)) if one.plain})


def _twice(id_: str, first: Place) -> Message:
    if not first.row:
        return Message("records.fault.twice_in_file", id=id_, file=first.file)
    return Message("records.fault.twice", id=id_, sheet=first.sheet or first.file, row=first.row)


@cache
def _plain_fields(noun: str) -> tuple[Field, ...]:
    """Those beside the id."""
    return tuple(one for one in fields(NOUN_BY_NAME[noun]) if one.plain and one.name != "id")


@cache
def _facts_by_name(noun: str) -> Mapping[str, Field]:
    return {one.name: one for one in fields(NOUN_BY_NAME[noun]) if not one.plain}


def _key(name: str, raw: object) -> object:
    """Raw values with the same key mean the same; None when it has none. To Python 1.0, 1 and True are equal."""
    if isinstance(raw, list):
        return (name, list, tuple(raw)) if {str}.issuperset(map(type, raw)) else None
    return name, type(raw), raw


def as_typed(raw: object) -> str:
    """An id as people typed it: spreadsheets hold the number 10 as 10.0."""
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()


def disassemble(record: Record) -> tuple[Mapping[str, object], Mapping[str, Fact[Any]]]:
    """A record as plain values and facts by field; unknown facts of which nobody was asked are left out."""
    plain: dict[str, object] = {}
    facts: dict[str, Fact[Any]] = {}
    for one in fields(type(record)):
        held = getattr(record, one.name)
        if one.plain:
            plain[one.name] = held
        elif held != UNKNOWN:
            facts[one.name] = held
    return plain, facts


def merge(raws: Iterable[Raw]) -> Raw:
    """Several files as one; the first that has a name and a date gives them."""
    parts: Sequence[Raw] = list(raws)
    return Raw(
        name=next((raw.name for raw in parts if raw.name), ""),
        as_of=next((raw.as_of for raw in parts if raw.as_of), None),
        rows=[row for raw in parts for row in raw.rows],
        facts=[fact for raw in parts for fact in raw.facts],
        faults=[fault for raw in parts for fault in raw.faults],
    )
