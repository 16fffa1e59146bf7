"""A plan by year: current and alternative operating cost and the one-off cost of change, by subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.cost.columns import Found, empty, text
from regie.readers.cost.money import amount
from regie.readers.mapping.sheets import Book
from regie.readers.records.values import UnfitValueError, fold
from regie.reference_data.cost_headings import headings

_DEEPEST = 30
_MILLIONS = ("mln", "miljoen", "million")


class Line(Enum):
    """What a row of a plan holds; `difference` is what its maker printed, beside which we compute our own."""

    CURRENT = "current"
    ALTERNATIVE = "alternative"
    ONCE = "once"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The amounts of one line of one subject, in euros by year. `subject` is empty where none is named."""

    subject: str
    line: Line
    amounts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class CostTable:
    """A plan as it was printed, and where it was read."""

    source: str
    years: tuple[int, ...]
    rows: tuple[PlanRow, ...]


def years_at(rows: Sequence[Sequence[object]]) -> tuple[int, dict[int, int]] | None:
    """The row (from 1) that names at least two years, and the position of each year; None when there is none."""
    for number, row in enumerate(rows[:_DEEPEST], start=1):
        found: dict[int, int] = {}
        for at, cell in enumerate(row):
            said = text(cell)
            if said.isdigit() and len(said) == 4 and 1990 <= int(said) <= 2150:
                found.setdefault(int(said), at)
        if len(found) >= 2:
            return number, found
    return None


def read_plan(book: Book) -> CostTable:
    """The plan in the first sheet that names years. Raises InputFaults with every fault."""
    faults = list(book.faults)
    for sheet in book.sheets:
        heading = years_at(sheet.rows)
        if heading is None:
            continue
        number, years = heading
        found = Found(book.file, sheet.title, number, {str(year): at for year, at in years.items()}, sheet.rows)
        scale = 6 if _in_millions(sheet.rows[:number]) else 0
        rows = tuple(_rows(found, scale, faults))
        _complete(found, rows, faults)
        if any(fault.severity.value == "error" for fault in faults):
            raise InputFaults(faults)
        return CostTable(book.file, tuple(years), rows)
    raise InputFaults([*faults, Fault(Place(book.file), Message("cost.fault.no_years"), Message("cost.mend.no_years"))])


def _rows(found: Found, scale: int, faults: list[Fault]) -> list[PlanRow]:
    known = {fold(word): Line(line) for line, words in headings("plan").items() for word in words}
    first = min(found.at.values())
    rows: list[PlanRow] = []
    subject = ""
    for number, cells in found.cells():
        labels = [text(cell) for cell in found.rows[number - 1][:first] if not empty(cell)]
        line = next((known[fold(label)] for label in reversed(labels) if fold(label) in known), None)
        if len(labels) > 1 and line is not None:
            subject = labels[0]
        if line is None:
            if labels:
                faults.append(found.fault(number, "", "unknown_line", label=labels[-1], lines=_lines()))
            continue
        if any(row.subject == subject and row.line is line for row in rows):
            faults.append(found.fault(number, "", "line_twice", label=labels[-1]))
        amounts = [_amount(found, number, year, cell, line, scale, faults) for year, cell in cells.items()]
        rows.append(PlanRow(subject, line, tuple(amounts)))
    return rows


def _amount(found: Found, row: int, year: str, cell: object, line: Line, scale: int, faults: list[Fault]) -> Decimal:
    if empty(cell):
        faults.append(found.fault(row, year, "empty_amount", year=year))
        return Decimal(0)
    try:
        return amount(cell, scale, negative=line is Line.DIFFERENCE)
    except UnfitValueError as unfit:
        faults.append(Fault(Place(found.file, found.sheet, row, year), unfit.what, unfit.mend))
        return Decimal(0)


def _complete(found: Found, rows: Sequence[PlanRow], faults: list[Fault]) -> None:
    """Every subject has a current and an alternative cost; without one-off cost a row of dashes says so."""
    for subject in dict.fromkeys(row.subject for row in rows) or ("",):
        held = {row.line for row in rows if row.subject == subject}
        for line in (Line.CURRENT, Line.ALTERNATIVE, Line.ONCE):
            if line not in held:
                label = headings("plan")[line.value][0]
                faults.append(found.fault(0, "", "line_missing", label=label, subject=subject or "–"))


def _lines() -> tuple[str, ...]:
    return tuple(words[0] for words in headings("plan").values())


def _in_millions(rows: Sequence[Sequence[object]]) -> bool:
    return any(word in text(cell).casefold() for row in rows for cell in row for word in _MILLIONS)
