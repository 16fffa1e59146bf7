"""What files hold before it is understood: things with what is said of them, shared by every form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from regie.landscape import Source
from regie.landscape.faults import Fault, Place

Line = tuple[Place, Sequence[int], int]
"""A sheet or file (or a column of it), the numbers of its rows, and which of these is meant, from 0. Of thousands of
lines hardly one is asked for its place."""


def at_line(line: Line, column: str = "") -> Place:
    """The place of a line, or of another column there."""
    at, numbers, which = line
    return Place(at.file, at.sheet, numbers[which], column or at.column)


def as_line(place: Place) -> Line:
    """The line at a place that is known already."""
    return place, (place.row,), 0


@dataclass(slots=True)
class RawClaim:
    """One claim as the file holds it: a value (or a list of values), and its source. `value` None: nobody knows.
    `overruled` holds why another claim outranks this one, and is empty when none does. `at` is its place; None when
    the row of the thing it speaks of knows it (`RawRow.where`): such claims may be shared by many rows."""

    value: object
    source: Source
    at: Place | None = None
    overruled: str = ""


@dataclass(slots=True)
class RawRow:
    """One thing as the file holds it: plain values by field, and of facts what is said.

    `cells` holds by field a value (or a list of values) that stands in the row itself and has its source, or None; what
    it holds under other names is passed by. `claims` holds by field what is said elsewhere or by other sources.
    """

    noun: str
    line: Line
    source: Source
    plain: dict[str, object] = field(default_factory=dict)
    cells: dict[str, object] = field(default_factory=dict)
    claims: dict[str, list[RawClaim]] = field(default_factory=dict)
    contested: dict[str, Place] = field(default_factory=dict)
    """Fields the file calls contested, and where; their claims must then differ."""
    elsewhere: dict[str, list[Line]] = field(default_factory=dict)
    """Where the first claims on a field stand, when not in this row."""

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return at_line(self.line)

    def at(self, column: str) -> Place:
        """The place of a column of this row."""
        return at_line(self.line, column)

    def where(self, name: str, claim: int | None) -> Place:
        """The place of what is said of the field of this name: in this row, or of the claim of this number."""
        at = None if claim is None else self.claims[name][claim].at
        if at is not None:
            return at
        elsewhere = self.elsewhere.get(name, ())
        if claim is None or claim >= len(elsewhere):
            return self.at(name)
        return at_line(elsewhere[claim])


@dataclass(slots=True, eq=False)
class RawFact:
    """What a row of a sheet of facts says of a thing, until all files are read: its cells, and its source. Rows that
    say the same share it."""

    field: object
    value: object
    source: Source
    overruled: object


@dataclass(slots=True)
class Raw:
    """Everything one or more files hold, before it is understood."""

    name: str = ""
    as_of: date | None = None
    rows: list[RawRow] = field(default_factory=list)
    facts: list[tuple[Line, object, RawFact]] = field(default_factory=list)
    """Rows of sheets of facts: where each holds its value, the cell with the id of a thing, and what is said of it."""
    faults: list[Fault] = field(default_factory=list)


def as_typed(raw: object) -> str:
    """An id as people typed it: spreadsheets hold the number 10 as 10.0."""
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()


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
