"""A landscape to files, in the form the name asks for; and an empty workbook with three example rows a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from regie.landscape import NOUN_BY_NAME, Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.plaintext.folder import ABOUT, write_folder
from regie.readers.progress import Progress, silent
from regie.readers.replacing import replacing
from regie.readers.workbook.csv_folder import write_csv_folder
from regie.readers.workbook.layout import is_known_sheet
from regie.readers.workbook.rows import CellSheet, cell_sheets
from regie.readers.workbook.template import example_rows
from regie.readers.workbook.xlsx import write_xlsx

FORMS = (".xlsx", ".ods", ".csv", ".yaml", ".json", "")


def write_landscape(
    landscape: Landscape, path: Path, *, language: Language = "nl", progress: Progress = silent
) -> None:
    """Write a landscape, whole or not at all. `.xlsx` and `.ods` are workbooks; a name without suffix becomes a folder
    of YAML, one that ends in `.csv`, `.yaml` or `.json` a folder of that. Raises InputFaults for another suffix, and
    when the place cannot be written."""
    form = path.suffix.lower()
    if form not in FORMS:
        fault = Fault(Place(path.name), Message("workbook.fault.format"), Message("workbook.mend.format"))
        raise InputFaults([fault])
    with replacing(path, _is_ours) as draft:
        match form:
            case ".xlsx":
                write_xlsx(draft, _told(cell_sheets(landscape, language), progress), language)
            case ".ods":
                from regie.readers.workbook.ods import write_ods

                write_ods(draft, _told(cell_sheets(landscape, language), progress), language)
            case ".csv":
                write_csv_folder(draft, _told(cell_sheets(landscape, language), progress), language)
            case _:
                write_folder(draft, landscape, "json" if form == ".json" else "yaml")
    progress(1)


def _told(sheets: Sequence[CellSheet], progress: Progress) -> Iterator[CellSheet]:
    """The sheets, telling before each which part of all rows is written."""
    rows, done = sum(len(sheet.rows) for sheet in sheets) or 1, 0
    for sheet in sheets:
        progress(done / rows)
        yield sheet
        done += len(sheet.rows)


def _is_ours(name: str) -> bool:
    """Whether a file in a folder is part of a landscape, so that one of an earlier version must go."""
    file = Path(name)
    if file.suffix == ".csv":
        return is_known_sheet(file.stem)
    return file.suffix in (".yaml", ".json") and (file.stem in NOUN_BY_NAME or file.stem == ABOUT)


def write_template(path: Path, language: Language = "nl") -> None:
    """Write an empty workbook with every sheet, column help, drop-downs and three example rows to replace."""
    write_landscape(example_rows(language), path, language=language)
