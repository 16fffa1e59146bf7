"""Sheets of cells to raw rows, with every fault at its cell."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.landscape import NOUN_BY_NAME, Kind, Source, fields
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.records.assemble import Raw, RawClaim, RawRow
from regie.readers.records.cells import is_contested, is_error, is_unknown, understand, unprotect
from regie.readers.records.values import UnfitValueError, fold, parse
from regie.readers.workbook.layout import (
    ABOUT_SHEET,
    DATE,
    FACTS_SHEET,
    OVERRULED,
    SOURCE,
    Column,
    by_heading,
    columns,
    plain_columns,
    sheet_names,
)

_DATE_FIELD = next(field for field in fields(NOUN_BY_NAME["contract"]) if field.kind is Kind.DATE)
_CONTESTED = object()  # not the word itself: a text may say "betwist" and mean it
_TEXT_FIELD = fields(NOUN_BY_NAME["application"])[0]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as its form gave it: title, and rows of cells; row numbers count from 1."""

    title: str
    rows: Sequence[Sequence[object]]


def read_sheets(file: str, sheets: Sequence[Sheet]) -> Raw:
    """All rows of the sheets of one file."""
    raw = Raw()
    facts: list[tuple[Place, Mapping[str, object]]] = []
    for sheet in sheets:
        name = sheet_names().get(fold(sheet.title))
        if name is None:
            raw.faults.append(_unknown_sheet(file, sheet.title))
        elif name == ABOUT_SHEET:
            _about(raw, file, sheet)
        elif name == FACTS_SHEET:
            facts.extend(_rows(raw, file, sheet, plain_columns(FACTS_SHEET)))
        else:
            for place, cells in _rows(raw, file, sheet, columns(NOUN_BY_NAME[name])):
                raw.rows.append(_row(raw, name, place, cells))
    _add_facts(raw, facts)
    return raw


def _unknown_sheet(file: str, title: str) -> Fault:
    return Fault(
        Place(file, title),
        Message("workbook.fault.sheet", sheet=title),
        Message("workbook.mend.sheet"),
        Severity.WARNING,
    )


def _rows(raw: Raw, file: str, sheet: Sheet, known: Sequence[Column]) -> Iterator[tuple[Place, Mapping[str, object]]]:
    """Rows that hold anything, as cells by column name."""
    heading = next((number for number, row in enumerate(sheet.rows) if any(_filled(cell) for cell in row)), None)
    if heading is None:
        return
    headings = by_heading(tuple(known))
    named: dict[int, str] = {}
    for index, cell in enumerate(sheet.rows[heading]):
        if not _filled(cell):
            continue
        column = headings.get(fold(str(cell)))
        if column is None:
            raw.faults.append(_unknown_column(Place(file, sheet.title, heading + 1, str(cell)), headings))
        elif column.name in named.values():
            place = Place(file, sheet.title, heading + 1, str(cell))
            raw.faults.append(
                Fault(place, Message("workbook.fault.column_twice"), Message("workbook.mend.column_twice"))
            )
        else:
            named[index] = column.name
    for number, row in enumerate(sheet.rows[heading + 1 :], start=heading + 2):
        cells = {named[index]: cell for index, cell in enumerate(row) if index in named and _filled(cell)}
        if cells:
            yield Place(file, sheet.title, number), cells


def _unknown_column(place: Place, headings: Mapping[str, Column]) -> Fault:
    near = difflib.get_close_matches(fold(place.column), headings, n=1, cutoff=0.6)
    mend = (
        Message("workbook.mend.nearest_column", column=headings[near[0]].label["nl"])
        if near
        else Message("workbook.mend.column")
    )
    return Fault(place, Message("workbook.fault.column", column=place.column), mend, Severity.WARNING)


def _filled(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def _row(raw: Raw, noun: str, place: Place, cells: Mapping[str, object]) -> RawRow:
    source = _source(raw, place, cells)
    row = RawRow(noun, place, source)
    for field in fields(NOUN_BY_NAME[noun]):
        cell = cells.get(field.name)
        if cell is None:
            continue
        at = Place(place.file, place.sheet, place.row, field.name)
        if is_error(cell):
            raw.faults.append(
                Fault(at, Message("workbook.fault.formula", value=cell), Message("workbook.mend.formula"))
            )
        elif field.plain:
            row.plain[field.name] = understand(field, cell)
        elif not is_unknown(cell):
            value = _CONTESTED if is_contested(cell) else understand(field, cell)
            row.claims[field.name] = [RawClaim(value, source, at)]
    return row


def _source(raw: Raw, place: Place, cells: Mapping[str, object]) -> Source:
    name = cells.get(SOURCE)
    return Source(unprotect(str(name)) if name is not None else "", _day(raw, place, cells.get(DATE)))


def _day(raw: Raw, place: Place, cell: object) -> date | None:
    if is_unknown(cell):
        return None
    try:
        day: date = parse(_DATE_FIELD, cell)
    except UnfitValueError as unfit:
        raw.faults.append(Fault(Place(place.file, place.sheet, place.row, DATE), unfit.what, unfit.mend))
        return None
    return day


def _about(raw: Raw, file: str, sheet: Sheet) -> None:
    labels = {fold(column.name): column.name for column in plain_columns(ABOUT_SHEET)}
    for place, cells in _rows(raw, file, sheet, plain_columns(ABOUT_SHEET)):
        key, value = sheet_key(str(cells.get("key", ""))), cells.get("value")
        if key == "name" and value is not None:
            raw.name = unprotect(str(value))
        elif key == "as_of":
            raw.as_of = _day(raw, place, value)
        elif key not in labels:
            what = Message("workbook.fault.about", key=str(cells.get("key", "")))
            raw.faults.append(Fault(place, what, Message("workbook.mend.about"), Severity.WARNING))


def sheet_key(text: str) -> str:
    """What a row of the sheet about the landscape speaks of: `name`, `as_of`, or the text itself."""
    folded = fold(text)
    if folded in {"naam", "name"}:
        return "name"
    return "as_of" if folded in {fold("peildatum"), fold("as_of"), fold("as of")} else text


def _add_facts(raw: Raw, facts: Sequence[tuple[Place, Mapping[str, object]]]) -> None:
    """Claims of the sheet of facts take the place of the cell, unless the cell says something else."""
    rows: dict[str, RawRow] = {}
    for row in raw.rows:
        rows.setdefault(str(row.plain.get("id", "")), row)
    claims: dict[tuple[str, str], list[RawClaim]] = {}
    for place, cells in facts:
        target = rows.get(str(understand(_TEXT_FIELD, cells.get("id", ""))))
        if target is None:
            what = Message("workbook.fault.fact_id", id=str(cells.get("id", "")))
            raw.faults.append(
                Fault(Place(place.file, place.sheet, place.row, "id"), what, Message("workbook.mend.fact_id"))
            )
            continue
        column = by_heading(columns(NOUN_BY_NAME[target.noun])).get(fold(str(cells.get("field", ""))))
        if column is None or column.field is None or column.field.plain:
            what = Message("workbook.fault.fact_field", field=str(cells.get("field", "")))
            mend = Message("workbook.mend.fact_field")
            raw.faults.append(Fault(Place(place.file, place.sheet, place.row, "field"), what, mend))
            continue
        cell = cells.get("value")
        value = None if is_unknown(cell) else understand(column.field, cell)
        at = Place(place.file, place.sheet, place.row, "value")
        claims.setdefault((str(target.plain["id"]), column.field.name), []).append(
            RawClaim(value, _source(raw, place, cells), at, _reason(cells.get(OVERRULED)))
        )
    _replace(rows, claims)
    _contested_without_facts(raw)


def _reason(cell: object) -> str:
    return "" if cell is None else str(understand(_TEXT_FIELD, cell))


def _replace(rows: Mapping[str, RawRow], claims: Mapping[tuple[str, str], list[RawClaim]]) -> None:
    for (id_, name), found in claims.items():
        row = rows[id_]
        inline = row.claims.get(name, [])
        extra = [one for one in inline if one.value is not _CONTESTED and not _among(one.value, found)]
        row.claims[name] = found + extra


def _among(value: Any, found: Sequence[RawClaim]) -> bool:
    return any(_same(value, claim.value) for claim in found if not claim.overruled)


def _same(one: Any, other: Any) -> bool:
    return one == other or str(one) == str(other)


def _contested_without_facts(raw: Raw) -> None:
    for row in raw.rows:
        for name, found in list(row.claims.items()):
            if len(found) == 1 and found[0].value is _CONTESTED:
                what, mend = Message("workbook.fault.contested"), Message("workbook.mend.contested")
                raw.faults.append(Fault(found[0].place, what, mend))
                del row.claims[name]
