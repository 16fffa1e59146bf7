"""Raw rows to a landscape: references resolved, facts with their sources, all faults at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

from regie.landscape import NOUN_BY_NAME, UNKNOWN, Fact, Landscape, Problem, Record, fields, problems
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.progress import Progress, silent
from regie.readers.reading import Reading
from regie.readers.records.names import Names
from regie.readers.records.raw import Raw, RawRow, as_typed
from regie.readers.records.samples import sample_rows
from regie.readers.records.understanding import Numbered, Understanding

_AT_ONCE = 4096

Finding = Callable[[Landscape], Iterable[Problem]]
"""What else does not fit in a landscape, to who knows more than the landscape itself."""


def nothing_else(_landscape: Landscape) -> Iterable[Problem]:
    """Nobody looks further."""
    return ()


def assemble(
    raw: Raw, progress: Progress = silent, around: Iterable[Record] = (), finding: Finding = nothing_else
) -> Reading:
    """The landscape in raw rows; None when any fault is an error.

    `around` holds things that are there already: rows may refer to them, and they are no part of what is read.
    `finding` says what else does not fit, beside what the landscape itself knows.
    """
    builder = _Builder(raw, around)
    records = builder.records(progress)
    counts = Counter(row.noun for row in raw.rows)
    landscape = Landscape(raw.name, raw.as_of, tuple(records))
    if not any(_whole(fault) for fault in raw.faults):
        builder.faults += builder.misfits(landscape, finding)
    builder.faults += sample_rows(raw.rows)
    faults = tuple(builder.faults)
    usable = not any(fault.severity is Severity.ERROR for fault in faults)
    return Reading(landscape if usable else None, faults, dict(counts))


def _whole(fault: Fault) -> bool:
    """Whether a whole file or sheet could not be read, so that what refers to it says nothing."""
    return fault.severity is Severity.ERROR and not fault.place.row


class _Builder:
    def __init__(self, raw: Raw, around: Iterable[Record]) -> None:
        self.raw = raw
        self.faults = list(raw.faults)
        self._told = {fault.place for fault in raw.faults}
        self.rows: dict[str, RawRow] = {}
        self._names = Names()
        self._name_rows()
        there = {record.id: record for record in around}
        self._replaced = {id_: record for id_, record in there.items() if id_ in self.rows}
        self._around = {id_: _bare(record) for id_, record in there.items() if id_ not in self.rows}
        for id_, record in self._around.items():
            self._names.add(id_, record.noun, getattr(record, "name", ""), around=True)

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
            self._names.add(id_, row.noun, row.plain.get("name", ""))

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
        """The things in the rows, noun by noun; rows of one noun are understood together, some thousands at a time."""
        of_noun: dict[str, list[Numbered]] = defaultdict(list)
        for number, (id_, row) in enumerate(self.rows.items()):
            of_noun[row.noun].append(Numbered(number, id_, row))
        understanding = Understanding(self._names, self._told, self._replaced)
        made: list[Record] = []
        done = 0
        for noun, rows in of_noun.items():
            for begin in range(0, len(rows), _AT_ONCE):
                some = rows[begin : begin + _AT_ONCE]
                made += understanding.things(noun, some)
                done += len(some)
                progress(done / len(self.rows))
        self.faults += understanding.faults()
        return made

    def misfits(self, landscape: Landscape, finding: Finding) -> list[Fault]:
        """What does not fit together, at the place in the file; a field that is wrong already says nothing here."""
        found = []
        told = {fault.place for fault in self.faults}
        if self._around:
            landscape = Landscape("", landscape.as_of, (*landscape.records, *self._around.values()))
        for problem in chain(problems(landscape), finding(landscape)):
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
