"""Any files that hold a landscape to one Reading, by what they are rather than by how they are called."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from regie.landscape import Record
from regie.landscape.faults import Fault, InputFaults, Place, in_order
from regie.locale import Message
from regie.readers.opening import FileKind, decode_text, kind_of, read_bytes, read_folder
from regie.readers.progress import Progress, part, silent
from regie.readers.reading import LeftOut, Reading
from regie.readers.records.as_rows import as_rows
from regie.readers.records.assemble import Finding, assemble, nothing_else
from regie.readers.records.raw import Raw, merge
from regie.readers.workbook.data_models import as_data_model
from regie.readers.workbook.facts import add_facts
from regie.readers.workbook.layout import is_known_sheet
from regie.readers.workbook.read import read_sheets
from regie.readers.workbook.spreadsheet import read_spreadsheet

_FILES = 0.7
"""The part of the work that is done when all files are read, and their rows are still to be understood."""


def read_landscape(
    paths: Sequence[Path],
    progress: Progress = silent,
    *,
    around: Iterable[Record] = (),
    finding: Finding = nothing_else,
) -> Reading:
    """The landscape in these files and folders together, or every fault in all of them.

    Things stay apart unless they have the same id, which is a fault. `counts` and `left_out` of a model or a bill of
    materials that is read by itself hold what that form counts besides. Rows may refer to things in `around` too;
    `finding` says what else does not fit.
    """
    raws: list[Raw] = []
    left_out: list[LeftOut] = []
    for number, path in enumerate(paths):
        of_file = part(progress, _FILES * number / len(paths), _FILES * (number + 1) / len(paths))
        of_file(0)
        try:
            kind = kind_of(path)
            if not kind.is_foreign:
                raws.append(_raw(path, kind, of_file, alone=len(paths) == 1))
                continue
            reading = _foreign(path, kind)
        except InputFaults as refused:
            raws.append(Raw(faults=list(refused.faults)))
            continue
        if len(paths) == 1:
            progress(1)
            return reading
        raw = as_rows(reading.landscape, path.name) if reading.landscape else Raw()
        raw.faults.extend(reading.faults)
        raws.append(raw)
        left_out.extend(reading.left_out)
    raw = merge(raws)
    add_facts(raw)
    if not raw.rows and not raw.faults:
        place = Place(", ".join(path.name for path in paths))
        raw.faults.append(Fault(place, Message("workbook.fault.empty"), Message("workbook.mend.empty")))
    reading = assemble(raw, part(progress, _FILES, 1), around, finding)
    progress(1)
    return dataclasses.replace(reading, faults=in_order(reading.faults), left_out=tuple(left_out))


def _foreign(path: Path, kind: FileKind) -> Reading:
    """A file in a form of others, as a landscape."""
    if kind.is_cyclonedx:
        from regie.readers.cyclonedx import read_cyclonedx

        return read_cyclonedx(path)
    if kind is FileKind.SUPPLIER_LIST:
        from regie.readers.supplier_lists import read_supplier_list

        return read_supplier_list(path).reading
    from regie.readers.archimate import read_archimate

    return read_archimate(path)


def _raw(path: Path, kind: FileKind, progress: Progress, *, alone: bool) -> Raw:
    match kind:
        case FileKind.XLSX | FileKind.ODS:
            return _spreadsheet(path, progress)
        case FileKind.CSV:
            return _csv(path.name, [(path.name, read_bytes(path))])
        case FileKind.CSV_FOLDER:
            return _csv(path.name, list(read_folder(path, (".csv",))))
        case FileKind.PLAINTEXT_FOLDER:
            found = read_folder(path, (".yaml", ".yml", ".json"))
            # every folder has the same files: beside another its own name tells them apart
            return _texts([(name if alone else f"{path.name}/{name}", content) for name, content in found])
        case _:
            return _texts([(path.name, read_bytes(path))])


def _spreadsheet(path: Path, progress: Progress) -> Raw:
    sheets = read_spreadsheet(read_bytes(path), path.name, is_known_sheet, part(progress, 0, 0.5))
    if model := as_data_model(path.name, sheets):
        return Raw(faults=[model])
    return read_sheets(path.name, sheets, part(progress, 0.5, 1))


def _csv(file: str, files: Sequence[tuple[str, bytes]]) -> Raw:
    import csv

    from regie.readers.workbook.csv_folder import read_csv_sheets

    decoded = {name: decode_text(content, name) for name, content in files}
    try:
        raw = read_sheets(file, read_csv_sheets({name: one.text for name, one in decoded.items()}))
    except csv.Error:
        place = Place(file)
        return Raw(faults=[Fault(place, Message("workbook.fault.unreadable"), Message("workbook.mend.unreadable"))])
    raw.faults.extend(fault for one in decoded.values() for fault in one.faults)
    return raw


def _texts(files: Sequence[tuple[str, bytes]]) -> Raw:
    from regie.readers.plaintext.folder import read_texts

    decoded = {name: decode_text(content, name) for name, content in files}
    raw = read_texts({name: one.text for name, one in decoded.items()})
    raw.faults.extend(fault for one in decoded.values() for fault in one.faults)
    return raw
