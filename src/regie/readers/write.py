"""A landscape to files, in the form the name asks for; and an empty workbook with three example rows a sheet."""

from __future__ import annotations

from pathlib import Path

from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.plaintext.folder import write_folder
from regie.readers.workbook.csv_folder import write_csv_folder
from regie.readers.workbook.ods import write_ods
from regie.readers.workbook.rows import cell_sheets
from regie.readers.workbook.template import example_rows
from regie.readers.workbook.xlsx import write_xlsx


def write_landscape(landscape: Landscape, path: Path, *, language: Language = "nl") -> None:
    """Write a landscape. `.xlsx` and `.ods` are workbooks; a name without suffix becomes a folder of YAML, one that
    ends in `.csv`, `.yaml` or `.json` a folder of that. Raises InputFaults for another suffix."""
    match path.suffix.lower():
        case ".xlsx":
            write_xlsx(path, cell_sheets(landscape, language), language)
        case ".ods":
            write_ods(path, cell_sheets(landscape, language), language)
        case ".csv":
            write_csv_folder(path, cell_sheets(landscape, language), language)
        case "" | ".yaml":
            write_folder(path, landscape, "yaml")
        case ".json":
            write_folder(path, landscape, "json")
        case _:
            fault = Fault(Place(path.name), Message("workbook.fault.format"), Message("workbook.mend.format"))
            raise InputFaults([fault])


def write_template(path: Path, language: Language = "nl") -> None:
    """Write an empty workbook with every sheet, column help, drop-downs and three example rows to replace."""
    write_landscape(example_rows(language), path, language=language)
