"""The sheets of a file of others. What may not be read, is not read: such a sheet comes without cells."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening import FileKind, decode_text, kind_of, read_bytes, read_folder
from regie.readers.workbook.csv_folder import read_csv_sheets
from regie.readers.workbook.data_models import as_data_model
from regie.readers.workbook.sheet import Sheet
from regie.readers.workbook.spreadsheet import read_spreadsheet

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Book:
    """A file with sheets, in order; those that were not wanted are there without rows."""

    file: str
    sheets: Sequence[Sheet]
    faults: tuple[Fault, ...] = ()


def open_book(path: Path, wanted: Callable[[str], bool] = lambda title: True) -> Book:
    """The sheets of a workbook, a CSV file or a folder of them; only `wanted` ones with their cells.

    Raises InputFaults for anything else, and for a workbook that is a data model rather than a list of things.
    """
    match kind_of(path):
        case FileKind.XLSX | FileKind.ODS:
            sheets = read_spreadsheet(read_bytes(path), path.name, wanted)
            if model := as_data_model(path.name, sheets):
                raise InputFaults([model])
            return Book(path.name, sheets)
        case FileKind.CSV:
            return _csv(path.name, [(path.name, read_bytes(path))], wanted)
        case FileKind.CSV_FOLDER:
            return _csv(path.name, list(read_folder(path, (".csv",))), wanted)
        case kind:
            what, mend = Message("mapping.fault.no_table", kind=kind.value), Message("mapping.mend.no_table")
            raise InputFaults([Fault(Place(path.name), what, mend)])


def _csv(file: str, files: Sequence[tuple[str, bytes]], wanted: Callable[[str], bool]) -> Book:
    decoded = {name: decode_text(content, name) for name, content in files if wanted(Path(name).stem)}
    try:
        sheets = read_csv_sheets({name: one.text for name, one in decoded.items()})
    except csv.Error:
        what, mend = Message("workbook.fault.unreadable"), Message("workbook.mend.unreadable")
        raise InputFaults([Fault(Place(file), what, mend)]) from None
    closed = [Sheet(Path(name).stem, ()) for name, _ in files if name not in decoded]
    return Book(file, [*sheets, *closed], tuple(fault for one in decoded.values() for fault in one.faults))
