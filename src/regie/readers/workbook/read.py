"""Sheets of cells to raw rows, with every fault at its cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import cast

from regie.landscape import NOUN_BY_NAME, Field, Kind, Source, fields
from regie.landscape.faults import Fault, Place, Severity
from regie.readers.progress import Progress, silent
from regie.readers.records.cells import is_contested, is_unknown, understand, unprotect
from regie.readers.records.raw import Raw, RawFact, RawRow
from regie.readers.records.values import UnfitValueError, fold, parse
from regie.readers.workbook.layout import ABOUT_SHEET, DATE, FACTS_SHEET, columns, plain_columns, sheet_names
from regie.readers.workbook.sheet import Sheet
from regie.readers.workbook.table import Table, at_row, fault_at, read_table

_DATE_FIELD = next(one for one in fields(NOUN_BY_NAME["contract"]) if one.kind is Kind.DATE)
_TEXTS = frozenset({str, type(None)})


def read_sheets(file: str, sheets: Sequence[Sheet], progress: Progress = silent) -> Raw:
    """All rows of the sheets of one file; `facts.add_facts` adds the sheet of facts once every file is read."""
    raw = Raw()
    known = 0
    for number, sheet in enumerate(sheets):
        progress(number / len(sheets))
        place = Place(file, sheet.title)
        name = sheet_names().get(fold(sheet.title))
        if name is None:
            raw.faults.append(fault_at(place, "sheet", Severity.WARNING, sheet=sheet.title))
            continue
        known += 1
        if sheet.hidden:
            raw.faults.append(fault_at(place, "hidden", Severity.WARNING))
        if name == ABOUT_SHEET:
            _about(raw, read_table(raw, place, sheet, plain_columns(ABOUT_SHEET)))
        elif name == FACTS_SHEET:
            _facts(raw, read_table(raw, place, sheet, plain_columns(FACTS_SHEET)))
        else:
            _things(raw, name, read_table(raw, place, sheet, columns(NOUN_BY_NAME[name])))
    if not known:
        raw.faults.append(fault_at(Place(file), "no_sheets"))
    return raw


def _things(raw: Raw, noun: str, table: Table) -> None:
    """A row for each thing, filled column by column."""
    if not table.rows:
        return
    *said, names, days = zip(*table.rows, strict=True)
    rows = [
        RawRow(noun, (table.place, table.numbers, which), _read_source(raw, table.place, number, name, day))
        for which, (number, name, day) in enumerate(zip(table.numbers, names, days, strict=True))
    ]
    facts: dict[str, Sequence[object]] = {}
    for one, cells in zip(fields(NOUN_BY_NAME[noun]), said, strict=True):
        # the cells of a column repeat themselves: each distinct text is understood once
        meanings: dict[object, object] = {cell: _meaning(one, cell) for cell in set(cells) if isinstance(cell, str)}
        if not one.plain:
            facts[one.name] = _understood(one, cells, meanings)
            _contest(rows, one.name, cells, {cell for cell, meaning in meanings.items() if meaning is None})
            continue
        for row, meaning in zip(rows, _understood(one, cells, meanings), strict=True):
            if meaning is not None:
                row.plain[one.name] = meaning
    for row, understood in zip(rows, zip(*facts.values(), strict=True), strict=True):
        row.cells = dict(zip(facts, understood, strict=True))
    raw.rows += rows


def _meaning(one: Field, cell: str) -> object:
    """What a text says, None when that is nothing; a contested fact stands in the sheet of facts."""
    silent = not cell or (not one.plain and (is_unknown(cell) or is_contested(cell)))
    return None if silent else understand(one, cell)


def _understood(one: Field, cells: Sequence[object], meanings: dict[object, object]) -> Sequence[object]:
    if one.many:
        meanings[None] = None
        return [meanings[cell] if cell is None or isinstance(cell, str) else understand(one, cell) for cell in cells]
    return list(map(meanings.get, cells, cells))  # what is no text is what it means


def _contest(rows: Sequence[RawRow], name: str, cells: Sequence[object], silent: set[object]) -> None:
    """Keep which cells are contested, among those with these texts."""
    contested = frozenset(filter(is_contested, silent))
    for row, cell in zip(rows, cells, strict=True) if contested else ():
        if cell in contested:
            row.contested[name] = row.at(name)


def _facts(raw: Raw, table: Table) -> None:
    column = at_row(table.place, 0, "value")
    # of many things the same is said, and it is read once
    known: dict[tuple[object, ...], RawFact] = {}
    for which, (number, (_, id_, *said)) in enumerate(zip(table.numbers, table.rows, strict=True)):
        key = (type(said[1]), *said)  # to Python 1.0, 1 and True are equal
        fact = known.get(key)
        if fact is None:
            faults = len(raw.faults)
            field, value, name, day, overruled = said
            fact = RawFact(field, value, _read_source(raw, table.place, number, name, day), overruled)
            if len(raw.faults) == faults and _TEXTS.issuperset(map(type, (field, name, overruled))):
                known[key] = fact
        raw.facts.append(((column, table.numbers, which), id_, fact))


def _read_source(raw: Raw, place: Place, number: int, name: object, day: object) -> Source:
    """The source and date at the end of a row."""
    try:
        return _source(name, day)
    except UnfitValueError as unfit:
        raw.faults.append(Fault(at_row(place, number, DATE), unfit.what, unfit.mend))
        return _source(name, None)


@lru_cache(maxsize=4096, typed=True)
def _source(name: object, day: object) -> Source:
    """Sources repeat themselves row after row. Raises UnfitValueError for a day that is none."""
    return Source(unprotect(str(name)) if name is not None else "", _day(day))


def _day(cell: object) -> date | None:
    return None if is_unknown(cell) else cast(date, parse(_DATE_FIELD, cell))


def _about(raw: Raw, table: Table) -> None:
    labels = {fold(column.name): column.name for column in plain_columns(ABOUT_SHEET)}
    for number, (said, value) in zip(table.numbers, table.rows, strict=True):
        text = "" if said is None else str(said)
        key = sheet_key(text)
        if key == "name" and value is not None and value != "":
            raw.name = unprotect(str(value))
        elif key == "as_of":
            raw.as_of = _read_source(raw, table.place, number, None, value).date
        elif key not in labels:
            raw.faults.append(fault_at(at_row(table.place, number), "about", Severity.WARNING, key=text))


def sheet_key(text: str) -> str:
    """What a row of the sheet about the landscape speaks of: `name`, `as_of`, or the text itself."""
    folded = fold(text)
    if folded in {"naam", "name"}:
        return "name"
    return "as_of" if folded in {fold("peildatum"), fold("as_of"), fold("as of")} else text
