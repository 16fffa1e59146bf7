"""The sheets of a file, read one at a time and only when asked for: what may not be read, is not read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening import FileKind, decode_text, kind_of, open_zip, read_bytes, read_folder
from regie.readers.workbook.csv_folder import read_csv_sheets

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Book:
    """A file with sheets: their titles in order, and how to get the rows of one."""

    file: str
    sheets: Mapping[str, Callable[[], Rows]]
    faults: tuple[Fault, ...] = ()


def open_book(path: Path) -> Book:
    """The sheets of a workbook, a CSV file or a folder of them. Raises InputFaults for anything else."""
    match kind_of(path):
        case FileKind.XLSX | FileKind.ODS:
            return _workbook(path)
        case FileKind.CSV:
            return _csv(path.name, [(path.name, read_bytes(path))])
        case FileKind.CSV_FOLDER:
            return _csv(path.name, list(read_folder(path, (".csv",))))
        case kind:
            what, mend = Message("mapping.fault.no_table", kind=kind.value), Message("mapping.mend.no_table")
            raise InputFaults([Fault(Place(path.name), what, mend)])


def _workbook(path: Path) -> Book:
    import io

    from python_calamine import CalamineError, CalamineWorkbook

    content = read_bytes(path)
    open_zip(content, path.name)  # refuses bombs, encryption and damage before anything is unpacked
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return Book(path.name, {title: partial(_sheet, book, title, path.name) for title in book.sheet_names})
    except (CalamineError, ValueError):
        raise _unreadable(path.name) from None


def _sheet(book: object, title: str, file: str) -> Rows:
    from python_calamine import CalamineError, CalamineWorkbook

    assert isinstance(book, CalamineWorkbook)
    try:
        return book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    except (CalamineError, ValueError):
        raise _unreadable(file, title) from None


def _csv(file: str, files: Sequence[tuple[str, bytes]]) -> Book:
    decoded = {name: decode_text(content, name) for name, content in files}
    try:
        sheets = read_csv_sheets({name: one.text for name, one in decoded.items()})
    except csv.Error:
        raise _unreadable(file) from None
    rows: dict[str, Callable[[], Rows]] = {sheet.title: partial(_given, sheet.rows) for sheet in sheets}
    return Book(file, rows, tuple(fault for one in decoded.values() for fault in one.faults))


def _given(rows: Rows) -> Rows:
    return rows


def _unreadable(file: str, sheet: str = "") -> InputFaults:
    what, mend = Message("workbook.fault.unreadable"), Message("workbook.mend.unreadable")
    return InputFaults([Fault(Place(file, sheet), what, mend)])
