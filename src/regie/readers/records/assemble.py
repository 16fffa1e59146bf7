"""Raw rows to a landscape: references resolved, facts with their sources, all faults at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
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
    fields,
    problems,
)
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.progress import Progress, silent
from regie.readers.reading import Reading
from regie.readers.records.raw import Raw, RawClaim, RawRow, as_typed
from regie.readers.records.samples import sample_rows
from regie.readers.records.values import UnfitValueError, parse

_TOLD_EVERY = 500


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
    builder.faults += sample_rows(raw.rows)
    faults = tuple(builder.faults)
    usable = not any(fault.severity is Severity.ERROR for fault in faults)
    return Reading(landscape if usable else None, faults, dict(counts))


def _torn(record: Record) -> bool:
    """Whether a relation lacks what it is, or what it is between, which has been said; nothing refers to it."""
    if isinstance(record, NamedRecord):
        return False
    held = [(one.kind, getattr(record, one.name)) for one in _plain_fields(record.noun)]
    return any(value is None or (value == "" and kind is Kind.CHOICE) for kind, value in held)


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
        # what is the very same object says the same: sources and lists of claims are compared by that alone
        self._cells: dict[tuple[str, int], dict[str, dict[object, Fact[Any]]]] = defaultdict(_by_field)
        self._claims: dict[str, dict[int, Fact[Any]]] = defaultdict(dict)
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
        facts = _facts_by_name(row.noun)
        # estates repeat themselves: what one source says of a field is understood once, and so are shared claims
        understood = self._cells[row.noun, id(row.source)]
        for name, raw in row.cells.items():
            if raw is None:
                continue
            key = raw if type(raw) is str else _key(raw)
            known = understood[name].get(key)
            values[name] = self._cell(row, facts[name], key, understood[name]) if known is None else known
        shared = self._claims[row.noun]
        for name, said in row.claims.items():
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
        raw = row.cells[one.name]
        value = self._many(row, one, raw) if one.many else self._value(row, one, raw)
        # what did not fit has been said; what else is wrong can still be found
        fact = UNKNOWN if value is None else Fact((Claim(value, row.source),))
        if key is not None and len(self.faults) == faults:
            understood[key] = fact
        return fact

    def _claimed(
        self, row: RawRow, one: Field, said: Sequence[RawClaim], understood: dict[int, Fact[Any]]
    ) -> Fact[Any]:
        """The fact of claims that were not understood before."""
        faults = len(self.faults)
        claims: list[Claim[Any]] = []
        overruled: list[Overruled[Any]] = []
        asked = NO_SOURCE
        for number, raw in enumerate(said):
            if raw.value is None:
                asked = raw.source
                continue
            held = raw.value
            value = self._many(row, one, held, number) if one.many else self._value(row, one, held, number)
            if value is None:  # it did not fit, which has been said; what else is wrong can still be found
                continue
            if raw.overruled:
                overruled.append(Overruled(value, raw.source, raw.overruled))
            else:
                claims.append(Claim(value, raw.source))
        fact = Fact(tuple(claims), asked, tuple(overruled)) if claims or overruled or asked != NO_SOURCE else UNKNOWN
        if len(self.faults) == faults:
            understood[id(said)] = fact
        return fact

    def _plain(self, row: RawRow, one: Field) -> Any:
        raw = row.plain.get(one.name, "")
        if raw is None or raw == "":
            if one.name != "group":
                self._fault(row.place, one.name, Message("records.fault.missing"), Message("records.mend.missing"))
            return ""
        return self._value(row, one, raw)

    def _many(self, row: RawRow, one: Field, raw: object, claim: int | None = None) -> tuple[Any, ...]:
        items = raw if isinstance(raw, list | tuple) else [raw]
        values = [self._value(row, one, item, claim) for item in items]
        return tuple([value for value in values if value is not None])

    def _value(self, row: RawRow, one: Field, raw: object, claim: int | None = None) -> Any:
        """A value of the row itself, or of its claim of this number; None after saying what does not fit."""
        try:
            value = parse(one, raw)
        except UnfitValueError as unfit:
            self.faults.append(Fault(row.where(one.name, claim), unfit.what, unfit.mend))
            return None
        return self._referred(row, one, value, claim) if one.kind is Kind.REFERENCE else value

    def _referred(self, row: RawRow, one: Field, text: str, claim: int | None) -> str:
        """The id meant by an id or a unique name; what is not found stays for `problems` to name."""
        if text in self.rows or text in self._around or text == NONE:
            return text
        folded = text.strip().casefold()
        if folded in self._ids:
            return self._ids[folded]
        named = [id_ for id_ in self._by_name.get(folded, ()) if self._noun(id_) in one.refers_to]
        if len(named) > 1:
            what = Message("records.fault.ambiguous_name", name=text)
            mend = Message("records.mend.ambiguous_name", ids=tuple(named))
            self.faults.append(Fault(row.where(one.name, claim), what, mend))
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
            place = row.where(problem.at.field, 0 if row.claims.get(problem.at.field) else None)
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


def _by_field() -> dict[str, dict[object, Fact[Any]]]:
    return defaultdict(dict)


def _key(raw: object) -> object:
    """Raw values of a field with the same key mean the same; None when it has none. To Python 1.0, 1 and True are
    equal, but no text is equal to anything else."""
    if isinstance(raw, list):
        return tuple(raw) if {str}.issuperset(map(type, raw)) else None
    return raw if isinstance(raw, str) else (type(raw), raw)


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
