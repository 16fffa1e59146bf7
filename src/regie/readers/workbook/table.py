"""The rows of a sheet under its headings, with every mistake at its cell."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.records.cells import is_error
from regie.readers.records.raw import Raw
from regie.readers.records.values import fold
from regie.readers.workbook.layout import Column, by_heading
from regie.readers.workbook.sheet import Sheet
from regie.readers.workbook.sheet_facts import SpecialCell

Row = tuple[object, ...]
_NOTHING = frozenset({None, ""})
_ODD_STARTS = frozenset("#Ee") | {sign for sign in map(chr, range(0x3001)) if sign.isspace()}
"""How cells begin that may be the error of a formula, or nothing but space."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet that hold anything under a known heading: their numbers, from 1 as people see them, and their
    cells by known column, None or an empty text where there is nothing. `place` is that of the sheet."""

    place: Place
    numbers: Sequence[int] = ()
    rows: Sequence[Row] = ()


def read_table(raw: Raw, place: Place, sheet: Sheet, known: Sequence[Column]) -> Table:
    """The rows under the heading; a cell that is an error is left out, and a fault."""
    rows = _with_mistakes(sheet)
    heading = next((number for number, row in enumerate(rows) if any(_filled(cell) for cell in row)), None)
    if heading is None:
        return Table(place)
    named = _headings(raw, at_row(place, heading + 1), rows[heading], by_heading(known))
    for first, column in sheet.merged:
        if first > heading + 1 and column - 1 in named:
            at = at_row(place, first, named[column - 1])
            raw.faults.append(fault_at(at, "merged", Severity.WARNING))
    width = max(named, default=-1) + 1
    places = {name: index for index, name in named.items()}
    pick = _picker([places.get(column.name) for column in known])
    cells = [pick(row if len(row) >= width else [*row, *[None] * (width - len(row))]) for row in rows[heading + 1 :]]
    return _kept(raw, place, cells, heading + 2, known)


def _kept(raw: Raw, place: Place, rows: Sequence[Row], first: int, known: Sequence[Column]) -> Table:
    """The rows that hold anything, without what is odd."""
    # the cells of a sheet repeat themselves: each distinct one is judged once
    strange = set().union(*rows) - _NOTHING
    odd = {cell for cell in strange if (not isinstance(cell, str) or cell[0] in _ODD_STARTS) and _is_odd(cell)}
    if not odd and not any(map(_NOTHING.issuperset, rows)):
        return Table(place, range(first, first + len(rows)), rows)
    kept: dict[int, Row] = {}
    for number, row in enumerate(rows, start=first):
        filled = row if odd.isdisjoint(row) else tuple([cell if _filled(cell) else None for cell in row])
        if not _NOTHING.issuperset(filled):
            kept[number] = row if filled is row else _without_mistakes(raw, place, number, filled, known)
    return Table(place, tuple(kept), tuple(kept.values()))


def at_row(sheet: Place, number: int, column: str = "") -> Place:
    """A row of a sheet, or a cell in it."""
    return Place(sheet.file, sheet.sheet, number, column)


def fault_at(place: Place, key: str, severity: Severity = Severity.ERROR, /, **values: object) -> Fault:
    """A fault of the area `workbook`, and how to mend it."""
    return Fault(place, Message(f"workbook.fault.{key}", **values), Message(f"workbook.mend.{key}"), severity)


def _picker(indices: Sequence[int | None]) -> Callable[[Sequence[object]], Row]:
    """Takes these cells from a row, of which there are two or more; nothing where a column is not there."""
    there = [index for index in indices if index is not None]
    if len(there) == len(indices):
        return itemgetter(*there)
    return lambda row: tuple([None if index is None else row[index] for index in indices])


def _headings(raw: Raw, place: Place, row: Sequence[object], headings: Mapping[str, Column]) -> Mapping[int, str]:
    """Column names by their index in the row of headings."""
    named: dict[int, str] = {}
    unknown: list[Fault] = []
    for index, cell in enumerate(row):
        if not _filled(cell):
            continue
        text = str(cell) if not isinstance(cell, SpecialCell) else cell.error
        at = at_row(place, place.row, text)
        column = headings.get(fold(text))
        if column is None:
            unknown.append(_unknown_column(at, headings))
        elif column.name in named.values():
            raw.faults.append(fault_at(at, "column_twice"))
        else:
            named[index] = column.name
    raw.faults.extend(unknown if named else [fault_at(place, "no_columns")])
    return named


def _with_mistakes(sheet: Sheet) -> Sequence[Sequence[object]]:
    """The rows, with errors and formulas that have no outcome in the places where the values are empty."""
    wrong = {at: cell for at, cell in sheet.special.items() if cell.error or not cell.stored}
    if not wrong:
        return sheet.rows
    rows = [list(row) for row in sheet.rows]
    for (row, column), cell in wrong.items():
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend([None] * (column - len(rows[row - 1])))
        rows[row - 1][column - 1] = cell
    return rows


def _is_odd(cell: object) -> bool:
    return cell.isspace() or is_error(cell) if isinstance(cell, str) else isinstance(cell, SpecialCell)


def _without_mistakes(raw: Raw, place: Place, number: int, cells: Row, known: Sequence[Column]) -> Row:
    wrong = {index: cell for index, cell in enumerate(cells) if _is_odd(cell)}
    for index, cell in wrong.items():
        at = at_row(place, number, known[index].name)
        error = cell.error if isinstance(cell, SpecialCell) else str(cell).strip()
        raw.faults.append(fault_at(at, "formula", value=error) if error else fault_at(at, "not_computed"))
    return tuple(None if index in wrong else cell for index, cell in enumerate(cells))


def _unknown_column(place: Place, headings: Mapping[str, Column]) -> Fault:
    near = difflib.get_close_matches(fold(place.column), headings, n=1, cutoff=0.6)
    mend = (
        Message("workbook.mend.nearest_column", column=headings[near[0]].label["nl"])
        if near
        else Message("workbook.mend.column")
    )
    return Fault(place, Message("workbook.fault.column", column=place.column), mend, Severity.WARNING)


def _filled(cell: object) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
