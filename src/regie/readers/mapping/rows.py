"""The rows of a table, as cells by column: empty ones left out, errors of formulas said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from regie.landscape.faults import Place
from regie.locale import Message
from regie.readers.mapping.form import Table
from regie.readers.mapping.headings import Headings, names_used
from regie.readers.mapping.identity import value_key
from regie.readers.mapping.remarks import Remarks
from regie.readers.records.cells import is_error
from regie.readers.workbook.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its filled cells by the name the mapping gives their column."""

    place: Place
    cells: Mapping[str, object]

    def at(self, column: str) -> Place:
        """The place of one cell."""
        return Place(self.place.file, self.place.sheet, self.place.row, column)


def read_rows(place: Place, sheet: Sheet, headings: Headings, table: Table, remarks: Remarks) -> Iterator[Row]:
    """The rows below the headings that have what the table needs. `place` is the sheet.

    A row with nothing in it is passed by: formatted rows and formulas below the data. A row with something but
    without a needed cell is left out, and said.
    """
    positions = _positions(place, headings, table, remarks)
    empty = frozenset(value_key(text) for text in table.empty)
    merged = set(sheet.merged)
    for number, cells in enumerate(sheet.rows[headings.row :], start=headings.row + 1):
        row = Row(replace(place, row=number), {})
        held = {}
        for name, at in positions.items():
            cell = cells[at] if at < len(cells) else None
            if not is_empty(cell, empty):
                held[name] = cell
        missing = tuple(name for name in table.filled_in if name not in held)
        if held and not missing:
            _say_special(row, {at: name for name, at in positions.items()}, sheet, merged, remarks)
            yield Row(row.place, {name: cell for name, cell in held.items() if not is_error(cell)})
        elif held:
            reason = Message("mapping.left_out.footer", columns=missing)
            remarks.leave(place.sheet or place.file, str(number), reason)


def _say_special(
    row: Row, names: Mapping[int, str], sheet: Sheet, merged: set[tuple[int, int]], remarks: Remarks
) -> None:
    """What the values of a row do not tell: errors, formulas without a stored outcome, merged cells."""
    number = row.place.row
    for at, name in names.items():
        special = sheet.special.get((number, at + 1))
        cell = sheet.rows[number - 1][at] if at < len(sheet.rows[number - 1]) else None
        if (special is not None and special.error) or is_error(cell):
            remarks.count(row.at(name), Message("mapping.fault.error_cell"), Message("mapping.mend.error_cell"))
        elif special is not None and not special.stored:
            remarks.count(row.at(name), Message("mapping.fault.no_outcome"), Message("mapping.mend.no_outcome"))
        if (number, at + 1) in merged:
            remarks.count(row.at(name), Message("workbook.fault.merged"), Message("workbook.mend.merged"))


def is_empty(cell: object, empty: frozenset[str]) -> bool:
    """Whether a cell says nothing: blank, or one of the values that stand for nothing in this table."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return True
    return not isinstance(cell, list) and value_key(cell) in empty


def _positions(place: Place, headings: Headings, table: Table, remarks: Remarks) -> dict[str, int]:
    """Where each column of the mapping stands. Columns that it does not know are said, not lost."""
    found: dict[str, int] = {}
    unread = {one.column: one for one in table.not_used}
    known: set[int] = set()
    for name, others in names_used(table).items():
        at = headings.find((name, *others))
        known.update(at)
        if len(at) > 1:
            remarks.error(replace(place, row=headings.row, column=name), "column_twice", column=name)
        elif at and name in unread:
            remarks.leave(place.sheet or place.file, name, said_why(unread[name].why))
        elif at:
            found[name] = at[0]
    for at_, text in enumerate(headings.texts):
        if text.strip() and at_ not in known:
            remarks.warn(replace(place, row=headings.row, column=text.strip()), "column", column=text.strip())
    return found


def said_why(why: tuple[tuple[str, str], ...]) -> Message:
    """A mapping's own reason for not reading something, in either language."""
    texts = dict(why)
    first = next(iter(texts.values()), "")
    return Message("mapping.left_out.why", nl=texts.get("nl", first), en=texts.get("en", first))
