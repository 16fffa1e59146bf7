"""Sheets of cells to raw rows, with every fault at its cell."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import cast

from regie.landscape import NOUN_BY_NAME, Field, Kind, Source, fields
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.progress import Progress, silent
from regie.readers.records.assemble import Raw, RawFact, RawRow
from regie.readers.records.cells import is_contested, is_error, is_unknown, understand, unprotect
from regie.readers.records.values import UnfitValueError, fold, parse
from regie.readers.workbook.layout import (
    ABOUT_SHEET,
    DATE,
    FACTS_SHEET,
    SOURCE,
    Column,
    by_heading,
    columns,
    plain_columns,
    sheet_names,
)
from regie.readers.workbook.sheet_facts import SpecialCell

_DATE_FIELD = next(one for one in fields(NOUN_BY_NAME["contract"]) if one.kind is Kind.DATE)
_CONTESTED, _UNKNOWN = object(), object()  # not the words themselves: a text may say "betwist" and mean it


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as its form gave it: title, and rows of cells; row numbers count from 1.

    `special` tells which cells are formulas or errors, by (row, column) from 1; `merged` where merged cells begin.
    """

    title: str
    rows: Sequence[Sequence[object]]
    special: Mapping[tuple[int, int], SpecialCell] = field(default_factory=dict)
    merged: Sequence[tuple[int, int]] = ()
    hidden: bool = False


def read_sheets(file: str, sheets: Sequence[Sheet], progress: Progress = silent) -> Raw:
    """All rows of the sheets of one file; `facts.add_facts` adds the sheet of facts once every file is read."""
    raw = Raw()
    known = 0
    for number, sheet in enumerate(sheets):
        progress(number / len(sheets))
        name = sheet_names().get(fold(sheet.title))
        if name is None:
            raw.faults.append(_fault(Place(file, sheet.title), "sheet", Severity.WARNING, sheet=sheet.title))
            continue
        known += 1
        if sheet.hidden:
            raw.faults.append(_fault(Place(file, sheet.title), "hidden", Severity.WARNING))
        if name == ABOUT_SHEET:
            _about(raw, file, sheet)
        elif name == FACTS_SHEET:
            for place, cells in _rows(raw, file, sheet, plain_columns(FACTS_SHEET)):
                raw.facts.append(RawFact(place, cells, read_source(raw, place, cells)))
        else:
            known_fields = {one.name: (one, dict[str, object]()) for one in fields(NOUN_BY_NAME[name])}
            for place, cells in _rows(raw, file, sheet, columns(NOUN_BY_NAME[name])):
                raw.rows.append(_row(raw, name, place, cells, known_fields))
    if not known:
        raw.faults.append(_fault(Place(file), "no_sheets"))
    return raw


def _fault(place: Place, key: str, severity: Severity = Severity.ERROR, /, **values: object) -> Fault:
    return Fault(place, Message(f"workbook.fault.{key}", **values), Message(f"workbook.mend.{key}"), severity)


def _rows(raw: Raw, file: str, sheet: Sheet, known: Sequence[Column]) -> Iterator[tuple[Place, Mapping[str, object]]]:
    """Rows that hold anything, as cells by column name; a cell that is an error is a fault and left out."""
    rows = _with_mistakes(sheet)
    heading = next((number for number, row in enumerate(rows) if any(_filled(cell) for cell in row)), None)
    if heading is None:
        return
    named = _headings(raw, Place(file, sheet.title, heading + 1), rows[heading], by_heading(known))
    for first, column in sheet.merged:
        if first > heading + 1 and column - 1 in named:
            raw.faults.append(_fault(Place(file, sheet.title, first, named[column - 1]), "merged", Severity.WARNING))
    width = max(named, default=-1) + 1
    places = {name: index for index, name in named.items()}
    wanted = [(places[column.name], column.name) for column in known if column.name in places]
    # the cells of a sheet repeat themselves: each distinct one is judged once
    judged: set[object] = set()
    odd: set[object] = set()
    for number, row in enumerate(rows[heading + 1 :], start=heading + 2):
        whole = row if len(row) >= width else [*row, *[None] * (width - len(row))]
        cells = {name: cell for index, name in wanted if (cell := whole[index]) is not None and cell != ""}
        if not judged.issuperset(cells.values()):
            fresh = [cell for cell in cells.values() if cell not in judged]
            judged.update(fresh)
            odd.update(cell for cell in fresh if not _filled(cell) or _is_mistake(cell))
        place = Place(file, sheet.title, number)
        if odd and not odd.isdisjoint(cells.values()):
            cells = {name: cell for name, cell in cells.items() if _filled(cell)}
            if not cells:
                continue
            yield place, _without_mistakes(raw, place, cells)
        elif cells:
            yield place, cells


def _headings(raw: Raw, place: Place, row: Sequence[object], headings: Mapping[str, Column]) -> Mapping[int, str]:
    """Column names by their index in the row of headings."""
    named: dict[int, str] = {}
    unknown: list[Fault] = []
    for index, cell in enumerate(row):
        if not _filled(cell):
            continue
        text = str(cell) if not isinstance(cell, SpecialCell) else cell.error
        at = Place(place.file, place.sheet, place.row, text)
        column = headings.get(fold(text))
        if column is None:
            unknown.append(_unknown_column(at, headings))
        elif column.name in named.values():
            raw.faults.append(_fault(at, "column_twice"))
        else:
            named[index] = column.name
    raw.faults.extend(unknown if named else [_fault(place, "no_columns")])
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


def _is_mistake(cell: object) -> bool:
    return isinstance(cell, SpecialCell) or is_error(cell)


def _without_mistakes(raw: Raw, place: Place, cells: Mapping[str, object]) -> Mapping[str, object]:
    wrong = {name: cell for name, cell in cells.items() if _is_mistake(cell)}
    if not wrong:
        return cells
    for name, cell in wrong.items():
        at = Place(place.file, place.sheet, place.row, name)
        error = cell.error if isinstance(cell, SpecialCell) else str(cell).strip()
        raw.faults.append(_fault(at, "formula", value=error) if error else _fault(at, "not_computed"))
    return {name: cell for name, cell in cells.items() if name not in wrong}


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


def _row(
    raw: Raw,
    noun: str,
    place: Place,
    cells: Mapping[str, object],
    known: Mapping[str, tuple[Field, dict[str, object]]],
) -> RawRow:
    """A row of a noun; `known` holds its fields, each with the meanings of texts that came by in it."""
    row = RawRow(noun, place, read_source(raw, place, cells))
    for name, cell in cells.items():
        if name not in known:
            continue
        one, meanings = known[name]
        if isinstance(cell, str):
            # the cells of a column repeat themselves: each distinct text is understood once
            meaning = meanings.get(cell)
            if meaning is None:
                meaning = meanings[cell] = _meaning(one, cell)
        else:
            meaning = understand(one, cell)
        if one.plain:
            row.plain[name] = meaning
        elif meaning is _CONTESTED:
            row.contested[name] = row.at(name)
        elif meaning is not _UNKNOWN:
            row.cells[name] = meaning
    return row


def _meaning(one: Field, cell: str) -> object:
    if not one.plain and is_contested(cell):
        return _CONTESTED
    return _UNKNOWN if not one.plain and is_unknown(cell) else understand(one, cell)


def read_source(raw: Raw, place: Place, cells: Mapping[str, object]) -> Source:
    """The source and date at the end of a row."""
    name, day = cells.get(SOURCE), cells.get(DATE)
    try:
        return _source(name, day)
    except UnfitValueError as unfit:
        raw.faults.append(Fault(Place(place.file, place.sheet, place.row, DATE), unfit.what, unfit.mend))
        return _source(name, None)


@lru_cache(maxsize=4096, typed=True)
def _source(name: object, day: object) -> Source:
    """Sources repeat themselves row after row. Raises UnfitValueError for a day that is none."""
    return Source(unprotect(str(name)) if name is not None else "", _day(day))


def _day(cell: object) -> date | None:
    return None if is_unknown(cell) else cast(date, parse(_DATE_FIELD, cell))


def _about(raw: Raw, file: str, sheet: Sheet) -> None:
    labels = {fold(column.name): column.name for column in plain_columns(ABOUT_SHEET)}
    for place, cells in _rows(raw, file, sheet, plain_columns(ABOUT_SHEET)):
        key, value = sheet_key(str(cells.get("key", ""))), cells.get("value")
        if key == "name" and value is not None:
            raw.name = unprotect(str(value))
        elif key == "as_of":
            raw.as_of = read_source(raw, place, {DATE: value}).date
        elif key not in labels:
            raw.faults.append(_fault(place, "about", Severity.WARNING, key=str(cells.get("key", ""))))


def sheet_key(text: str) -> str:
    """What a row of the sheet about the landscape speaks of: `name`, `as_of`, or the text itself."""
    folded = fold(text)
    if folded in {"naam", "name"}:
        return "name"
    return "as_of" if folded in {fold("peildatum"), fold("as_of"), fold("as of")} else text
